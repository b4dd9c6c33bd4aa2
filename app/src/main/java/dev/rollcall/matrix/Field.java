package dev.rollcall.matrix;

import dev.rollcall.observation.Check;
import java.util.Optional;

/** What a term of a query can ask about, as written before its colon. */
enum Field {
    IS("is", "how the host stands: failing, warning, healthy, unreachable, unknown, unchecked"),
    HOST("host", "name, * stands for anything"),
    SITE("site", "where it stands"),
    TAG("tag", "what people call it"),
    OS("os", "operating system"),
    ADDRESS("address", "IP address, * stands for anything"),
    NOTES("notes", "a word of its notes"),
    DNS("dns", "how its name resolves"),
    PORT("port", "how its port answers"),
    NLA("nla", "which security it asks for"),
    CERT("cert", "its certificate, or <30d left"),
    SESSION("session", "who is logged on"),
    ACCESS("access", "whether it lets this program in"),
    SERVICE("service", "whether its RDP server runs"),
    FIREWALL("firewall", "whether its own firewall lets clients in"),
    POLICY("policy", "whether it is set to take connections"),
    LINK("link", "how packets fare on the way to it"),
    /** Which one, by name; a code of the check of gateways asks how it answers. */
    GATEWAY("gateway", "the RD Gateway it is behind, or none; * stands for anything"),
    CAUSE("cause", "why it fails"),
    BEHIND("behind", "the gateway or jump host before it"),
    SUBNET("subnet", "its network, such as 10.4.1.0/24"),
    DOMAIN("domain", "what follows the first label of its name"),
    ISSUER("issuer", "who issued its certificate"),
    TEMPLATE("template", "what its certificate was made after"),
    BUILD("build", "the build that Windows tells, such as 10.0.20348"),
    RESOLVER("resolver", "a name server that was asked for it"),
    MISLED("misled", "a name server that answered otherwise than another"),
    CHANGED("changed", "when a check last changed, e.g. <1h ago"),
    CHECKED("checked", "when it was last checked, e.g. >1d ago");

    private final String key;
    private final String about;

    Field(String key, String about) {
        this.key = key;
        this.about = about;
    }

    String key() {
        return key;
    }

    String about() {
        return about;
    }

    static Field of(Check check) {
        return switch (check) {
            case DNS -> DNS;
            case PORT -> PORT;
            case NLA -> NLA;
            case CERTIFICATE -> CERT;
            case ACCESS -> ACCESS;
            case SERVICE -> SERVICE;
            case SESSION -> SESSION;
            case FIREWALL -> FIREWALL;
            case POLICY -> POLICY;
            case LINK -> LINK;
            case GATEWAY -> GATEWAY;
        };
    }

    static Optional<Field> ofKey(String key) {
        if (key.equals("certificate")) {
            return Optional.of(CERT);
        }
        for (Field field : values()) {
            if (field.key.equals(key)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The check whose codes this field asks about, where it is one that is built. */
    Optional<Check> check() {
        return switch (this) {
            case DNS -> Optional.of(Check.DNS);
            case PORT -> Optional.of(Check.PORT);
            case NLA -> Optional.of(Check.NLA);
            case CERT -> Optional.of(Check.CERTIFICATE);
            case SESSION -> Optional.of(Check.SESSION);
            case ACCESS -> Optional.of(Check.ACCESS);
            case SERVICE -> Optional.of(Check.SERVICE);
            case FIREWALL -> Optional.of(Check.FIREWALL);
            case POLICY -> Optional.of(Check.POLICY);
            case LINK -> Optional.of(Check.LINK);
            case GATEWAY -> Optional.of(Check.GATEWAY);
            case IS, HOST, SITE, TAG, OS, ADDRESS, NOTES, CAUSE, CHANGED, CHECKED -> Optional.empty();
            case BEHIND, SUBNET, DOMAIN, ISSUER, TEMPLATE, BUILD, RESOLVER, MISLED -> Optional.empty();
        };
    }

    /** What of a host it asks about that others may have in common with it. */
    Optional<Trait.Kind> trait() {
        for (Trait.Kind kind : Trait.Kind.values()) {
            if (kind.field() == this) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
