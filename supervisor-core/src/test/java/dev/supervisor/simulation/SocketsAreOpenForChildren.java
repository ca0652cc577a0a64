package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.supervisor.ProcessGroup;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The socket of a group is open exactly as long as one of its children is there, and all of them have the same one. */
record SocketsAreOpenForChildren(Scene scene) implements Invariant {
    @Override
    public void check() {
        for (ProcessGroup group : scene.supervisor().groups()) {
            List<Stdin> inputs = inputs(group);
            if (group.spec().kind() instanceof SharedSocketSpec shared) {
                assertThat(scene.kernel().sockets().takesConnections(Fleet.socket(group.name())))
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

    private List<Stdin> inputs(ProcessGroup group) {
        Set<String> names =
                group.processes().stream().map(process -> process.spec().name()).collect(Collectors.toSet());
        return scene.children().stream()
                .map(SimulatedProcess::request)
                .filter(request -> names.contains(request.processName()))
                .map(request -> request.stdin())
                .toList();
    }
}
