package dev.supervisor.metrics;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.history.Tally;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.OutputFigures;
import java.time.Instant;
import java.util.Optional;

/** The figures of one process. Immutable. */
public record ProcessFigures(
        Namespec name, ProcessStateCode state, Optional<Pid> pid, Past past, OutputFigures output) {

    /**
     * Its past.
     *
     * @param startedAt when it was last to be started
     * @param exitStatus the value of XML-RPC
     */
    public record Past(Optional<Instant> startedAt, int exitStatus, Tally tally) {}
}
