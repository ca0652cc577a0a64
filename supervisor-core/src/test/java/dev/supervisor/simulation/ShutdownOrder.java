package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.event.ProcessStateEvent;
import dev.supervisor.process.ProcessState;
import dev.supervisor.supervisor.ProcessGroup;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import java.util.List;

/** Groups end one after another, or those of the same priority together, the last one first; no process is asked to stop before all groups after its own are down. */
final class ShutdownOrder {
    private final Supervisor supervisor;
    private final boolean together;
    private List<ProcessGroup> groups = List.of();

    /** @param together whether groups of the same priority do not wait for each other */
    ShutdownOrder(Supervisor supervisor, boolean together) {
        this.supervisor = supervisor;
        this.together = together;
    }

    /** The order is that of the groups as they are now; an update that goes on does not alter it. */
    void begins() {
        groups = supervisor.groups();
    }

    /** Takes notice of what was announced during a shutdown. */
    void told(ProcessStateEvent event) {
        boolean asked = event instanceof ProcessStateEvent.Stopping;
        if (!asked) {
            return;
        }
        for (ProcessGroup later : groups.reversed()) {
            if (later.name().equals(event.name().group())) {
                return;
            }
            if (together && later.priority() == priorityOf(event.name().group())) {
                continue;
            }
            assertThat(later.processes())
                    .as("%s is stopped before group %s is down", event.name(), later.name())
                    .allMatch(process -> process.state().code().isDown());
        }
    }

    private int priorityOf(String group) {
        return groups.stream()
                .filter(candidate -> candidate.name().equals(group))
                .findFirst()
                .orElseThrow()
                .priority();
    }

    /** Something is being waited for, and only in one group. */
    void checkProgress() {
        if (supervisor.state().allowsStarts()) {
            return;
        }
        List<Subprocess> waitedFor = groups.reversed().stream()
                .map(group -> group.processes().stream()
                        .filter(process -> !process.state().code().isDown())
                        .toList())
                .filter(processes -> !processes.isEmpty())
                .findFirst()
                .orElse(List.of());
        assertThat(waitedFor)
                .as(
                        "processes that the shutdown waits for: %s",
                        waitedFor.stream()
                                .map(process -> process.name() + " " + process.state())
                                .toList())
                .isNotEmpty()
                .allMatch(process -> switch (process.state()) {
                    case ProcessState.Stopping _, ProcessState.SpawningToStop _ -> true;
                    case ProcessState.Stopped _,
                            ProcessState.Spawning _,
                            ProcessState.Starting _,
                            ProcessState.Running _,
                            ProcessState.Backoff _,
                            ProcessState.Exited _,
                            ProcessState.Fatal _,
                            ProcessState.Unknown _ -> false;
                });
    }
}
