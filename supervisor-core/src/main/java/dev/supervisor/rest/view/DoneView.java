package dev.supervisor.rest.view;

/** It was done. */
public record DoneView(
        @Described("Always true: what cannot be done is an error.")
        boolean ok) {}
