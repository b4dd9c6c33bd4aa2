package dev.rollcall.cli;

import dev.rollcall.campaign.Campaigns;
import dev.rollcall.host.InputException;
import dev.rollcall.inventory.Gateways;
import dev.rollcall.inventory.Hosts;
import dev.rollcall.sweep.Rounds;

/** What is kept, while a command has it open. */
public interface OpenStore extends AutoCloseable {
    Hosts hosts();

    Gateways gateways();

    Rounds rounds();

    /**
     * Bulk fixes, and what is kept of them.
     *
     * @throws InputException where the file of known hosts can't be read
     */
    Campaigns campaigns(Acting acting) throws InputException;

    @Override
    void close();
}
