package dev.supervisor.unit.service;

import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.KillRule;
import java.util.Optional;

/**
 * Work that the machine orders; its caller carries it out, in order. The first four kinds are questions: each is the last effect
 * of its step and needs its answer, and until that has come other inputs wait inside the state.
 */
public sealed interface ServiceEffect {

    /**
     * A command is to be run; {@link ServiceInput.Spawned} or {@link ServiceInput.SpawnFailed} answers.
     *
     * @param index which of the lines of this role, 0 being the first
     */
    record Spawn(ExecRole role, int index) implements ServiceEffect {}

    /**
     * Processes are to be signalled; {@link ServiceInput.Killed} or {@link ServiceInput.KillFailed} answers, at once.
     *
     * @param blow the signal; who gets it of those of the service
     */
    record Kill(KillRule.Blow blow, Optional<Pid> main, Optional<Pid> control) implements ServiceEffect {}

    /** The main process is to be found; {@link ServiceInput.MainSought} answers, at once. */
    record SeekMain(Where where) implements ServiceEffect {}

    /** Where a main process is looked for. */
    enum Where {
        PID_FILE,
        ONLY_PROCESS
    }

    /** Whether the service has processes is to be found out; {@link ServiceInput.Others} answers, at once. */
    record CountOthers() implements ServiceEffect {}

    /** A signal to one process; nothing answers, and it does not matter if it is gone. */
    record Send(Pid pid, Signal signal) implements ServiceEffect {}

    /** A run begins: it gets a new invocation id. */
    record Begin() implements ServiceEffect {}

    /** Adds a line to the journal. */
    record Tell(ServiceSentence sentence) implements ServiceEffect {}

    /** The state has changed. */
    record Announce(ServicePhase from, ServicePhase to) implements ServiceEffect {}

    /** A request has come to its end. */
    record JobDone(Job job, JobResult result) implements ServiceEffect {}

    /** A request cannot begin now; the caller asks again when the state has changed. */
    record JobWaits(Job job) implements ServiceEffect {}

    /** The requests of clients and other units. */
    enum Job {
        START,
        STOP,
        RELOAD
    }

    /** How it came to its end. */
    enum JobResult {
        DONE,
        FAILED,
        /** Conditions are unmet; for the client this is no failure. */
        SKIPPED,
        ASSERT,
        /** A contrary request took its place. */
        CANCELED,
        /** It makes no sense in this state. */
        INVALID
    }

    /**
     * The wait before a restart is over: a restart of this unit is to be requested, with what depends on it. For the
     * machine that is {@link ServiceInput.Stop}, then {@link ServiceInput.Start}.
     */
    record ScheduleRestart() implements ServiceEffect {}

    /** Other units, or the host, are to do something about it. */
    record Trigger(Occasion occasion) implements ServiceEffect {}

    /** The occasions for OnFailure= with FailureAction=, OnSuccess= with SuccessAction=, and StartLimitAction=. */
    enum Occasion {
        FAILURE,
        SUCCESS,
        START_LIMIT
    }

    /**
     * If processes of the service are left, the journal gets a warning for each.
     *
     * @param atStart they are from an earlier run
     */
    record WarnOfLeftOvers(boolean atStart) implements ServiceEffect {}

    /**
     * The run is over: its PID file is removed, and its runtime folders unless they are to be kept.
     *
     * @param restarting a start follows
     */
    record CleanUp(boolean restarting) implements ServiceEffect {}
}
