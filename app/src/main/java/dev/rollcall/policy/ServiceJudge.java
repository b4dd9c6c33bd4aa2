package dev.rollcall.policy;

import dev.rollcall.observation.Check;
import dev.rollcall.observation.ListenerInside;
import dev.rollcall.observation.Look;
import dev.rollcall.observation.Outcome;
import dev.rollcall.observation.PortObservation;
import dev.rollcall.observation.Round;
import dev.rollcall.observation.ServiceObservation;
import dev.rollcall.observation.ServiceObservation.Start;
import dev.rollcall.observation.ServiceObservation.State;
import dev.rollcall.observation.ServiceObservation.Unit;
import dev.rollcall.policy.Policy.InsideRules;
import java.util.ArrayList;
import java.util.List;

/** Judges the services that Remote Desktop rests on: the worst of those that a connection needs. */
record ServiceJudge(InsideRules rules) {
    /** ERROR_SERVICE_NEVER_STARTED: nobody has tried to start it since the machine came up. */
    private static final int NEVER_STARTED = 1077;

    Judgement judge(Round round, ServiceObservation seen) {
        List<Remark> remarks = new ArrayList<>();
        for (Unit unit : seen.units()) {
            if (unit.needed()) {
                remarks.addAll(remarks(unit));
            }
        }
        boolean running = seen.units().stream().anyMatch(unit -> unit.needed() && unit.state() == State.RUNNING);
        if (running && remarks.stream().noneMatch(remark -> remark.code() == Code.HUNG) && unanswering(round)) {
            remarks.add(new Remark(Code.HUNG, seen.server() + " doesn't answer"));
        }
        if (remarks.isEmpty()) {
            remarks.add(withoutRemarks(seen, running));
        }
        return new Judgement(remarks, ServiceFacts.of(seen));
    }

    private static Remark withoutRemarks(ServiceObservation seen, boolean running) {
        if (running) {
            return new Remark(Code.RUNNING, seen.server() + " running");
        }
        return Unlearnt.of("services", seen.missing())
                .orElseGet(() -> seen.server().isEmpty()
                        ? new Remark(Code.STOPPED, "no RDP server installed")
                        : new Remark(Code.NOT_LEARNT, "state unknown"));
    }

    private List<Remark> remarks(Unit unit) {
        List<Remark> remarks = new ArrayList<>();
        switch (unit.state()) {
            case RUNNING -> {
                if (unit.frozen()) {
                    remarks.add(new Remark(Code.HUNG, unit.name() + " hung"));
                }
            }
            case STARTING -> remarks.add(new Remark(Code.STARTING, unit.name() + " starting"));
            case STOPPING -> remarks.add(new Remark(Code.HUNG, unit.name() + " never ends stopping"));
            case FAILED -> remarks.add(new Remark(Code.FAILED, unit.name() + " failed" + exit(unit)));
            case STOPPED -> remarks.add(stopped(unit));
            case UNKNOWN -> {}
        }
        boolean comesUp = unit.start() != Start.MANUAL && unit.start() != Start.DISABLED;
        if (!comesUp && rules.automaticRequired() && unit.state() != State.UNKNOWN) {
            remarks.add(new Remark(Code.NOT_AUTOMATIC, unit.name() + " not automatic"));
        }
        return remarks;
    }

    private static Remark stopped(Unit unit) {
        if (unit.start() == Start.DISABLED) {
            return new Remark(Code.SERVICE_DISABLED, unit.name() + " disabled");
        }
        int exit = unit.exitCode().orElse(0);
        return exit == 0 || exit == NEVER_STARTED
                ? new Remark(Code.STOPPED, unit.name() + " stopped")
                : new Remark(Code.FAILED, unit.name() + " failed" + exit(unit));
    }

    private static String exit(Unit unit) {
        return unit.exitCode()
                .filter(code -> code != 0)
                .map(code -> ", code " + code)
                .orElse("");
    }

    /** It runs and owns the port, and yet nobody gets an answer there. */
    private static boolean unanswering(Round round) {
        boolean silent = false;
        boolean owned = false;
        for (Look look : round.of(Check.PORT)) {
            if (look.outcome() instanceof Outcome.Seen(ListenerInside inside)) {
                owned = inside.ownedByServer().orElse(false);
                silent = silent || !inside.accepting().orElse(true);
            } else if (look.outcome() instanceof Outcome.Seen(PortObservation outside)) {
                silent = silent || outside.state() == PortObservation.State.SILENT;
            }
        }
        return silent && owned;
    }
}
