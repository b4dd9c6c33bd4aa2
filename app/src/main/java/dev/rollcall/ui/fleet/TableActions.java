package dev.rollcall.ui.fleet;

/** What the fleet screen asks the window to do with the selected hosts; {@code fix} is also for all that match the filter, where none is. */
public record TableActions(
        Runnable checkSelected,
        Runnable copy,
        Runnable export,
        Runnable remove,
        Runnable open,
        Runnable fix,
        Runnable gateway) {}
