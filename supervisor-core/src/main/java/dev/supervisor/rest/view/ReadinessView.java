package dev.supervisor.rest.view;

import java.util.List;

/** Whether everything that is started with the daemon is up. */
public record ReadinessView(
        @Described("Whether it is.") boolean ready,

        @Described("RUNNING, RESTARTING or SHUTDOWN: the state of the daemon.")
        String state,

        @Described("Processes that are waited for.") List<WaitedForView> waiting_for)
        implements WithStatus {
    /** A process that is started with the daemon and is not up. */
    public record WaitedForView(
            @Described("With its group.") String name,
            @Described("Its state.") String state) {}

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    @Override
    public int httpStatus() {
        return ready ? OK : UNAVAILABLE;
    }
}
