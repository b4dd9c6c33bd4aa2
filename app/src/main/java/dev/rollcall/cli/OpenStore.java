package dev.rollcall.cli;

import dev.rollcall.campaign.Journal;
import dev.rollcall.inventory.Hosts;
import dev.rollcall.sweep.Rounds;

/** What is kept, while a command has it open. */
public interface OpenStore extends AutoCloseable {
    Hosts hosts();

    Rounds rounds();

    Journal journal();

    @Override
    void close();
}
