package dev.rollcall.inventory;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.IntStream;

/** Addresses in a row, both families. {@code length} is 4 or 16 bytes. */
record AddressRange(BigInteger first, int count, int length, int port) implements HostSet {
    /** A network in CIDR notation (RFC 4632, RFC 4291 2.3), network and broadcast addresses too: not every network has these. */
    static AddressRange network(InetAddress address, String prefix, int port) throws InputException {
        int length = address.getAddress().length;
        int bits = length * 8;
        int kept = Numbers.within(prefix, 0, bits)
                .orElseThrow(() -> new InputException("the network size is not between /0 and /" + bits));
        BigInteger size = BigInteger.ONE.shiftLeft(bits - kept);
        BigInteger first = new BigInteger(1, address.getAddress()).divide(size).multiply(size);
        return new AddressRange(first, Numbers.bounded(size), length, port);
    }

    static AddressRange between(InetAddress first, InetAddress last, int port) throws InputException {
        if (first.getAddress().length != last.getAddress().length) {
            throw new InputException("the range begins and ends in different kinds of address");
        }
        BigInteger start = new BigInteger(1, first.getAddress());
        BigInteger size = new BigInteger(1, last.getAddress()).subtract(start).add(BigInteger.ONE);
        if (size.signum() <= 0) {
            throw new InputException("the range ends before it begins");
        }
        return new AddressRange(start, Numbers.bounded(size), first.getAddress().length, port);
    }

    @Override
    public List<Host> hosts() {
        return IntStream.range(0, count)
                .mapToObj(offset -> Host.named(text(offset)).withPort(port))
                .toList();
    }

    private String text(int offset) {
        byte[] number = first.add(BigInteger.valueOf(offset)).toByteArray();
        byte[] address = new byte[length];
        int used = Math.min(number.length, length);
        System.arraycopy(number, number.length - used, address, length - used, used);
        return AddressText.of(address);
    }
}
