package dev.rollcall.remote.winrm.peer;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.w3c.dom.Element;

/** The command shells of a host and the programs in them. Safe for many threads. */
final class PeerShells {
    private static final long TIMED_OUT = 2150858793L;
    private static final long NO_SUCH_SHELL = 2150858843L;
    private static final long PIPE_CLOSING = 232;

    private final PeerSettings settings;
    private final CountDownLatch stopped;
    private final Map<String, Map<String, Running>> shells = new ConcurrentHashMap<>();

    PeerShells(PeerSettings settings, CountDownLatch stopped) {
        this.settings = settings;
        this.stopped = stopped;
    }

    private static final class Running {
        final String commandLine;
        final ByteArrayOutputStream input = new ByteArrayOutputStream();
        final CountDownLatch inputEnded = new CountDownLatch(1);
        Optional<PeerProgram.Ended> ended = Optional.empty();
        boolean halfSent;

        Running(String commandLine) {
            this.commandLine = commandLine;
        }
    }

    /** Shells that nobody has deleted. */
    int open() {
        return shells.size();
    }

    /** The body that answers, without faults of the settings. */
    String answer(PeerRequest request) throws Exception {
        String shellId = request.named("Selector", "ShellId");
        if (request.action().equals("Create")) {
            String created = id();
            shells.put(created, new ConcurrentHashMap<>());
            return PeerReplies.created(created);
        }
        Map<String, Running> commands = shells.get(shellId);
        if (commands == null) {
            return PeerReplies.fault(NO_SUCH_SHELL, "InvalidSelectors");
        }
        return switch (request.action()) {
            case "Command" -> command(commands, request);
            case "Send" -> send(commands, request);
            case "Receive" -> receive(commands, request);
            case "Signal" -> {
                commands.remove(commandId(request, "Signal"));
                yield PeerReplies.empty("Signal");
            }
            case "Delete" -> {
                shells.remove(shellId);
                yield "";
            }
            default -> PeerReplies.fault(0, "ActionNotSupported");
        };
    }

    private static String command(Map<String, Running> commands, PeerRequest request) {
        Running running = new Running(request.commandLine());
        if (!request.named("Option", "WINRS_CONSOLEMODE_STDIN").equalsIgnoreCase("FALSE")) {
            running.inputEnded.countDown();
        }
        String commandId = id();
        commands.put(commandId, running);
        return PeerReplies.command(commandId);
    }

    private String send(Map<String, Running> commands, PeerRequest request) {
        Element stream = request.element("Stream").orElseThrow();
        Running running = commands.get(stream.getAttribute("CommandId"));
        if (running == null) {
            return PeerReplies.fault(NO_SUCH_SHELL, "InvalidSelectors");
        }
        if (settings.misbehaviour() == Misbehaviour.DEAF_PROGRAM) {
            running.inputEnded.countDown();
            return PeerReplies.fault(PIPE_CLOSING, "InternalError");
        }
        running.input.writeBytes(
                Base64.getDecoder().decode(stream.getTextContent().strip()));
        if (stream.getAttribute("End").equals("true")) {
            running.inputEnded.countDown();
        }
        return PeerReplies.empty("Send");
    }

    private String receive(Map<String, Running> commands, PeerRequest request) throws Exception {
        String commandId = commandId(request, "DesiredStream");
        Running running = commands.get(commandId);
        if (running == null) {
            return PeerReplies.fault(NO_SUCH_SHELL, "InvalidSelectors");
        }
        Duration patience = Duration.parse(request.text("OperationTimeout"));
        if (settings.misbehaviour() == Misbehaviour.SILENT_RECEIVE) {
            stopped.await();
        }
        if (settings.misbehaviour() == Misbehaviour.ENDLESS_OUTPUT) {
            byte[] noise = new byte[50_000];
            Arrays.fill(noise, (byte) 'x');
            return PeerReplies.running(commandId, PeerReplies.stream(commandId, "stdout", noise));
        }
        if (settings.misbehaviour() == Misbehaviour.NEVER_ENDS
                || !running.inputEnded.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            boolean _ = stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            return PeerReplies.fault(TIMED_OUT, "TimedOut");
        }
        return output(commandId, running);
    }

    /** In two halves, cut anywhere: also within a character. */
    private String output(String commandId, Running running) {
        if (running.ended.isEmpty()) {
            running.ended = Optional.of(settings.program().run(running.commandLine, running.input.toByteArray()));
        }
        PeerProgram.Ended ended = running.ended.get();
        byte[] output = ended.outputBytes();
        int half = Math.min(output.length / 2 + 1, output.length);
        if (!running.halfSent) {
            running.halfSent = true;
            return PeerReplies.running(commandId, PeerReplies.stream(commandId, "stdout", Arrays.copyOf(output, half)));
        }
        String rest = PeerReplies.stream(commandId, "stdout", Arrays.copyOfRange(output, half, output.length))
                + PeerReplies.stream(commandId, "stderr", ended.errorBytes());
        return PeerReplies.done(commandId, rest, ended.exitCode());
    }

    private static String commandId(PeerRequest request, String element) {
        return request.element(element).orElseThrow().getAttribute("CommandId");
    }

    private static String id() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }
}
