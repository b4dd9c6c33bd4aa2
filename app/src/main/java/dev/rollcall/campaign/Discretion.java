package dev.rollcall.campaign;

import dev.rollcall.fix.FixParameter;
import dev.rollcall.fix.FixSheet;
import dev.rollcall.host.InputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps private keys out of the journal: in their place it has what tells one from another. */
final class Discretion {
    private static final String DIGEST = "not kept, sha256 ";

    private Discretion() {}

    /** The order as it may be written down. */
    static CampaignOrder kept(CampaignOrder order, FixSheet sheet) {
        Map<String, String> said = new LinkedHashMap<>();
        order.said().forEach((key, value) -> said.put(key, secret(sheet, key, value) ? digest(value) : value));
        return new CampaignOrder(order.fix(), said, order.care(), order.by(), order.reverts());
    }

    /** @throws InputException where an order can't be gone on with, because a part of it was not written down */
    static void complete(long number, CampaignOrder order) throws InputException {
        Optional<String> missing = order.said().entrySet().stream()
                .filter(entry -> entry.getValue().startsWith(DIGEST))
                .map(Map.Entry::getKey)
                .findFirst();
        if (missing.isPresent() && order.reverts().isEmpty()) {
            throw new InputException("campaign " + number + " can't be gone on with: its " + missing.get()
                    + " is a private key, which the journal does not keep; end it, and run " + order.fix()
                    + " again for the hosts that are left");
        }
    }

    private static boolean secret(FixSheet sheet, String key, String value) {
        boolean file = sheet.parameter(key)
                .filter(parameter -> parameter.form() instanceof FixParameter.Form.File)
                .isPresent();
        return (file && key.equals("key")) || value.contains("PRIVATE KEY");
    }

    private static String digest(String value) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return DIGEST + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
