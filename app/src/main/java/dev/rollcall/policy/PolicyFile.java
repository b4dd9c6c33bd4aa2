package dev.rollcall.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.rollcall.host.InputException;
import dev.rollcall.policy.Policy.CertificateRules;
import dev.rollcall.policy.Policy.DnsRules;
import dev.rollcall.policy.Policy.InsideRules;
import dev.rollcall.policy.Policy.LinkRules;
import dev.rollcall.policy.Policy.PortRules;
import dev.rollcall.policy.Policy.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads thresholds from a TOML file; what the file leaves out is as in {@link Policy#DEFAULT}. */
public final class PolicyFile {
    private static final int MOST_BYTES = 64 * 1024;

    private PolicyFile() {}

    /** @throws InputException if the file can't be read, is no TOML, or says something that no policy knows */
    public static Policy read(Path file) throws InputException {
        return policy(new PolicySection(file.toString(), "", tree(file)));
    }

    private static Policy policy(PolicySection file) throws InputException {
        file.knowOnly(Set.of("dns", "port", "certificate", "service", "session", "firewall", "policy", "link"));
        return new Policy(
                dns(file.section("dns")),
                port(file.section("port")),
                certificate(file.section("certificate")),
                inside(file),
                link(file.section("link")));
    }

    private static InsideRules inside(PolicySection file) throws InputException {
        InsideRules usual = Policy.DEFAULT.inside();
        PolicySection service = file.section("service");
        PolicySection session = file.section("session");
        PolicySection firewall = file.section("firewall");
        PolicySection policy = file.section("policy");
        service.knowOnly(Set.of("automatic_required"));
        session.knowOnly(Set.of("stuck_after_hours"));
        firewall.knowOnly(Set.of("any_source_allowed"));
        policy.knowOnly(Set.of("group_policy_allowed"));
        return new InsideRules(
                Duration.ofHours(session.number(
                        "stuck_after_hours", (int) usual.stuckAfter().toHours(), 1, 100_000)),
                service.truth("automatic_required", usual.automaticRequired()),
                firewall.truth("any_source_allowed", usual.anySourceAllowed()),
                policy.truth("group_policy_allowed", usual.groupPolicyAllowed()));
    }

    private static DnsRules dns(PolicySection section) throws InputException {
        section.knowOnly(Set.of("reverse_required", "reverse_must_match", "addresses_per_family"));
        DnsRules usual = Policy.DEFAULT.dns();
        return new DnsRules(
                section.truth("reverse_required", usual.reverseRequired()),
                section.truth("reverse_must_match", usual.reverseMustMatch()),
                section.number("addresses_per_family", usual.addressesPerFamily(), 1, 1000));
    }

    private static PortRules port(PolicySection section) throws InputException {
        section.knowOnly(Set.of("slow_connect_ms", "slow_answer_ms", "management_ports"));
        PortRules usual = Policy.DEFAULT.port();
        return new PortRules(
                millis(section, "slow_connect_ms", usual.slowConnect()),
                millis(section, "slow_answer_ms", usual.slowAnswer()),
                section.numbers("management_ports", usual.managementPorts(), 1, 65_535, PortRules.MOST_PORTS));
    }

    private static LinkRules link(PolicySection section) throws InputException {
        section.knowOnly(Set.of("lost_connects", "slow_ms", "unsteady_ms"));
        LinkRules usual = Policy.DEFAULT.link();
        return new LinkRules(
                section.number("lost_connects", usual.lostConnects(), 1, 100),
                millis(section, "slow_ms", usual.slow()),
                millis(section, "unsteady_ms", usual.unsteady()));
    }

    private static Duration millis(PolicySection section, String key, Duration usual) throws InputException {
        return Duration.ofMillis(section.number(key, (int) usual.toMillis(), 1, 3_600_000));
    }

    private static CertificateRules certificate(PolicySection section) throws InputException {
        section.knowOnly(Set.of(
                "expires_soon_days",
                "minimum_rsa_bits",
                "minimum_ec_bits",
                "weak_signatures",
                "minimum_tls",
                "trusted_issuer_required",
                "trusted_issuers"));
        CertificateRules usual = Policy.DEFAULT.certificate();
        return new CertificateRules(
                Duration.ofDays(section.number(
                        "expires_soon_days", (int) usual.expiresSoon().toDays(), 0, 3650)),
                section.number("minimum_rsa_bits", usual.minimumRsaBits(), 0, 16384),
                section.number("minimum_ec_bits", usual.minimumEcBits(), 0, 1024),
                section.texts("weak_signatures", List.copyOf(usual.weakSignatures())).stream()
                        .map(name -> name.toUpperCase(Locale.ROOT).replace("-", ""))
                        .collect(Collectors.toSet()),
                tls(section, usual.minimumTls()),
                trust(section));
    }

    private static TlsVersion tls(PolicySection section, TlsVersion usual) throws InputException {
        String text = section.text("minimum_tls", usual.text());
        return TlsVersion.of(text)
                .orElseThrow(() -> section.wrong("minimum_tls", "is \"" + text + "\"; write " + TlsVersion.choice()));
    }

    private static Trust trust(PolicySection section) throws InputException {
        List<String> issuers = new ArrayList<>();
        for (String text : section.texts("trusted_issuers", List.of())) {
            issuers.add(IssuerText.read(text)
                    .orElseThrow(() -> section.wrong(
                            "trusted_issuers",
                            "has " + IssuerText.quoted(text)
                                    + ", which is neither a name like \"CN=Example CA\""
                                    + " nor a SHA-256 thumbprint of 64 hex digits")));
        }
        Trust trust = new Trust(section.truth("trusted_issuer_required", false), issuers);
        if (trust.required() && trust.issuers().isEmpty()) {
            throw section.wrong("trusted_issuer_required", "needs at least one issuer in trusted_issuers");
        }
        return trust;
    }

    private static JsonNode tree(Path file) throws InputException {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new InputException(file + ": too long for a policy, the most is 64 KB");
            }
            return new TomlMapper().readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": no such file", e);
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw new InputException(file + ": not TOML" + place + ": " + firstLine(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new InputException(file + ": can't be read: " + e.getMessage(), e);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
