package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.GroupSpec;
import dev.supervisor.config.ProcessSpec;
import dev.supervisor.config.SharedSocketSpec;
import dev.supervisor.event.EventBus;
import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.supervisor.ProcessGroup;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Groups that come and go, and what is kept of their lives. */
final class Groups {
    private final Supervisor supervisor;
    private final SimulatedKernel kernel;
    private final EventBus events;
    private final Audience audience;
    private final Fleet fleet;
    private final Map<String, Biography> biographies;
    private final List<GroupSpec> removed = new ArrayList<>();
    private boolean socketsRefused;

    Groups(
            Supervisor supervisor,
            SimulatedKernel kernel,
            EventBus events,
            Audience audience,
            Fleet fleet,
            Map<String, Biography> biographies) {
        this.supervisor = supervisor;
        this.kernel = kernel;
        this.events = events;
        this.audience = audience;
        this.fleet = fleet;
        this.biographies = biographies;
    }

    /** All that the configuration has. */
    void addAll(Now now) {
        fleet.groups().forEach(group -> add(group, now));
    }

    /** A group that is added begins a new life. */
    private void add(GroupSpec group, Now now) {
        for (ProcessSpec process : group.processes()) {
            biographies.put(process.name(), new Biography(process, fleet, now));
        }
        audience.open(group, events);
        try {
            supervisor.addGroup(supervisor.preparation().prepare(group));
            assertThat(socketsRefused && group.kind() instanceof SharedSocketSpec)
                    .as("%s is added without a socket", group.name())
                    .isFalse();
        } catch (SystemException refused) {
            assertThat(refused).hasMessageStartingWith("Could not create FastCGI socket unix:///tmp/");
            assertThat(socketsRefused).isTrue();
            audience.close(group);
            removed.add(group);
        }
    }

    /** As {@code removeProcessGroup} does. */
    void remove(ProcessGroup group) {
        boolean atRest = group.processes().stream()
                .allMatch(process ->
                        process.state().code().isDown() && process.state().pid().isEmpty());
        if (atRest) {
            audience.close(group.spec());
            removed.add(group.spec());
        }
        assertThat(supervisor.removeGroup(group))
                .as("%s is removed", group.name())
                .isEqualTo(atRest);
    }

    /** As {@code addProcessGroup} does. */
    void addRemoved(Now now) {
        List<GroupSpec> again = List.copyOf(removed);
        removed.clear();
        again.forEach(group -> add(group, now));
    }

    /** No socket can be made from now on, or all can be again. */
    void disturbSockets() {
        socketsRefused = !socketsRefused;
        for (GroupSpec group : fleet.groups()) {
            if (socketsRefused) {
                kernel.files().refuse(Fleet.socket(group.name()), Errno.named("EACCES"));
            } else {
                kernel.files().allow(Fleet.socket(group.name()));
            }
        }
    }
}
