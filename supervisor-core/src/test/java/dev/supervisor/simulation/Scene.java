package dev.supervisor.simulation;

import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.process.Pid;
import dev.supervisor.supervisor.Supervisor;
import java.util.List;

/** The parts that invariants look at. */
record Scene(SimulatedKernel kernel, Supervisor supervisor, Fleet fleet, Lives lives, Calls calls, Deaths deaths) {

    /** Children of the daemon, alive or not reaped yet; not what they have made themselves. */
    List<SimulatedProcess> children() {
        return kernel.processes().stream()
                .filter(child -> child.parent().isEmpty())
                .toList();
    }

    boolean isAlive(Pid pid) {
        return kernel.process(pid).map(SimulatedProcess::alive).orElse(false);
    }
}
