package dev.supervisor.simulation;

import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** When children died that nobody has reaped yet. */
final class Deaths {
    private final SimulatedKernel kernel;
    private final Map<Pid, Now> deadSince = new HashMap<>();

    Deaths(SimulatedKernel kernel) {
        this.kernel = kernel;
    }

    /** After any turn. */
    void note() {
        Set<Pid> dead = kernel.processes().stream()
                .filter(child -> child.parent().isEmpty() && !child.alive())
                .map(SimulatedProcess::pid)
                .collect(Collectors.toSet());
        dead.forEach(pid -> deadSince.putIfAbsent(pid, kernel.clock().now()));
        deadSince.keySet().retainAll(dead);
    }

    /** Since when each of those that are not reaped has been dead. */
    Map<Pid, Now> unreaped() {
        return deadSince;
    }

    /** How long this child has lived, or did live. */
    Duration lifeOf(Pid pid, Biography biography) {
        return deadSince.getOrDefault(pid, kernel.clock().now()).since(biography.lastSpawn());
    }
}
