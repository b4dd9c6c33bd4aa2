package dev.rollcall.diagnosis;

import dev.rollcall.observation.ManagementPorts.Answer;
import dev.rollcall.observation.ManagementPorts.State;
import dev.rollcall.observation.PortObservation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a host's management ports told while its own port was silent, at all addresses together.
 *
 * @param answers none where they were not asked
 */
record Life(List<Answer> answers) {
    /** Ports of Windows itself: WinRM, SMB, RPC. */
    private static final List<Integer> OF_WINDOWS = List.of(5985, 5986, 445, 135);

    static Life of(List<PortObservation> ports) {
        return new Life(ports.stream()
                .flatMap(port -> port.management().stream())
                .flatMap(asked -> asked.answers().stream())
                .toList());
    }

    boolean asked() {
        return !answers.isEmpty();
    }

    /** Whether the machine has answered at any of them. */
    boolean shown() {
        return answers.stream().anyMatch(answer -> answer.state().alive());
    }

    /** Whether what takes connections there is what Windows has, and SSH hosts seldom do. */
    boolean maybeWindows() {
        return OF_WINDOWS.stream().anyMatch(this::takes);
    }

    /** Whether this port takes connections. */
    boolean takes(int port) {
        return ports(State.OPEN).contains(port);
    }

    /** Whether the network said of all of them that there is no way; false where none was asked. */
    boolean allUnreachable() {
        return asked() && answers.stream().allMatch(answer -> answer.state() == State.UNREACHABLE);
    }

    /** Whether the network said so of any of them. */
    boolean anyUnreachable() {
        return !ports(State.UNREACHABLE).isEmpty();
    }

    /** Those that gave no answer of the machine's own. */
    List<Integer> silent() {
        return answers.stream()
                .filter(answer -> !answer.state().alive())
                .map(Answer::port)
                .distinct()
                .toList();
    }

    /** {@code 5985 and 445 answer, 22 refuses: the host is up}. */
    String words() {
        List<Integer> open = ports(State.OPEN);
        List<Integer> refused = ports(State.REFUSED);
        List<String> parts = new ArrayList<>();
        if (!open.isEmpty()) {
            parts.add(list(open) + (open.size() == 1 ? " answers" : " answer"));
        }
        if (!refused.isEmpty()) {
            parts.add(list(refused) + (refused.size() == 1 ? " refuses" : " refuse"));
        }
        return String.join(", ", parts) + ": the host is up";
    }

    private List<Integer> ports(State state) {
        return answers.stream()
                .filter(answer -> answer.state() == state)
                .map(Answer::port)
                .distinct()
                .toList();
    }

    private static String list(List<Integer> ports) {
        String last = Integer.toString(ports.getLast());
        return ports.size() == 1
                ? last
                : ports.subList(0, ports.size() - 1).stream()
                                .map(port -> Integer.toString(port))
                                .collect(Collectors.joining(", "))
                        + " and " + last;
    }
}
