package dev.rollcall.ui.fleet;

/** What the fleet screen asks the window to do with the selected hosts. */
public record TableActions(Runnable checkSelected, Runnable copy, Runnable export, Runnable remove, Runnable open) {}
