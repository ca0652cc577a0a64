package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.SharedSocketSpec;
import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.supervisor.ProcessGroup;
import dev.supervisor.supervisor.Supervisor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The socket of a group is open exactly as long as one of its children is there, and all of them have the same one. */
final class SocketInvariants {
    private final SimulatedKernel kernel;
    private final Supervisor supervisor;

    SocketInvariants(SimulatedKernel kernel, Supervisor supervisor) {
        this.kernel = kernel;
        this.supervisor = supervisor;
    }

    /** After any turn. */
    void check() {
        for (ProcessGroup group : supervisor.groups()) {
            List<Stdin> inputs = inputs(group);
            if (group.spec().kind() instanceof SharedSocketSpec shared) {
                assertThat(kernel.sockets().takesConnections(Fleet.socket(group.name())))
                        .as("%s is open", shared.socket().url())
                        .isEqualTo(!inputs.isEmpty());
                assertThat(inputs.stream().distinct())
                        .as("sockets of the children of %s", group.name())
                        .hasSizeLessThanOrEqualTo(1)
                        .allMatch(Stdin.Shared.class::isInstance);
            } else {
                assertThat(inputs).allMatch(Stdin.Pipe.class::isInstance);
            }
        }
    }

    /** How many of them are open. */
    long open() {
        return supervisor.groups().stream()
                .filter(group -> kernel.sockets().takesConnections(Fleet.socket(group.name())))
                .count();
    }

    private List<Stdin> inputs(ProcessGroup group) {
        Set<String> names =
                group.processes().stream().map(process -> process.spec().name()).collect(Collectors.toSet());
        return kernel.processes().stream()
                .filter(child -> child.parent().isEmpty())
                .map(SimulatedProcess::request)
                .filter(request -> names.contains(request.processName()))
                .map(request -> request.stdin())
                .toList();
    }
}
