package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignOrder;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.CampaignRun;
import dev.rollcall.campaign.StepRecord;
import dev.rollcall.campaign.ToldHosts;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.ScriptTexts;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.host.InputException;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.parts.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The place of bulk fixes: a plan, a campaign, or the list of all of them. JavaFX thread; what may take time is done off it. */
public final class FixesPage {
    private final Fixing fixing;
    private final Offstage offstage;
    private final Sheet sheet;
    private final PageLinks links;
    private final Runs runs;
    private final CampaignList list;
    private final CampaignPage campaign;
    private final PlanPage plan;
    private final StackPane page = new StackPane();

    public FixesPage(Fixing fixing, Clock clock, Offstage offstage, Sheet sheet, PageLinks links) {
        this.fixing = fixing;
        this.offstage = offstage;
        this.sheet = sheet;
        this.links = links;
        runs = new Runs(fixing, offstage, new Watching());
        list = new CampaignList(fixing, clock, this::open);
        plan = new PlanPage(offstage, new PlanPage.PlanActions(runs::start, this::script, this::toList));
        campaign = new CampaignPage(
                fixing,
                clock,
                new CampaignHead.HeadActions(
                        new CampaignHead.RunActions(
                                () -> tell(run -> run.pause(fixing.by())),
                                () -> tell(run -> run.goOn(fixing.by())),
                                this::stop,
                                this::confirm,
                                this::over),
                        () -> shownNumber().ifPresent(runs::resume),
                        this::end,
                        () -> undo(List.of()),
                        this::report,
                        this::toList),
                new HostCard.CardActions(
                        this::again,
                        step -> undo(List.of(step.subject().name())),
                        step -> links.open().accept(step.subject().host())));
        page.setId("fixes");
        page.getChildren().setAll(list.node());
    }

    public Node node() {
        return page;
    }

    /** Whether campaigns are under way. */
    public boolean busy() {
        return runs.any();
    }

    /** Those under way begin no more hosts. */
    public void stopAll() {
        runs.stopAll();
    }

    /** What is shown may be old: reads it anew. */
    public void refresh() {
        if (shows(list.node())) {
            offstage.run(() -> fixing.campaigns().all(), list::show, links.problem());
        }
    }

    /**
     * Asks for a fix for these, then plans it.
     *
     * @param seen reads what was last seen of them, where anything was; called off the JavaFX thread
     */
    public void fix(List<Host> hosts, Callable<List<Sight>> seen) {
        offstage.run(() -> Offers.of(fixing.fixes(), seen.call()), offers -> choose(hosts, offers), links.problem());
    }

    private void choose(List<Host> hosts, Offers offers) {
        ChooseFix.ask(
                sheet,
                hosts.size(),
                offers,
                fix -> new FixForm(fix, hosts.size(), fixing.by(), links.chooseFile())
                        .ask(sheet, () -> choose(hosts, offers), order -> plan(order, fix, hosts)));
    }

    private void plan(CampaignOrder order, Fix fix, Collection<Host> hosts) {
        show(plan.node());
        links.go().run();
        plan.begin(
                "Plan: " + fix.sheet().title(),
                fix.sheet(),
                hosts.size(),
                listener -> fixing.campaigns().plan(order, hosts, listener));
    }

    private void undo(Collection<String> names) {
        Optional<CampaignRecord> shown = campaign.shown().map(Board::head);
        Optional<Fix> fix =
                shown.flatMap(record -> fixing.fixes().of(record.order().fix()));
        if (shown.isEmpty() || fix.isEmpty()) {
            links.problem().accept("This fix is not known here any more: it can't be taken back by this version.");
            return;
        }
        CampaignRecord record = shown.get();
        int hosts = names.isEmpty()
                ? (int) record.steps().stream()
                        .filter(step -> step.trail().undo())
                        .count()
                : names.size();
        show(plan.node());
        plan.begin(
                "Plan: undo campaign " + record.number(),
                fix.get().sheet(),
                hosts,
                listener -> fixing.campaigns()
                        .planRevert(record.number(), names, record.order().care(), fixing.by(), listener));
    }

    private void again(StepRecord step) {
        Optional<CampaignOrder> order =
                campaign.shown().map(board -> board.head().order());
        if (order.filter(one -> one.reverts().isPresent()).isPresent()) {
            links.problem().accept("Open the campaign that is taken back, and undo the host there.");
            return;
        }
        Optional<Fix> fix = order.flatMap(one -> fixing.fixes().of(one.fix()));
        Optional<Host> host = links.host().apply(step.subject().host());
        if (fix.isPresent() && host.isPresent()) {
            CampaignOrder before = order.get();
            CampaignOrder anew =
                    new CampaignOrder(before.fix(), before.said(), before.care(), fixing.by(), before.reverts());
            plan(anew, fix.get(), List.of(host.get()));
        } else {
            links.problem().accept(step.subject().name() + " is no host of this fleet any more.");
        }
    }

