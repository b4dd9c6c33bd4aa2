package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private final List<String> done = new ArrayList<>();
    private final Interruption interruption = _ -> () -> done.add("released");

    private Workbench workbench(Runnable settling) {
        return (Workbench) Proxy.newProxyInstance(
                Workbench.class.getClassLoader(), new Class<?>[] {Workbench.class}, (_, method, _) -> {
                    assertEquals("settle", method.getName());
                    done.add("settled");
                    settling.run();
                    return null;
                });
    }

    /** As the process ends as soon as the watch is closed. */
    @Test
    void whatIsCleanedUpOnHostsHasItsMomentBeforeTheProcessMayEnd() {
        interruption.watch(() -> {}, workbench(() -> {})).close();
        assertEquals(List.of("settled", "released"), done);
    }

    @Test
    void theProcessMayEndEvenWhereCleaningUpIsBroken() {
        Interruption.Watch watch = interruption.watch(() -> {}, workbench(() -> {
            throw new IllegalStateException("broken");
        }));
        assertThrows(IllegalStateException.class, watch::close);
        assertEquals(List.of("settled", "released"), done);
    }
}
