package dev.rollcall.demo;

import dev.rollcall.demo.FleetList.Member;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** What the simulated fleet's name server knows, wrong entries included. Filled before it is served, never changed then. */
final class Zone {
    private static final long TTL_SECONDS = 60;

    private final Map<Name, List<Record>> records = new HashMap<>();
    private final Set<Name> broken = new HashSet<>();

    record Answer(int rcode, List<Record> records) {}

    void add(Member member, InetAddress address) throws TextParseException {
        Name name = Name.fromString(member.name() + ".");
        switch (member.persona().naming()) {
            case RIGHT, WRONG_ADDRESS -> {
                forward(name, address);
                reverse(address, name);
            }
            case NO_REVERSE -> forward(name, address);
            case REVERSE_DIFFERS -> {
                forward(name, address);
                reverse(address, Name.fromString("old-" + member.name() + "."));
            }
            case SERVER_FAILURE -> broken.add(name);
            case MISSING -> {}
        }
    }

    /** A name that is no host's, such as a gateway's. */
    void add(String name, InetAddress address) throws TextParseException {
        forward(Name.fromString(name + "."), address);
    }

    private void forward(Name name, InetAddress address) {
        put(new ARecord(name, DClass.IN, TTL_SECONDS, address));
    }

    private void reverse(InetAddress address, Name name) {
        put(new PTRRecord(ReverseMap.fromAddress(address), DClass.IN, TTL_SECONDS, name));
    }

    private void put(Record record) {
        records.computeIfAbsent(record.getName(), _ -> new ArrayList<>()).add(record);
    }

    Answer answer(Name name, int type) {
        if (broken.contains(name)) {
            return new Answer(Rcode.SERVFAIL, List.of());
        }
        List<Record> found = records.getOrDefault(name, List.of());
        if (found.isEmpty()) {
            return new Answer(Rcode.NXDOMAIN, List.of());
        }
        List<Record> wanted = found.stream()
                .filter(record -> type == Type.ANY || record.getType() == type)
                .toList();
        return new Answer(Rcode.NOERROR, wanted);
    }
}
