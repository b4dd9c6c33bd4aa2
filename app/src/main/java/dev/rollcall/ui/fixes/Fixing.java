package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.Campaigns;
import dev.rollcall.fix.Fixes;

/**
 * What the window fixes with.
 *
 * @param by who acts, as the journal has it: {@code ops@desk-4}
 */
public record Fixing(Campaigns campaigns, Fixes fixes, String by) {
    /** The title of a fix; its id where it is none of ours. */
    String title(String fix) {
        return fixes.of(fix).map(one -> one.sheet().title()).orElse(fix);
    }
}
