package dev.rollcall.ui;

import dev.rollcall.inventory.Hosts;
import dev.rollcall.inventory.Settings;
import dev.rollcall.sweep.Rounds;
import dev.rollcall.ui.credentials.Approvals;
import dev.rollcall.ui.credentials.Credentials;
import dev.rollcall.ui.fixes.Fixing;

/** What outlives the window; {@code label} says where it is kept, e.g. {@code local}. */
public record Keeping(
        Hosts hosts,
        Rounds rounds,
        Settings settings,
        String label,
        Credentials credentials,
        Approvals approvals,
        Fixing fixing) {}
