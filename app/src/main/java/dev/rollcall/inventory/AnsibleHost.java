package dev.rollcall.inventory;

import dev.rollcall.host.Access;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.host.Jump;
import dev.rollcall.host.Labels;
import dev.rollcall.host.Protocol;
import dev.rollcall.host.Way;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One host of an Ansible inventory, with all variables that hold for it. Ports there are those of log-ons, never of Remote Desktop. */
final class AnsibleHost {
    private static final Pattern PROXY_JUMP =
            Pattern.compile("(?:^|\\s)(?:-J\\s*|-o\\s*[\"']?ProxyJump\\s*[= ]\\s*[\"']?)([^\\s\"']+)");
    private static final Set<String> SSH = Set.of("ssh", "smart", "paramiko", "paramiko_ssh");
    private static final int WINRM_HTTP = 5985;

    private final Map<String, String> variables;
    private final AnsibleNotes notes;

    AnsibleHost(Map<String, String> variables, AnsibleNotes notes) {
        this.variables = variables;
        this.notes = notes;
        if (variables.keySet().stream().anyMatch(name -> name.contains("pass") || name.contains("secret"))) {
            notes.add("Left out, for secrets have no place in the inventory: variables of passwords.");
        }
    }

    /** @throws InputException whose message is why it can't be used */
    List<Host> hosts(String text, Set<String> groups) throws InputException {
        if (variable("ansible_connection").equals("local")) {
            throw new InputException("it stands for the computer that Ansible runs on");
        }
        String colon = text.matches("[^:\\[\\]]+:\\d{1,5}") ? text.substring(text.indexOf(':') + 1) : "";
        String name = colon.isEmpty() ? text : text.substring(0, text.indexOf(':'));
        Access access = access(colon);
        Optional<InetAddress> address = AddressText.read(variable("ansible_host"));
        String known = variable("ansible_host").isEmpty() || (address.isPresent() && name.indexOf('.') > 0)
                ? name
                : variable("ansible_host");
        HostSet set = HostSet.read(known);
        if (set.count() > HostSet.FREELY) {
            throw new InputException("it stands for " + Numbers.grouped(set.count()) + " hosts, "
                    + Numbers.grouped(HostSet.FREELY) + " is the most in a line here");
        }
        Labels labels = new Labels("", "", Tags.of(groups), known.equals(name) ? "" : Shown.clean(name, 200));
        List<Host> hosts = new ArrayList<>();
        for (Host host : set.hosts()) {
            boolean literal = AddressText.read(host.name()).isPresent();
            hosts.add(new Host(
                    host.id(),
                    host.name(),
                    host.port(),
                    literal ? Optional.empty() : address,
                    labels,
                    access,
                    Optional.empty()));
        }
        return hosts;
    }

    private Access access(String colon) throws InputException {
        String connection = variable("ansible_connection").toLowerCase(Locale.ROOT);
        String said = colon.isEmpty() ? variable("ansible_port") : colon;
        Optional<Integer> port = said.isEmpty() ? Optional.empty() : Optional.of(Numbers.port(said));
        if (connection.equals("winrm") || connection.equals("psrp")) {
            return new Access(List.of(winrm(connection, port)), Optional.empty());
        }
        if (!connection.isEmpty() && !SSH.contains(connection)) {
            notes.add("No way in is known for ansible_connection=" + Shown.of(connection) + ".");
            return Access.UNSAID;
        }
        Optional<Jump> jump = jump();
        boolean named = !connection.isEmpty() || port.isPresent();
        return new Access(named ? List.of(new Way(Protocol.SSH, port.orElse(Protocol.SSH.port()))) : List.of(), jump);
    }

    /** Without a scheme it is HTTPS, but at the port that is usual for HTTP. */
    private Way winrm(String connection, Optional<Integer> port) {
        String scheme = variable(connection.equals("psrp") ? "ansible_psrp_protocol" : "ansible_winrm_scheme");
        boolean plain =
                scheme.isEmpty() ? port.filter(one -> one == WINRM_HTTP).isPresent() : scheme.equalsIgnoreCase("http");
        Protocol protocol = plain ? Protocol.WINRM_HTTP : Protocol.WINRM_HTTPS;
        return new Way(protocol, port.orElse(plain ? WINRM_HTTP : protocol.port()));
    }

    private Optional<Jump> jump() {
        String options = variable("ansible_ssh_common_args") + " " + variable("ansible_ssh_extra_args");
        if (options.contains("ProxyCommand")) {
            notes.add("Jump hosts that a ProxyCommand names are not taken over: say them in a column jump.");
        }
        Matcher found = PROXY_JUMP.matcher(options);
        if (!found.find() || found.group(1).equals("none")) {
            return Optional.empty();
        }
        String text = found.group(1);
        try {
            // Who logs on there is the credential's affair.
            return Optional.of(AccessText.jump(text.substring(text.indexOf('@') + 1)));
        } catch (InputException _) {
            notes.add("The jump host " + Shown.of(text) + " is not taken over: one host by its name can be.");
            return Optional.empty();
        }
    }

    /** Templates can't be read without Ansible: they count as not said. */
    private String variable(String name) {
        String value = variables.getOrDefault(name, "").strip();
        if (value.contains("{{")) {
            notes.add("Variables with {{ }} in them are not taken over.");
            return "";
        }
        return value;
    }
}
