package dev.supervisor.event;

/** The daemon itself is up, or goes down or starts over. */
@EventName("SUPERVISOR_STATE_CHANGE")
public sealed interface SupervisorStateChange extends SupervisorEvent {

    @EventName("SUPERVISOR_STATE_CHANGE_RUNNING")
    record Running() implements SupervisorStateChange {}

    /** Before a shutdown and before a restart. */
    @EventName("SUPERVISOR_STATE_CHANGE_STOPPING")
    record Stopping() implements SupervisorStateChange {}

    @Override
    default String payload() {
        return "";
    }
}
