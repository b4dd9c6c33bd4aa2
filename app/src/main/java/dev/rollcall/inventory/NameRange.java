package dev.rollcall.inventory;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that count: {@code web[01:20].example.net}. As many digits as the first number has, with leading zeros. */
record NameRange(String before, int first, int count, int digits, String after, int port) implements HostSet {
    private static final Pattern FORM = Pattern.compile("([^\\[\\]]*)\\[(\\d{1,9})[:-](\\d{1,9})\\]([^\\[\\]]*)");

    static NameRange read(String text, int port) throws InputException {
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new InputException("brackets hold an IPv6 address, or one range such as [01:20]");
        }
        int first = Integer.parseInt(form.group(2));
        int last = Integer.parseInt(form.group(3));
        if (last < first) {
            throw new InputException("the range ends before it begins");
        }
        NameRange range = new NameRange(
                form.group(1),
                first,
                Numbers.bounded(BigInteger.valueOf(last - (long) first + 1)),
                form.group(2).length(),
                form.group(4),
                port);
        // The last name is the longest and digits are all alike: if it is a name, they all are.
        HostName.canonical(range.name(range.count - 1));
        return range;
    }

    @Override
    public List<Host> hosts() {
        List<Host> hosts = new ArrayList<>(count);
        for (int offset = 0; offset < count; offset++) {
            try {
                hosts.add(Host.named(HostName.canonical(name(offset))).withPort(port));
            } catch (InputException e) {
                throw new IllegalStateException("the range was read, so its names are names", e);
            }
        }
        return hosts;
    }

    private String name(int offset) {
        String number = Integer.toString(first + offset);
        return before + "0".repeat(Math.max(0, digits - number.length())) + number + after;
    }
}
