package dev.supervisor.rest.view;

/** A process that is started with the daemon and is not up. */
public record WaitedForView(
        @Described("With its group.") String name,
        @Described("Its state.") String state) {}
