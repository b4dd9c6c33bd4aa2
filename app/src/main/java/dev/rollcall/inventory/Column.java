package dev.rollcall.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a column of a table holds, as its heading tells. */
enum Column {
    /** Several may name the host: the one that is surest to be a DNS name counts first. */
    FULL_NAME("fqdn dnshostname dnsname dns fullyqualifieddomainname"),
    HOST("host hostname hosts hostnames computer computername server servername machine node"),
    NAME("name"),
    ADDRESS("address addr ip ipaddress ipv4 ipv4address ipv6 ipv6address"),
    PORT("port rdpport tcpport"),
    TAGS("tags tag labels group groups groupid"),
    SITE("site location datacenter datacentre"),
    OPERATING_SYSTEM("os operatingsystem osname"),
    NOTES("notes note description comment comments remarks"),
    OWNER("owner contact"),
    ACCESS("access"),
    JUMP("jump jumphost proxyjump"),
    GATEWAY_NAMES("gatewaynames"),
    GATEWAY("gateway rdgateway rdgatewayhostname gatewayhostname tsgateway"),
    /** Never read: secrets have no place in the inventory. */
    SECRET("password passwd pass pwd secret credential credentials"),
    UNKNOWN("");

    static final List<Column> NAMING = List.of(FULL_NAME, HOST, NAME);

    /** Between spaces. */
    private final String headings;

    Column(String headings) {
        this.headings = " " + headings + " ";
    }

    static Column of(String heading) {
        String plain = plain(heading);
        if (plain.contains("password") || plain.contains("passwd") || plain.contains("secret")) {
            return SECRET;
        }
        return Arrays.stream(values())
                .filter(column -> !plain.isEmpty() && column.headings.contains(" " + plain + " "))
                .findFirst()
                .orElse(UNKNOWN);
    }

    boolean namesHost() {
        return NAMING.contains(this) || this == ADDRESS;
    }

    /** Letters and digits alone, lower case: {@code IPv4-Address} is {@code ipv4address}. */
    private static String plain(String heading) {
        return heading.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