    private void script(String id) {
        ScriptSheet.show(sheet, fixing.fixes().of(id).map(ScriptTexts::of).orElseGet(Map::of));
    }

    private void open(long number) {
        Optional<Board> live = runs.of(number).flatMap(LiveCampaign::board);
        if (live.isPresent()) {
            campaign.show(live.get(), true);
            show(campaign.node());
            return;
        }
        offstage.run(
                () -> fixing.campaigns()
                        .campaign(number)
                        .orElseThrow(() -> new InputException("There is no campaign " + number + ".")),
                record -> {
                    campaign.show(new Board(record), false);
                    show(campaign.node());
                },
                links.problem());
    }

    private void toList() {
        plan.giveUp();
        show(list.node());
        refresh();
    }

    private void tell(Consumer<CampaignRun> order) {
        shownNumber().ifPresent(number -> runs.tell(number, order));
    }

    private void stop() {
        tell(run -> run.stop(fixing.by()));
        campaign.stopping();
    }

    private void confirm() {
        ToldHosts told = new ToldHosts();
        shownNumber()
                .ifPresent(number -> offstage.run(
                        () -> fixing.campaigns().confirm(number, List.of(), fixing.by(), told),
                        record -> confirmed(record, told),
                        words -> {
                            over();
                            links.problem().accept(words);
                        }));
    }

    private void confirmed(CampaignRecord record, ToldHosts told) {
        if (shownNumber().filter(number -> number == record.number()).isPresent()) {
            over();
        }
        String kept = "The change stays on " + Words.hosts(told.confirmed());
        if (told.others() == 0) {
            links.say().accept(kept);
        } else {
            links.problem().accept(kept + ", and not on " + Words.hosts(told.others()) + ": choose a host to see why");
        }
    }

    /** What is shown is not so any more. */
    private void over() {
        if (shows(campaign.node())) {
            shownNumber().ifPresent(this::open);
        }
    }

    private void end() {
        shownNumber()
                .ifPresent(number -> offstage.run(
                        () -> fixing.campaigns().end(number, fixing.by()),
                        record -> campaign.show(new Board(record), false),
                        links.problem()));
    }

    private void report() {
        campaign.shown().ifPresent(board -> {
            long number = board.head().number();
            links.save()
                    .apply("campaign-" + number)
                    .ifPresent(file -> offstage.run(
                            () -> new ReportFile(fixing.campaigns()).write(number, file),
                            written -> links.say().accept("Wrote the report to " + written),
                            links.problem()));
        });
    }

    private Optional<Long> shownNumber() {
        return campaign.shown().map(board -> board.head().number());
    }

    private boolean shows(Node node) {
        return page.getChildren().contains(node);
    }

    private void show(Node node) {
        page.getChildren().setAll(node);
    }

    /**
     * What the page reaches of the rest of the window.
     *
     * @param go goes to the page
     * @param save asks where to write a file of about that name
     * @param chooseFile asks for a file that is what its argument says
     */
    public record PageLinks(
            Runnable go,
            HostLinks hosts,
            Function<String, Optional<Path>> save,
            Function<String, Optional<Path>> chooseFile,
            Consumer<String> say,
            Consumer<String> problem) {
        Consumer<HostId> open() {
            return hosts.open();
        }

        Function<HostId, Optional<Host>> host() {
            return hosts.of();
        }
    }

    /** @param open shows all that is known of a host */
    public record HostLinks(Consumer<HostId> open, Function<HostId, Optional<Host>> of) {}

    private final class Watching implements LiveCampaign.Watcher {
        @Override
        public void appeared(LiveCampaign begun) {
            plan.giveUp();
            begun.board().ifPresent(board -> campaign.show(board, true));
            show(campaign.node());
        }

        @Override
        public void turned(LiveCampaign turning, List<StepRecord> steps) {
            if (turning.board().filter(campaign::shows).isPresent()) {
                campaign.turn(steps);
            }
        }

        @Override
        public void summed(LiveCampaign turning) {
            if (turning.board().filter(campaign::shows).isPresent()) {
                campaign.sum();
            }
        }

        @Override
        public void ended(LiveCampaign over) {
            over.board().ifPresent(board -> {
                links.say()
                        .accept("Campaign " + board.head().number() + " is "
                                + board.head().state().key());
                if (shownNumber()
                        .filter(number -> number == board.head().number())
                        .isPresent()) {
                    campaign.show(board, false);
                }
            });
            refresh();
        }

        @Override
        public void problem(String words) {
            links.problem().accept(words);
        }
    }
}
