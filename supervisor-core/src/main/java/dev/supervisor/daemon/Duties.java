package dev.supervisor.daemon;

import dev.supervisor.activity.DaemonLog;
import dev.supervisor.activity.Narrator;
import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.os.ProcessTable;
import dev.supervisor.process.Pid;
import dev.supervisor.supervisor.DaemonDuties;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The daemon's services for the supervisor while it runs. Loop thread only. */
final class Duties implements DaemonDuties {
    private final EventLoop loop;
    private final DaemonLog log;
    private final Narrator narrator;
    private final Workers workers;
    private final Succession succession;
    private final ProcessTable processes;
    private Optional<Provisions> prepared = Optional.empty();
    private Optional<Provisions> next = Optional.empty();
    private int exitCode;

    /** @param workers for reading what may block: the configuration, the table of processes, files */
    Duties(
            EventLoop loop,
            DaemonLog log,
            Narrator narrator,
            Workers workers,
            Succession succession,
            ProcessTable processes) {
        this.loop = loop;
        this.log = log;
        this.narrator = narrator;
        this.workers = workers;
        this.succession = succession;
        this.processes = processes;
    }

    /** The outcome of the run. */
    Outcome outcome() {
        return new Outcome(next, exitCode);
    }

    @Override
    public void reopenActivityLog() {
        narrator.logReopen();
        log.reopen();
    }

    @Override
    public void prepareRestart(Consumer<Optional<String>> answer) {
        CompletableFuture.supplyAsync(succession::prepare, workers.general())
                .whenComplete((found, bug) -> loop.post(_ -> {
                    if (bug != null) {
                        narrator.mishap("loop", "reading the configuration for a restart", bug);
                        answer.accept(Optional.of(bug.toString()));
                    } else if (found.next().isPresent()) {
                        prepared.ifPresent(Provisions::close);
                        prepared = found.next();
                        answer.accept(Optional.empty());
                    } else {
                        narrator.cannotRestart(found.problems());
                        answer.accept(Optional.of(found.sentence()));
                    }
                }));
    }

    @Override
    public void allEnded(SupervisorStateCode state, int code) {
        exitCode = code;
        if (state == SupervisorStateCode.RESTARTING) {
            next = prepared;
        } else {
            prepared.ifPresent(Provisions::close);
        }
        loop.stop();
    }

    @Override
    public void countMemoryKills(Consumer<OptionalLong> answer) {
        lookUp(processes::memoryKills, OptionalLong.empty(), answer);
    }

    @Override
    public void nameMemoryVictims(Consumer<Optional<Set<Pid>>> answer) {
        lookUp(processes::memoryVictims, Optional.empty(), answer);
    }

    /** @param unknown the answer if the worker has too much to do */
    private <T> void lookUp(Supplier<T> what, T unknown, Consumer<T> answer) {
        try {
            workers.general().execute(() -> {
                T found = what.get();
                loop.post(_ -> answer.accept(found));
            });
        } catch (RejectedExecutionException _) {
            loop.post(_ -> answer.accept(unknown));
        }
    }

    @Override
    public void aside(Runnable work) {
        workers.files().execute(work);
    }
}
