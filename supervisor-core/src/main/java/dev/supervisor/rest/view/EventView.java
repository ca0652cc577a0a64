package dev.supervisor.rest.view;

import dev.supervisor.event.ProcessCommunicationEvent;
import dev.supervisor.event.ProcessGroupEvent;
import dev.supervisor.event.ProcessLogEvent;
import dev.supervisor.event.ProcessStateEvent;
import dev.supervisor.event.RemoteCommunication;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.event.SupervisorStateChange;
import dev.supervisor.event.TickEvent;
import dev.supervisor.process.Pid;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A change as it happens. */
public record EventView(
        @Described("process_state, group_added, group_removed or supervisor_state.")
        String type,

        @Described("When.") Instant at,

        @Described("The name of the process, with its group.")
        Optional<String> name,

        @Described("The group.") Optional<String> group,
        @Described("The state before, of a process.") Optional<String> from,
        @Described("The state now.") Optional<String> to,
        @Described("The pid of the child concerned.") Optional<Integer> pid,
        @Described("Whether an exit was expected.") Optional<Boolean> expected) {

    /** The types of events that are shown. */
    public static final Collection<Class<? extends SupervisorEvent>> SHOWN =
            List.of(ProcessStateEvent.class, ProcessGroupEvent.class, SupervisorStateChange.class);

    /** @throws IllegalArgumentException if it is none of those that are shown */
    public static EventView of(SupervisorEvent event, Instant at) {
        return switch (event) {
            case ProcessStateEvent change ->
                new EventView(
                        "process_state",
                        at,
                        Optional.of(change.name().toString()),
                        Optional.of(change.name().group()),
                        Optional.of(change.from().name()),
                        Optional.of(to(change)),
                        pid(change).map(Pid::number),
                        change instanceof ProcessStateEvent.Exited exit
                                ? Optional.of(exit.expected())
                                : Optional.empty());
            case ProcessGroupEvent.Added(String group) -> ofGroup("group_added", at, group);
            case ProcessGroupEvent.Removed(String group) -> ofGroup("group_removed", at, group);
            case SupervisorStateChange.Running _ -> ofDaemon(at, "RUNNING");
            case SupervisorStateChange.Stopping _ -> ofDaemon(at, "STOPPING");
            case ProcessLogEvent _, ProcessCommunicationEvent _, RemoteCommunication _, TickEvent _ ->
                throw new IllegalArgumentException("not shown: " + event);
        };
    }

    private static EventView ofGroup(String type, Instant at, String group) {
        return new EventView(
                type,
                at,
                Optional.empty(),
                Optional.of(group),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static EventView ofDaemon(Instant at, String state) {
        return new EventView(
                "supervisor_state",
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(state),
                Optional.empty(),
                Optional.empty());
    }

    private static String to(ProcessStateEvent change) {
        return switch (change) {
            case ProcessStateEvent.Starting _ -> "STARTING";
            case ProcessStateEvent.Backoff _ -> "BACKOFF";
            case ProcessStateEvent.Running _ -> "RUNNING";
            case ProcessStateEvent.Stopping _ -> "STOPPING";
            case ProcessStateEvent.Stopped _ -> "STOPPED";
            case ProcessStateEvent.Exited _ -> "EXITED";
            case ProcessStateEvent.Fatal _ -> "FATAL";
            case ProcessStateEvent.Unknown _ -> "UNKNOWN";
        };
    }

    private static Optional<Pid> pid(ProcessStateEvent change) {
        return switch (change) {
            case ProcessStateEvent.Running running -> Optional.of(running.pid());
            case ProcessStateEvent.Stopping stopping -> Optional.of(stopping.pid());
            case ProcessStateEvent.Stopped stopped -> stopped.pid();
            case ProcessStateEvent.Exited exited -> Optional.of(exited.pid());
            case ProcessStateEvent.Starting _,
                    ProcessStateEvent.Backoff _,
                    ProcessStateEvent.Fatal _,
                    ProcessStateEvent.Unknown _ -> Optional.empty();
        };
    }
}
