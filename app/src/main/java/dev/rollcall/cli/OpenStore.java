package dev.rollcall.cli;

import dev.rollcall.inventory.Hosts;
import dev.rollcall.sweep.Rounds;

/** What is kept, while a command has it open. */
public interface OpenStore extends AutoCloseable {
    Hosts hosts();

    Rounds rounds();

    @Override
    void close();
}
