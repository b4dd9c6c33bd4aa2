package dev.rollcall.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.host.Access;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class AnsibleInventoryTest {
    private static final String WHOLE = """
            # who is who
            lonely.example.net

            [windows]
            rds-1.example.net ansible_host=10.0.0.1   # the first
            rds-2.example.net ansible_port=5985 ansible_password='geheim # 1'

            [windows:vars]
            ansible_connection = winrm
            ansible_user=ops

            [linux]
            db-[1:2].example.net
            web.example.net:2222 ansible_ssh_extra_args='-o ProxyJump=other.example.net'
            alias ansible_host=real.example.net
            bare ansible_host=10.0.0.9
            controller ansible_connection=local

            [site_berlin:children]
            linux
            windows

            [linux:vars]
            ansible_ssh_common_args='-o StrictHostKeyChecking=yes -o ProxyJump="ops@bastion.example.net:2200"'
            """;

    private static Map<String, Host> hosts(ImportPreview preview) {
        Map<String, Host> hosts = new TreeMap<>();
        preview.hosts().forEach(host -> hosts.put(host.label(), host));
        return hosts;
    }

    private static Access access(String ways, String jump) throws InputException {
        return AccessText.read(ways, jump);
    }

    private static Access accessOf(Map<String, Host> hosts, String name) {
        return hosts.getOrDefault(name, Host.named("missing")).access();
    }

    @Test
    void groupsWaysInAndJumpHostsAreTakenOver() throws InputException {
        ImportPreview preview = Import.read("hosts", WHOLE);
        assertEquals("Ansible inventory", preview.title());
        Map<String, Host> hosts = hosts(preview);
        assertEquals(
                Set.of(
                        "lonely.example.net",
                        "rds-1.example.net",
                        "rds-2.example.net",
                        "db-1.example.net",
                        "db-2.example.net",
                        "web.example.net",
                        "real.example.net",
                        "10.0.0.9"),
                hosts.keySet());
        assertEquals(Access.UNSAID, accessOf(hosts, "lonely.example.net"));
        assertEquals(access("winrm-https", ""), accessOf(hosts, "rds-1.example.net"));
        assertEquals(access("winrm-http", ""), accessOf(hosts, "rds-2.example.net"));
        assertEquals(access("", "bastion.example.net:2200"), accessOf(hosts, "db-2.example.net"));
        assertEquals(access("ssh:2222", "bastion.example.net:2200"), accessOf(hosts, "web.example.net"));
        assertEquals(
                Set.of("site_berlin", "windows"),
                hosts.getOrDefault("rds-1.example.net", Host.named("missing"))
                        .labels()
                        .tags());
        assertEquals(
                "alias",
                hosts.getOrDefault("real.example.net", Host.named("missing"))
                        .labels()
                        .notes());
        assertEquals(1, preview.skipped().size());
        assertTrue(preview.notes().toString().contains("secrets have no place"), preview.notes()::toString);
        assertFalse(preview.toString().contains("geheim"), preview::toString);
    }

    @Test
    void whatCannotBeReadSafelyIsSaidAndLeftOut() throws InputException {
        ImportPreview preview = Import.read("hosts", """
                [all:vars]
                ansible_ssh_common_args='-J one,two'
                [a]
                x ansible_host="{{ somewhere }}"
                y ansible_ssh_common_args='-o ProxyCommand="ssh -W %h:%p z"'
                z ansible_port=0
                [a:children]
                b
                [b:children]
                a
                """);
        Map<String, Host> hosts = hosts(preview);
        assertEquals(Set.of("x", "y"), hosts.keySet());
        assertEquals(Access.UNSAID, accessOf(hosts, "x"));
        assertEquals(3, preview.notes().size(), preview.notes()::toString);
        assertEquals(6, preview.skipped().getFirst().line());
    }
}
