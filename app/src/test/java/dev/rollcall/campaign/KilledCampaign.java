package dev.rollcall.campaign;

import dev.rollcall.campaign.FakeMachine.Way;
import dev.rollcall.host.Host;
import dev.rollcall.host.HostId;
import dev.rollcall.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * Runs in a process of its own, which is killed: a campaign over a small fleet whose state is in a file, one line for each time that a
 * machine was mended. After so many lines of the journal it says {@code here} and goes no further.
 */
final class KilledCampaign {
    static final int HOSTS = 5;

    private KilledCampaign() {}

    /** {@code FOLDER FLEET LINES APPLIES}: stands still at whichever comes first; APPLIES counts from 1, 0 for never. */
    public static void main(String[] arguments) throws Exception {
        Path fleet = Path.of(arguments[1]);
        int applies = Integer.parseInt(arguments[3]);
        try (Store store = Store.open(Path.of(arguments[0]))) {
            CampaignDesk desk =
                    desk(store, new Stopping(store.journal(), Integer.parseInt(arguments[2])), fleet, applies);
            desk.run(Mending.HARMLESS, CampaignDesk.care("1,2,*", 0, Care.InUse.LEAVE_OUT));
            System.out.println("ended");
        }
    }

    static CampaignDesk desk(Store store, Journal journal, Path fleet, int stopAt) throws IOException {
        CampaignDesk desk = new CampaignDesk(
                Clock.systemUTC(), journal, store.sights(), CampaignDesk.QUICK, Duration.ofSeconds(15));
        List<String> mended = Files.exists(fleet) ? Files.readAllLines(fleet) : List.of();
        for (int number = 0; number < HOSTS; number++) {
            String name = "m" + number;
            Host host = Host.named(name).withId(new HostId(new UUID(1, number)));
            desk.fleet.add(host, Way.GOOD, mended.contains(name), () -> mended(fleet, name, stopAt));
        }
        return desk;
    }

    private static synchronized void mended(Path fleet, String name, int stopAt) {
        try {
            Files.writeString(
                    fleet, name + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (Files.readAllLines(fleet).size() == stopAt) {
                stand();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stand() {
        System.out.println("here");
        System.out.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stands still once so many writes have been acknowledged. */
    private static final class Stopping implements Journal {
        private final Journal journal;
        private int left;

        Stopping(Journal journal, int left) {
            this.journal = journal;
            this.left = left;
        }

        @Override
        public long nextNumber() {
            return journal.nextNumber();
        }

        @Override
        public synchronized void add(List<JournalEntry> entries) {
            journal.add(entries);
            if (--left == 0) {
                stand();
            }
        }

        @Override
        public List<JournalEntry> of(long campaign) {
            return journal.of(campaign);
        }

        @Override
        public List<JournalEntry> of(long campaign, HostId host) {
            return journal.of(campaign, host);
        }

        @Override
        public List<JournalEntry> own() {
            return journal.own();
        }

        @Override
        public List<Long> campaigns() {
            return journal.campaigns();
        }
    }
}
