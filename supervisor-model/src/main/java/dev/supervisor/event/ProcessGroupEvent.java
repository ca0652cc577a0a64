package dev.supervisor.event;

/** A group came or went, at boot too. */
@EventName("PROCESS_GROUP")
public sealed interface ProcessGroupEvent extends SupervisorEvent {

    /** The group's name. */
    String group();

    @EventName("PROCESS_GROUP_ADDED")
    record Added(String group) implements ProcessGroupEvent {}

    @EventName("PROCESS_GROUP_REMOVED")
    record Removed(String group) implements ProcessGroupEvent {}

    @Override
    default String payload() {
        return "groupname:" + group() + "\n";
    }
}
