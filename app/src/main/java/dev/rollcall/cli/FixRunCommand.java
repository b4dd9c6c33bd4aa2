package dev.rollcall.cli;

import dev.rollcall.campaign.CampaignOrder;
import dev.rollcall.campaign.CampaignPlan;
import dev.rollcall.campaign.Campaigns;
import dev.rollcall.campaign.Care;
import dev.rollcall.fix.Fix;
import dev.rollcall.fix.FixSettings;
import dev.rollcall.fix.HostFix;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.matrix.Query;
import dev.rollcall.policy.Policy;
import dev.rollcall.vault.Vault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a fix on kept hosts. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Runs a fix on hosts of the kept fleet: shows the plan, asks, acts in waves, looks again from outside.",
        footer = {
            "",
            "Exit: 0 every host that was acted on is verified, or the plan was made; 1 some is not; 2 wrong usage or input;",
            "3 the program could not go on."
        })
final class FixRunCommand implements Callable<Integer> {
    private final RollcallCommand root;

    @Parameters(index = "0", paramLabel = "ID", description = "As fix list names it.")
    String id = "";

    @Parameters(index = "1..*", paramLabel = "HOST[:PORT]", description = "Kept hosts.")
    List<String> named = new ArrayList<>();

    @Option(names = "--where", paramLabel = "QUERY", description = "Kept hosts that match.")
    @Nullable
    String where;

    @Option(names = "--plan", description = "Show what would change on each host, and change nothing.")
    boolean planOnly;

    @Option(names = "--yes", description = "Don't ask before acting.")
    boolean consent;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A parameter of the fix; may be repeated.")
    Map<String, String> said = new LinkedHashMap<>();

    @Option(names = "--for", paramLabel = "TIME", description = "How long a change lasts that takes itself back.")
    @Nullable
    String lasting;

    @Mixin
    final CareOptions caring = new CareOptions();

    @Mixin
    final ActOptions acting = new ActOptions();

    FixRunCommand(RollcallCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InputException, IOException, InterruptedException {
        Fix fix = FixSheets.named(id);
        if (lasting != null) {
            said.put("for", lasting);
        }
        // Files that can't be read are said now, and not host by host.
        FixSettings.of(fix.sheet(), said).told();
        acting.inside.ways.check();
        Care care = caring.care();
        if (named.isEmpty() && where == null) {
            throw new InputException("which hosts? Name them, or use --where QUERY");
        }
        Query query = QueryOption.where(where);
        if (where != null && query.isEmpty()) {
            throw new InputException("--where: the query is empty: say which hosts are meant");
        }
        Consent asked = new Consent(root.surroundings());
        if (!planOnly && !consent) {
            asked.mustBePossible();
        }
        Optional<Vault> vault = fix instanceof HostFix ? acting.vaultToAct(root) : acting.inside.open(root);
        try (OpenStore store = root.openKept()) {
            List<Host> hosts = acting.inside.ways.on(hosts(store, query, acting.policy()));
            if (hosts.isEmpty()) {
                root.surroundings().complain("no host matches: " + where);
                return Commands.DONE;
            }
            Campaigns campaigns = acting.campaigns(store, vault);
            CampaignOrder order = new CampaignOrder(fix.id(), said, care, Who.here(), OptionalLong.empty());
            CampaignPrinter printer = new CampaignPrinter(root.surroundings(), acting.format);
            CampaignPlan plan = campaigns.plan(order, hosts, printer.planning(hosts.size()));
            return new CampaignWatch(root, printer)
                    .carryOut(campaigns, plan, planOnly, consent ? Optional.empty() : Optional.of(asked));
        } finally {
            vault.ifPresent(Vault::close);
        }
    }

    private List<Host> hosts(OpenStore store, Query query, Policy policy) throws InputException {
        List<Host> wanted = HostLists.named(named);
        List<Host> matching = KeptFleet.hosts(store, query, policy);
        if (wanted.isEmpty()) {
            return matching;
        }
        Set<Host> kept = KeptFleet.named(store, wanted).stream().collect(Collectors.toSet());
        return matching.stream().filter(kept::contains).toList();
    }
}
