package dev.rollcall.remote.winrm.soap;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import java.util.Optional;

/** What a host answered: never a fault, those are thrown. */
public final class Answer {
    private final XmlElement body;
    private final String relatesTo;

    private Answer(XmlElement body, String relatesTo) {
        this.body = body;
        this.relatesTo = relatesTo;
    }

    /**
     * @throws FaultException where the host says what is wrong
     * @throws RemoteException where it is no SOAP
     */
    public static Answer read(byte[] document) throws RemoteException, FaultException {
        XmlElement envelope = XmlReader.read(document);
        if (!envelope.is(Namespaces.SOAP, "Envelope")) {
            throw notSoap();
        }
        XmlElement body = envelope.child(Namespaces.SOAP, "Body").orElseThrow(Answer::notSoap);
        Optional<XmlElement> fault = body.child(Namespaces.SOAP, "Fault");
        if (fault.isPresent()) {
            throw new FaultException(Fault.of(fault.get()));
        }
        String relatesTo = envelope.child(Namespaces.SOAP, "Header")
                .flatMap(header -> header.child(Namespaces.ADDRESSING, "RelatesTo"))
                .map(element -> element.text().strip())
                .orElse("");
        return new Answer(body, relatesTo);
    }

    /** The number of the request it answers; empty where the host did not say. */
    public String relatesTo() {
        return relatesTo;
    }

    /** Of the answer to {@link ShellRequests#create}. */
    public String shellId() throws RemoteException {
        return body.all()
                .filter(element -> element.is(Namespaces.WSMAN, "Selector")
                        && element.attribute("Name").equals("ShellId"))
                .map(element -> element.text().strip())
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElseThrow(() -> missing("shell"));
    }

    /** Of the answer to {@link ShellRequests#command}. */
    public String commandId() throws RemoteException {
        return body.child(Namespaces.SHELL, "CommandResponse")
                .flatMap(response -> response.child(Namespaces.SHELL, "CommandId"))
                .map(element -> element.text().strip())
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> missing("command"));
    }

    /** Of the answer to {@link ShellRequests#receive}. */
    public Received received() throws RemoteException {
        return Received.of(body.child(Namespaces.SHELL, "ReceiveResponse").orElseThrow(() -> missing("output")));
    }

    private static RemoteException notSoap() {
        return new RemoteException(Problem.REFUSED, "What answers there does not speak WS-Management");
    }

    private static RemoteException missing(String what) {
        return new RemoteException(Problem.FAILED, "The host's answer names no " + what);
    }
}
