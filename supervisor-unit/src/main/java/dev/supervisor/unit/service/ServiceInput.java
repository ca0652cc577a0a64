package dev.supervisor.unit.service;

import dev.supervisor.process.Pid;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.unit.notify.NotifyMessage;
import java.util.Optional;

/** Something that happens to a service. */
public sealed interface ServiceInput {

    /**
     * It is to be started. Where it cannot be yet, {@link ServiceEffect.JobWaits} says so; the caller then asks again at
     * each further {@link ServiceEffect.Announce}.
     *
     * @param check what its conditions and assertions say
     */
    record Start(Check check) implements ServiceInput {}

    /** The verdict of the conditions and assertions of [Unit]. */
    enum Check {
        MET,
        CONDITION_UNMET,
        ASSERTION_FAILED
    }

    /**
     * It is to be stopped.
     *
     * @param restarting a start follows
     */
    record Stop(boolean restarting) implements ServiceInput {}

    /** It is to read its settings again. Only for a service that can: the caller refuses others. */
    record Reload() implements ServiceInput {}

    /** Its failures are to be forgotten. */
    record ResetFailed() implements ServiceInput {}

    /**
     * Answers {@link ServiceEffect.ScheduleRestart} if no restart can be requested.
     *
     * @param why the reason
     */
    record RestartRefused(String why) implements ServiceInput {}

    /** Its folders are to be removed. Only for a service in {@link ServicePhase#DEAD}: the caller refuses others. */
    record Clean() implements ServiceInput {}

    /** The state's deadline may have come. */
    record Tick() implements ServiceInput {}

    /** Answers {@link ServiceEffect.Spawn}: the child is there. */
    record Spawned(Pid pid) implements ServiceInput {}

    /**
     * Answers {@link ServiceEffect.Spawn}: there is no child.
     *
     * @param why the system's error, "No such file or directory"
     */
    record SpawnFailed(String why) implements ServiceInput {}

    /**
     * Answers {@link ServiceEffect.Kill}.
     *
     * @param any whether there was a process whose end is now waited for
     */
    record Killed(boolean any) implements ServiceInput {}

    /**
     * Answers {@link ServiceEffect.Kill}: the system refused, and not because they are gone.
     *
     * @param why the system's error
     */
    record KillFailed(String why) implements ServiceInput {}

    /**
     * Answers {@link ServiceEffect.SeekMain}. Fed again, unasked, when the PID file changes while
     * {@link ServiceState#awaitsPidFile}.
     *
     * @param main the main process, if it was found; it lives and is of this service
     * @param others whether any process of the service lives
     */
    record MainSought(Optional<Pid> main, boolean others) implements ServiceInput {}

    /**
     * Answers {@link ServiceEffect.CountOthers}.
     *
     * @param any whether any process of the service lives
     */
    record Others(boolean any) implements ServiceInput {}

    /** The main process of an exec service has begun to run its program. */
    record Executed(Pid pid) implements ServiceInput {}

    /** A process of the service has ended. Of others than the main and the control process nothing needs to be said. */
    record Exited(Pid pid, WaitStatus status) implements ServiceInput {}

    /** The last process of the service is gone; comes after its {@link Exited}. */
    record Empty() implements ServiceInput {}

    /**
     * A process of the service has sent a message.
     *
     * @param mayBeMain whether the process that MAINPID= names lives and may be the main process: it is of this service,
     *     or root has said so
     */
    record Notified(NotifyMessage message, boolean mayBeMain) implements ServiceInput {}

    /** The kernel has ended a process of the service because memory ran out. */
    record OomKilled() implements ServiceInput {}
}
