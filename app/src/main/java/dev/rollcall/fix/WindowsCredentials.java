package dev.rollcall.fix;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.List;
import java.util.regex.Pattern;

/** Those of Windows' Credential Manager, under the name that mstsc gives them: {@code TERMSRV/host}, whatever the port. */
record WindowsCredentials(OwnComputer computer) implements SavedCredentials {
    @Override
    public List<String> of(Host host, Deadline deadline) throws InputException, InterruptedException {
        // The words around it are in the language of Windows; the name is not.
        Pattern target = Pattern.compile("(?i)(?:^|[=\\s])" + Pattern.quote(target(host)) + "\\s*$", Pattern.MULTILINE);
        String list = computer.run(List.of(cmdkey(), "/list"), deadline).output();
        return target.matcher(list).find() ? List.of(target(host)) : List.of();
    }

    @Override
    public void clear(Host host, Deadline deadline) throws InputException, InterruptedException {
        computer.run(List.of(cmdkey(), "/delete:" + target(host)), deadline);
    }

    private String cmdkey() throws InputException {
        return computer.needed("cmdkey", "is it in System32?").toString();
    }

    private static String target(Host host) throws InputException {
        return "TERMSRV/" + OwnComputer.name(host);
    }
}
