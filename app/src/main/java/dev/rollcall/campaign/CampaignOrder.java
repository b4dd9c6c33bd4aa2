package dev.rollcall.campaign;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What is to be done, how carefully, and on whose word.
 *
 * @param fix its id
 * @param said its parameters as a person said them, by key
 * @param by who wants it: account and computer, {@code ops@desk-4}
 * @param reverts the campaign that this one takes back; empty for one that applies a fix
 */
public record CampaignOrder(String fix, Map<String, String> said, Care care, String by, OptionalLong reverts) {
    public CampaignOrder {
        said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
    }
}
