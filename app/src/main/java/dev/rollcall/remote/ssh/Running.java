package dev.rollcall.remote.ssh;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;
import org.jspecify.annotations.Nullable;

/** One command on a channel of its own. */
final class Running {
    private static final int MOMENT_MILLIS = 2000;

    private final Session.Command command;
    private final Deadline deadline;
    private final ErrorOutput errors;
    private final BoundedOutput output;

    private Running(Session.Command command, Deadline deadline, ErrorOutput errors, int mostOutput) {
        this.command = command;
        this.deadline = deadline;
        this.errors = errors;
        this.output = new BoundedOutput(command.getInputStream(), mostOutput);
    }

    /**
     * @param mostOutput bytes of standard output, and of errors
     * @param end of the connection: what waits for this command then fails
     * @throws RemoteException where the account may run no commands
     */
    static Running start(Session channel, String commandLine, int mostOutput, Deadline deadline, Runnable end)
            throws IOException, RemoteException {
        try {
            Session.Command command = channel.exec(commandLine);
            ErrorOutput errors = new ErrorOutput(command.getErrorStream(), mostOutput, end);
            return new Running(command, deadline, errors, mostOutput);
        } catch (ConnectionException refused) {
            if ("Request failed".equals(refused.getMessage())) {
                throw new RemoteException(
                        Problem.ACCESS_DENIED, "logged on, but this account may run no commands", refused);
            }
            throw refused;
        }
    }

    /** A command that has ended already is sent nothing: what it printed says why. */
    void send(byte[] bytes) throws IOException {
        try {
            OutputStream input = command.getOutputStream();
            input.write(bytes);
            input.flush();
        } catch (IOException failure) {
            if (command.isOpen()) {
                throw failure;
            }
        }
    }

    /** Tells the command that its input is over. */
    void sendEnd() throws IOException {
        try {
            command.getOutputStream().close();
        } catch (IOException failure) {
            if (command.isOpen()) {
                throw failure;
            }
        }
    }

    byte @Nullable [] line() throws IOException, RemoteException {
        try {
            return output.line();
        } catch (IOException ended) {
            throw floodedOr(ended);
        }
    }

    /** The rest of its output; then the errors are complete too. */
    byte[] rest() throws IOException, RemoteException, InterruptedException {
        try {
            byte[] rest = output.rest();
            errors.await();
            return rest;
        } catch (IOException ended) {
            throw floodedOr(ended);
        }
    }

    ErrorOutput errors() {
        return errors;
    }

    /** Waits a moment for how it ended to be known, after all output was read. */
    void awaitEnd() throws IOException {
        try {
            command.join(Math.min(MOMENT_MILLIS, deadline.leftMillis()), TimeUnit.MILLISECONDS);
        } catch (ConnectionException _) {
            // Then it is not known.
        }
    }

    /** Waits for the end, after all output was read. */
    int exitCode() throws IOException, RemoteException {
        command.join(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        @Nullable Integer status = command.getExitStatus();
        if (status != null) {
            return status;
        }
        @Nullable Signal signal = command.getExitSignal();
        throw errors.flooded()
                ? tooMuch()
                : new RemoteException(
                        Problem.FAILED,
                        signal == null
                                ? "the host ended the connection before the script was done"
                                : "the script was killed by signal " + signal);
    }

    private IOException floodedOr(IOException ended) throws RemoteException {
        if (errors.flooded()) {
            throw tooMuch();
        }
        return ended;
    }

    private static RemoteException tooMuch() {
        return new RemoteException(Problem.TOO_MUCH_OUTPUT, "printed errors without end, and was ended");
    }
}
