package dev.supervisor.rest.view;

/** It was done. */
public record DoneView(
        @Described("Always true: a failure is an error.") boolean ok) {}
