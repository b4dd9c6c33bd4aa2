package dev.rollcall.remote.winrm.peer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Many hosts in a process of their own, each on an address of its own in 127.0.0.0/8, for benchmarks ({@code packaging/bench/winrm}).
 * Ends when its standard input does.
 */
public final class WinRmFleet {
    /** What hangs, one after the other. */
    private static final List<Misbehaviour> HANGING = List.of(
            Misbehaviour.SILENT,
            Misbehaviour.HALF_HEADER,
            Misbehaviour.SILENT_AFTER_CHALLENGE,
            Misbehaviour.HALF_SEALED,
            Misbehaviour.SILENT_RECEIVE);

    /** When everything in the document happened. */
    private static final Duration EARLIER = Duration.ofMinutes(3);

    private static final int IN_A_SUBNET = 250;
    private static final int SCRIPT_INCOMPLETE = 97;

    private WinRmFleet() {}

    /** Arguments: port, hosts, percentage that hangs, {@code http} or {@code https}, file for the list of addresses. */
    public static void main(String... arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int hosts = Integer.parseInt(arguments[1]);
        int hanging = Integer.parseInt(arguments[2]);
        Optional<PeerTls> tls =
                arguments[3].equals("https") ? Optional.of(PeerTls.selfSigned("SHA256withECDSA")) : Optional.empty();
        String document = document();
        PeerSettings plain = PeerSettings.ordinary((line, input) -> looked(document, input));
        PeerSettings healthy = tls.map(secured -> plain.withTls(secured, true)).orElse(plain);
        List<String> list = new ArrayList<>();
        List<WinRmHost> open = new ArrayList<>();
        int hung = 0;
        for (int i = 0; i < hosts; i++) {
            String address = "127.1." + i / IN_A_SUBNET + "." + (i % IN_A_SUBNET + 1);
            boolean hangs = (i + 1) * hanging / 100 > i * hanging / 100;
            PeerSettings settings = hangs ? healthy.with(HANGING.get(hung++ % HANGING.size())) : healthy;
            open.add(WinRmHost.start(settings, new InetSocketAddress(InetAddress.getByName(address), port)));
            list.add(address);
        }
        Files.write(Path.of(arguments[4]), list);
        System.out.println("ready: " + hosts + " hosts, " + hung + " of them hang");
        while (System.in.read() >= 0) {
            // Until the benchmark is over.
        }
        int shells = open.stream().mapToInt(WinRmHost::shells).sum();
        int logOns = open.stream().mapToInt(WinRmHost::logOns).sum();
        System.out.println("over: " + shells + " shells left, " + logOns + " log-ons");
    }

    /** As the bootstrap: nothing runs where the last line is missing. */
    private static PeerProgram.Ended looked(String document, byte[] input) {
        String lines = new String(input, StandardCharsets.US_ASCII);
        return lines.startsWith("{") && lines.endsWith("\n#end\n")
                ? new PeerProgram.Ended(0, document, "")
                : new PeerProgram.Ended(SCRIPT_INCOMPLETE, "", "");
    }

    private static String document() throws IOException {
        try (InputStream input = WinRmFleet.class.getResourceAsStream("windows.json")) {
            if (input == null) {
                throw new IllegalStateException("this build has no windows.json");
            }
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            return new String(input.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\\n *", "")
                    .replace("$NOW", now.toString())
                    .replace("$EARLIER", now.minus(EARLIER).toString());
        }
    }
}
