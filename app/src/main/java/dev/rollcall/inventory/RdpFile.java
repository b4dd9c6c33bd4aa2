package dev.rollcall.inventory;

import dev.rollcall.host.InputException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of the remote desktop client: one host, in lines such as {@code full address:s:rds-1}. */
final class RdpFile implements Importer {
    private static final Pattern LINE = Pattern.compile("([A-Za-z][A-Za-z0-9 ]*):([isb]):(.*)");
    /** "Always" and "where there is no direct way"; the others go without, or by the settings of whoever opens the file. */
    private static final List<String> THROUGH_GATEWAY = List.of("1", "2");

    @Override
    public String title() {
        return "RDP file";
    }

    @Override
    public boolean recognises(ImportSource source) {
        return source.lines().stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> LINE.matcher(line.strip()).matches())
                .isPresent();
    }

    @Override
    public ImportPreview read(ImportSource source) throws InputException {
        Map<String, String> settings = new HashMap<>();
        int addressed = 1;
        int number = 0;
        for (String line : source.lines()) {
            number++;
            Matcher setting = LINE.matcher(line.strip());
            if (setting.matches()) {
                String key = setting.group(1).toLowerCase(Locale.ROOT);
                settings.putIfAbsent(key, setting.group(3).strip());
                addressed = key.equals("full address") ? number : addressed;
            }
        }
        Collected collected = new Collected(source.name());
        if (settings.keySet().stream().anyMatch(key -> key.startsWith("password"))) {
            collected.note("Left out, for secrets have no place in the inventory: the password.");
        }
        String address = settings.getOrDefault("full address", "");
        if (isOfAzure(settings)) {
            collected.skip(
                    addressed, address, "it leads to Azure Virtual Desktop, by a gateway and not by a host's name");
        } else {
            connection(settings, address).addTo(collected, addressed, address);
        }
        return collected.preview(title());
    }

    private static SavedConnection connection(Map<String, String> settings, String address) {
        boolean behind = THROUGH_GATEWAY.contains(settings.getOrDefault("gatewayusagemethod", ""));
        return new SavedConnection(
                address,
                settings.getOrDefault("server port", ""),
                behind ? settings.getOrDefault("gatewayhostname", "") : "",
                List.of(),
                "");
    }

    private static boolean isOfAzure(Map<String, String> settings) {
        return settings.containsKey("wvd endpoint pool")
                || settings.getOrDefault("resourceprovider", "").equals("arm");
    }
}
