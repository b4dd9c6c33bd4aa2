package dev.rollcall.ui.fixes;

import dev.rollcall.campaign.CampaignOrder;
import dev.rollcall.campaign.CampaignPlan;
import dev.rollcall.campaign.CampaignRecord;
import dev.rollcall.campaign.CampaignRun;
import dev.rollcall.campaign.ToldHosts;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.Sight;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.ui.parts.Offstage;
import dev.rollcall.ui.parts.Sheet;
import dev.rollcall.ui.parts.Words;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The place of bulk fixes: a plan, a campaign, or the list of all of them. JavaFX thread; what may take time is done off it. */
public final class FixesPage {
    private final Fixing fixing;
    private final Offstage offstage;
    private final PageLinks links;
    private final Runs runs;
    private final CampaignList list;
    private final Listing listing;
    private final CampaignPage campaign;
    private final PlanPage plan;
    private final WaysToPlan ways;
    private final StackPane page = new StackPane();
    /** How often somebody went somewhere: whoever has gone on is not fetched back by what was read in the meantime. */
    private int moves;

    public FixesPage(Fixing fixing, Clock clock, Offstage offstage, Sheet sheet, PageLinks links) {
        this.fixing = fixing;
        this.offstage = offstage;
        this.links = links;
        list = new CampaignList(fixing, clock, this::open);
        listing = new Listing(fixing, offstage, list, links.problem());
        plan = new PlanPage(
                offstage,
                new PlanPage.PlanActions(
                        this::planned, this::start, order -> readScript(sheet, order), links.read(), this::toList));
        ways = new WaysToPlan(fixing, offstage, sheet, links, plan, this::show);
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
                        this::resume,
                        this::end,
                        () -> campaign().ifPresent(record -> ways.undo(record, List.of())),
                        this::report,
                        this::toList),
                new HostCard.CardActions(
                        step -> campaign().ifPresent(record -> ways.again(record, step)),
                        step -> campaign()
                                .ifPresent(record ->
                                        ways.undo(record, List.of(step.subject().name()))),
                        step -> links.open().accept(step.subject().host())));
        runs = new Runs(fixing, offstage, new CampaignNews(campaign, links, this::toCampaign, this::refresh));
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
        shownNumber().flatMap(runs::of).ifPresent(live -> campaign.stopping());
    }

    /** @param idle called once, as soon as no campaign is under way */
    public void whenIdle(Runnable idle) {
        runs.whenIdle(idle);
    }

    /** What is shown may be old: reads it anew. */
    public void refresh() {
        if (shows(list.node())) {
            listing.read();
        }
    }

    /**
     * Asks for a fix for these, then plans it.
     *
     * @param seen reads what was last seen of them, where anything was; called off the JavaFX thread
     */
    public void fix(List<Host> hosts, Callable<List<Sight>> seen) {
        ways.choose(hosts, seen);
    }

    /** Like the other, with the fix already chosen; from its form the other fixes can still be gone back to. */
    public void fix(List<Host> hosts, Fix fix, Callable<List<Sight>> seen) {
        ways.take(fix, hosts, seen);
    }

    private void open(long number) {
        Optional<Board> live = runs.of(number).flatMap(LiveCampaign::board);
        if (live.isPresent()) {
            campaign.show(live.get(), true);
            show(campaign.node());
            return;
        }
        moves++;
        int here = moves;
        offstage.run(
                () -> fixing.campaigns()
                        .campaign(number)
                        .orElseThrow(() -> new InputException("There is no campaign " + number + ".")),
                record -> {
                    if (moves == here) {
                        campaign.show(new Board(record), false);
                        show(campaign.node());
                    }
                },
                links.problem());
    }

    private void start(CampaignPlan made) {
        runs.start(made);
    }

    private void resume() {
        shownNumber().ifPresent(runs::resume);
    }

    private void toCampaign() {
        plan.giveUp();
        show(campaign.node());
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
                        () -> fixing.campaigns().end(number, fixing.by()), record -> over(), links.problem()));
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

    /** Each host of a plan was looked at. */
    private void planned(CampaignPlan made) {
        links.looked()
                .accept(made.records().stream()
                        .map(step -> step.subject().host())
                        .toList());
    }

    private void readScript(Sheet sheet, CampaignOrder order) {
        Optional<Fix> fix = fixing.fixes().of(order.fix());
        offstage.run(() -> ScriptSheet.Part.of(fix, order), parts -> ScriptSheet.show(sheet, parts), links.problem());
    }

    private Optional<CampaignRecord> campaign() {
        return campaign.shown().map(Board::head);
    }

    private Optional<Long> shownNumber() {
        return campaign().map(CampaignRecord::number);
    }

    private boolean shows(Node node) {
        return page.getChildren().contains(node);
    }

    private void show(Node node) {
        moves++;
        page.getChildren().setAll(node);
    }
}
