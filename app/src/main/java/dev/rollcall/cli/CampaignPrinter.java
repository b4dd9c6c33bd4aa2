package dev.rollcall.cli;

import dev.rollcall.campaign.CampaignListener;
import dev.rollcall.campaign.CampaignPlan;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.host.HostId;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Prints plans and campaigns in the form that was asked for. */
final class CampaignPrinter {
    private static final String BACK_AND_CLEAR = "\r\u001B[K";

    private final Surroundings surroundings;
    private final CampaignFormat format;
    private final Set<HostId> printed = ConcurrentHashMap.newKeySet();

    CampaignPrinter(Surroundings surroundings, CampaignFormat format) {
        this.surroundings = surroundings;
        this.format = format;
    }

    void print(CampaignPlan plan) throws IOException {
        PrintStream out = surroundings.out();
        progress("");
        switch (format) {
            case TABLE -> CampaignTable.print(out, plan);
            case JSON -> out.println(CampaignJson.of(plan));
            case NDJSON -> {
                for (StepRecord step : plan.records()) {
                    out.println(CampaignJson.line(step));
                }
            }
        }
    }

    void print(CampaignRecord campaign) throws IOException {
        PrintStream out = surroundings.out();
        switch (format) {
            case TABLE -> CampaignTable.print(out, campaign);
            case JSON -> out.println(CampaignJson.of(campaign));
            case NDJSON -> {
                for (StepRecord step : campaign.steps()) {
                    out.println(CampaignJson.line(step));
                }
            }
        }
    }

    /** After a run: hosts that ended were printed as they did, where that is the form, so all others are now. */
    void printEnd(CampaignRecord campaign) throws IOException {
        progress("");
        if (format != CampaignFormat.NDJSON) {
            print(campaign);
            return;
        }
        for (StepRecord step : campaign.steps()) {
            if (printed.add(step.subject().host())) {
                surroundings.out().println(CampaignJson.line(step));
            }
        }
    }

    /** Shows how far the planning is. */
    CampaignListener planning(int hosts) {
        AtomicInteger planned = new AtomicInteger();
        return new CampaignListener() {
            @Override
            public void step(StepRecord step) {
                progress("planned " + planned.incrementAndGet() + " of " + hosts);
            }
        };
    }

    /** Shows how far the work is, and prints each host as it ends where that is the form. */
    CampaignListener working() {
        return new CampaignListener() {
            @Override
            public void step(StepRecord step) {
                if (format == CampaignFormat.NDJSON
                        && step.state().ended()
                        && printed.add(step.subject().host())) {
                    try {
                        surroundings.out().println(CampaignJson.line(step));
                        // Whoever reads along is told now, not when a buffer is full.
                        surroundings.out().flush();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
                progress("wave " + step.wave() + ": " + step.subject().name() + " "
                        + step.state().key());
            }
        };
    }

    private synchronized void progress(String text) {
        if (surroundings.errTerminal()) {
            surroundings.err().print(BACK_AND_CLEAR + PlainText.cut(PlainText.line(text), 100));
            surroundings.err().flush();
        }
    }
}
