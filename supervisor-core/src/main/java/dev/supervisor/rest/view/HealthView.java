package dev.supervisor.rest.view;

/** The daemon lives: its main loop has turned to answer this. */
public record HealthView(@Described("Always true.") boolean ok) {}
