package dev.supervisor.process;

import dev.supervisor.process.ProcessEffect.Announce;
import dev.supervisor.process.ProcessEffect.Kill;
import dev.supervisor.process.ProcessEffect.Say;
import dev.supervisor.process.ProcessEffect.Spawn;
import dev.supervisor.time.Now;
import java.util.Optional;

/**
 * The past of a process as clients may read it, besides its state. It follows from the machine's effects alone.
 *
 * @param lastStart when it was last to be started; empty if never
 * @param lastStop when its last child ended; empty if none has
 * @param spawnerr the error of the last start, in the original's words
 * @param timesUp how often it has become RUNNING
 * @param ended how its last child ended; forgotten at the next start, and where it ended too quickly to count as started
 */
public record ProcessHistory(
        Optional<Now> lastStart,
        Optional<Now> lastStop,
        Optional<String> spawnerr,
        long timesUp,
        Optional<WaitStatus> ended) {

    /** Nothing has happened yet. */
    public static final ProcessHistory NONE =
            new ProcessHistory(Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty());

    /** The value of {@code exitstatus} for clients: exit code, -1 after a signal, 0 if there is none. */
    public int exitstatus() {
        return ended.map(WaitStatus::exitstatus).orElse(0);
    }

    /** The past once {@code effect} has been carried out. */
    public ProcessHistory after(ProcessEffect effect, Now now) {
        return switch (effect) {
            case Announce(ProcessState _, ProcessState.Spawning _) ->
                new ProcessHistory(Optional.of(now), lastStop, Optional.empty(), timesUp, Optional.empty());
            case Announce(ProcessState _, ProcessState.Running _) ->
                new ProcessHistory(lastStart, lastStop, spawnerr, timesUp + 1, ended);
            case Say(ProcessNote note) -> after(note, now);
            case Announce _, Spawn _, Kill _ -> this;
        };
    }

    private ProcessHistory after(ProcessNote note, Now now) {
        return switch (note) {
            case ProcessNote.SpawnError(String why) ->
                new ProcessHistory(lastStart, lastStop, Optional.of(why), timesUp, ended);
            case ProcessNote.ExitedTooQuickly _ ->
                new ProcessHistory(
                        lastStart,
                        Optional.of(now),
                        Optional.of("Exited too quickly (process log may have details)"),
                        timesUp,
                        Optional.empty());
            case ProcessNote.ExitedItself(WaitStatus status, EndKind kind) ->
                new ProcessHistory(
                        lastStart,
                        Optional.of(now),
                        switch (kind) {
                            case EXPECTED -> spawnerr;
                            case UNEXPECTED -> Optional.of("Bad exit code " + status.exitstatus());
                        },
                        timesUp,
                        Optional.of(status));
            case ProcessNote.StoppedOnRequest(WaitStatus status, EndKind _) ->
                new ProcessHistory(lastStart, Optional.of(now), spawnerr, timesUp, Optional.of(status));
            case ProcessNote.SpawnedChild _,
                    ProcessNote.StayedUp _,
                    ProcessNote.GaveUp _,
                    ProcessNote.Overdue _,
                    ProcessNote.Killing _,
                    ProcessNote.StoppedInBackoff _,
                    ProcessNote.StoppedBeforeRestart _,
                    ProcessNote.AlreadyRunning _,
                    ProcessNote.KillRefused _,
                    ProcessNote.SignalRefused _ -> this;
        };
    }
}
