package dev.rollcall.ui;

import dev.rollcall.inventory.Gateways;
import dev.rollcall.inventory.Hosts;
import dev.rollcall.inventory.Settings;
import dev.rollcall.sweep.Rounds;
import dev.rollcall.ui.credentials.Approvals;
import dev.rollcall.ui.credentials.Credentials;
import dev.rollcall.ui.fixes.Fixing;

/** What outlives the window; {@code label} says where it is kept, e.g. {@code local}. */
public record Keeping(
        Entries entries,
        Rounds rounds,
        Settings settings,
        String label,
        Credentials credentials,
        Approvals approvals,
        Fixing fixing) {
    /** The entries of the inventory. */
    public record Entries(Hosts hosts, Gateways gateways) {}

    Hosts hosts() {
        return entries.hosts();
    }

    Gateways gateways() {
        return entries.gateways();
    }
}
