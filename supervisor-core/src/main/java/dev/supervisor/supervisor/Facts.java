package dev.supervisor.supervisor;

import dev.supervisor.plan.ProcessFacts;

/** A process as plans see it. Loop thread only. */
public final class Facts {
    private Facts() {}

    public static ProcessFacts of(Subprocess process) {
        return new ProcessFacts(
                process.state(),
                process.lastStart().isPresent(),
                process.timesUp(),
                process.spawnerr().isPresent());
    }
}
