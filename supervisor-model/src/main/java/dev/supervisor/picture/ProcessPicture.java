package dev.supervisor.picture;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.history.Run;
import dev.supervisor.history.Tally;
import dev.supervisor.process.Pid;
import dev.supervisor.process.ProcessHistory;
import dev.supervisor.process.ProcessState;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.time.Deadline;
import java.util.List;
import java.util.Optional;

/**
 * One process at one moment: all that clients are told about it, except its output and resources, which change without
 * it. Immutable; any thread.
 *
 * @param nextStart when it is started again by itself, if it waits for that and the daemon allows starts
 * @param version the same object in all pictures of the process between two changes
 */
public record ProcessPicture(
        Namespec name,
        ProcessSpec spec,
        ProcessState state,
        Optional<Deadline> nextStart,
        Past past,
        LogFiles logs,
        Object version) {

    /**
     * Its children so far.
     *
     * @param runs the last ones, the newest first
     */
    public record Past(ProcessHistory history, Tally tally, List<Run> runs) {

        /** How the last run that is over ended; empty if none is. */
        public Optional<Run.End> lastEnd() {
            return runs.stream().flatMap(run -> run.end().stream()).findFirst();
        }
    }

    /** The paths of its logs, AUTO resolved; empty if there is none. */
    public record LogFiles(Optional<String> stdout, Optional<String> stderr) {}

    /** Its child, if it has one. */
    public Optional<Pid> pid() {
        return state.pid();
    }

    /** Its past without the single runs. */
    public ProcessHistory history() {
        return past.history();
    }
}
