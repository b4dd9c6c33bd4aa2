package dev.rollcall.remote.winrm;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.CliXml;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.ScriptResult;
import dev.rollcall.remote.winrm.soap.FaultException;
import dev.rollcall.remote.winrm.soap.Received;
import dev.rollcall.remote.winrm.soap.ShellRequests;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** One program in a shell, from its input to its exit code. For one thread. */
final class Program {
    /** In base64, with an envelope around it, this fits the 150 KB that old hosts take. */
    private static final int LARGEST_INPUT = 96 * 1024;

    private static final int LARGEST_ERRORS = 64 * 1024;
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORTEST_PATIENCE = Duration.ofMillis(500);
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Soap soap;
    private final String shellId;
    private final String commandId;
    private final int largestOutput;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private boolean errorsCut;

    Program(Soap soap, String shellId, String commandId, int largestOutput) {
        this.soap = soap;
        this.shellId = shellId;
        this.commandId = commandId;
        this.largestOutput = largestOutput;
    }

    /** Sends the input and its end; stops where the program has ended without reading it all. */
    void give(byte[] input, Deadline deadline) throws RemoteException, FaultException, InterruptedException {
        int at = 0;
        do {
            int end = Math.min(input.length, at + LARGEST_INPUT);
            byte[] part = Arrays.copyOfRange(input, at, end);
            try {
                soap.ask(ShellRequests.send(shellId, commandId, part, end == input.length), deadline);
            } catch (FaultException e) {
                if (Faults.isEndOfProgram(e.fault())) {
                    return;
                }
                throw e;
            }
            at = end;
        } while (at < input.length);
    }

    /** Gathers what the program prints until it ends. Bytes until then: a character may come in two halves. */
    ScriptResult await(Deadline deadline) throws RemoteException, FaultException, InterruptedException {
        while (true) {
            Optional<Received> received = receive(deadline);
            if (received.isPresent()) {
                keep(received.get());
                if (received.get().done()) {
                    return result(received.get().exitCode().orElse(0));
                }
            }
        }
    }

    /** Empty where there was nothing new for a while: the one thing that is asked again. */
    private Optional<Received> receive(Deadline deadline) throws RemoteException, FaultException, InterruptedException {
        if (deadline.passed()) {
            throw new RemoteException(Problem.TIMED_OUT, "The script did not end in time");
        }
        try {
            return Optional.of(soap.ask(ShellRequests.receive(shellId, commandId, patience(deadline)), deadline)
                    .received());
        } catch (FaultException e) {
            if (e.fault().isTimeOut()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Duration patience(Deadline deadline) {
        Duration left = deadline.left();
        if (left.compareTo(LONGEST_PATIENCE) > 0) {
            return LONGEST_PATIENCE;
        }
        return left.compareTo(SHORTEST_PATIENCE) < 0 ? SHORTEST_PATIENCE : left;
    }

    private void keep(Received received) throws RemoteException {
        byte[] printed = received.output();
        if (printed.length > largestOutput - output.size()) {
            throw new RemoteException(
                    Problem.TOO_MUCH_OUTPUT, "The script printed more than " + largestOutput + " bytes and was ended");
        }
        output.writeBytes(printed);
        byte[] complained = received.errors();
        int room = LARGEST_ERRORS - errors.size();
        errorsCut |= complained.length > room;
        errors.write(complained, 0, Math.min(complained.length, room));
    }

    private ScriptResult result(int exitCode) {
        String text = output.toString(StandardCharsets.UTF_8);
        String words = CliXml.words(errors.toString(StandardCharsets.UTF_8));
        return new ScriptResult(
                exitCode, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, words, errorsCut);
    }
}
