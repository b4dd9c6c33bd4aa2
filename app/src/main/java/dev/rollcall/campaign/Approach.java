package dev.rollcall.campaign;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.fix.DeskFix;
import dev.rollcall.fix.LeftOut;
import dev.rollcall.fix.Sight;
import java.util.Optional;

/** The last look before a host is acted on: whether it is still the one that is meant, and whether people are in the way. */
record Approach(Turn turn) {
    /** How it is seen now; empty where nothing is to be done to it, which is written down then. */
    Optional<Sight> look(Deadline deadline) throws InterruptedException {
        Sight sight = turn.look();
        if (turn.task().fix() instanceof DeskFix) {
            return Optional.of(sight);
        }
        Optional<Concern> concern = turn.tools().concerns().of(turn.task(), turn.host(), sight);
        if (concern.isPresent()) {
            turn.spare(concern.get());
            return Optional.empty();
        }
        Optional<Concern> people = People.concern(turn.task(), sight);
        if (people.isEmpty()) {
            return Optional.of(sight);
        }
        return switch (turn.task().care().inUse()) {
            case GO_ON -> Optional.of(sight);
            case LEAVE_OUT -> {
                turn.spare(people.get());
                yield Optional.empty();
            }
            case WAIT -> afterPeople(people.get(), sight, deadline);
        };
    }

    private Optional<Sight> afterPeople(Concern first, Sight seen, Deadline deadline) throws InterruptedException {
        turn.add(new Event.Waiting(first.words()));
        new Message(turn).tell(seen, deadline);
        Deadline end = turn.tools().pace().deadline(turn.task().care().idleWithin());
        while (true) {
            pause(deadline);
            if (turn.control().stopped()) {
                return Optional.empty();
            }
            Sight sight = turn.look();
            Optional<Concern> people = People.concern(turn.task(), sight);
            if (people.isEmpty() && !turn.control().paused()) {
                Optional<Concern> concern = turn.tools().concerns().of(turn.task(), turn.host(), sight);
                concern.ifPresent(turn::spare);
                return concern.isPresent() ? Optional.empty() : Optional.of(sight);
            }
            if (end.passed() && people.isPresent()) {
                turn.spare(new Concern(
                        LeftOut.IN_USE,
                        people.get().words() + ", for longer than "
                                + turn.task().care().idleWithin().toMinutes() + " min"));
                return Optional.empty();
            }
        }
    }

    /** Meanwhile another host may have the place among those that are worked on. */
    private void pause(Deadline deadline) throws InterruptedException {
        boolean back = false;
        turn.atOnce().lend();
        try {
            turn.tools().pace().pause(turn.tools().timings().idle());
            back = true;
        } finally {
            if (back) {
                turn.atOnce().takeBack(deadline);
            } else {
                turn.atOnce().oweBack();
            }
        }
    }
}
