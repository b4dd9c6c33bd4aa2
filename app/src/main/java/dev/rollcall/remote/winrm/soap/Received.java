package dev.rollcall.remote.winrm.soap;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.OptionalInt;

/** What a program has printed since it was last asked, and whether it has ended. Bytes: a character may be in two halves. */
public final class Received {
    private static final String DONE = "/CommandState/Done";

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private boolean done;
    private OptionalInt exitCode = OptionalInt.empty();

    private Received() {}

    static Received of(XmlElement response) throws RemoteException {
        Received received = new Received();
        for (XmlElement element : response.children()) {
            if (element.is(Namespaces.SHELL, "Stream")) {
                received.stream(element);
            } else if (element.is(Namespaces.SHELL, "CommandState")) {
                received.state(element);
            }
        }
        return received;
    }

    private void stream(XmlElement element) throws RemoteException {
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(element.text());
        } catch (IllegalArgumentException e) {
            throw new RemoteException(Problem.FAILED, "The host's output is no base64", e);
        }
        switch (element.attribute("Name")) {
            case "stdout" -> output.writeBytes(bytes);
            case "stderr" -> errors.writeBytes(bytes);
            default -> {
                // We asked for no other.
            }
        }
    }

    private void state(XmlElement element) throws RemoteException {
        done = element.attribute("State").endsWith(DONE);
        String code = element.child(Namespaces.SHELL, "ExitCode")
                .map(child -> child.text().strip())
                .orElse("");
        if (!code.isEmpty()) {
            try {
                // 32 bits without a sign: a program ended by Ctrl-C says 3221225786.
                exitCode = OptionalInt.of((int) Long.parseLong(code));
            } catch (NumberFormatException e) {
                throw new RemoteException(Problem.FAILED, "The host's exit code is no number", e);
            }
        }
    }

    public byte[] output() {
        return output.toByteArray();
    }

    public byte[] errors() {
        return errors.toByteArray();
    }

    public boolean done() {
        return done;
    }

    /** Where the program has ended, mostly; OMI says nothing for 0. */
    public OptionalInt exitCode() {
        return exitCode;
    }
}
