package dev.rollcall.ui;

import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.observation.Round;
import dev.rollcall.policy.Verdict;
import dev.rollcall.sweep.SweepPlan;
import dev.rollcall.ui.importing.HostLists;
import dev.rollcall.ui.importing.InventoryLists;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.stage.Stage;

/** Drives one window on a made-up fleet. Called from the test's thread. */
final class Driver extends WindowRobot {
    final MemoryKeeping memory;
    final ScriptedSweeper sweeper;
    final ChosenFiles files;

    private Driver(MemoryKeeping memory, ScriptedSweeper sweeper, ChosenFiles files, Stage stage) {
        super(stage);
        this.memory = memory;
        this.sweeper = sweeper;
        this.files = files;
    }

    static Driver open(MemoryKeeping memory) throws Exception {
        return open(memory, memory.keeping(), memory::judge);
    }

    static Driver open(MemoryKeeping memory, Keeping keeping, Function<Round, Verdict> judge) throws Exception {
        ScriptedSweeper sweeper = new ScriptedSweeper(memory);
        Desk desk = new Desk(
                keeping,
                sweeper,
                SweepPlan.DEFAULT,
                judge,
                new Lists(),
                () -> new Demo.Running(ScriptedFleet.hosts(60), SweepPlan.DEFAULT),
                Clock.fixed(ScriptedFleet.NOW, ZoneOffset.UTC));
        ChosenFiles files = new ChosenFiles();
        Driver driver = new Driver(memory, sweeper, files, shown(desk, files));
        driver.isReady();
        return driver;
    }

    private static final class Lists implements HostLists {
        @Override
        public Preview read(List<Path> files) throws InputException {
            return new InventoryLists().read(files);
        }

        @Override
        public Preview read(String text) throws InputException {
            if (text.startsWith("?")) {
                throw new InputException("\"?\" is not a host name: letters, digits, dots and hyphens only.");
            }
            if (text.contains("/")) {
                return new Preview(
                        List.of(),
                        List.of(new LeftOut("line 2: rds:70000", "port 70000 is not between 1 and 65535")),
                        Optional.of(new More("10.0.0.0/12 would add 1,048,576 hosts", () -> ScriptedFleet.hosts(3))));
            }
            List<Host> hosts = ScriptedFleet.hosts((int) text.lines().count());
            return new Preview(hosts, List.of(), Optional.empty());
        }
    }
}
