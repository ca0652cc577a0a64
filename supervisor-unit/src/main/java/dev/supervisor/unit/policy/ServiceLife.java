package dev.supervisor.unit.policy;

import dev.supervisor.process.Signal;
import dev.supervisor.unit.notify.NotifySenders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that the decisions about a service depend on, apart from the file that they were written in.
 *
 * @param type {@code Type=}
 * @param ending whether the service is over
 * @param commands the Exec lines
 * @param mainPid how the main process of a service that forks is found
 * @param spans its time-outs
 * @param failureModes what a time-out does
 * @param restart when it is started again
 * @param limit how often it may be started
 * @param kill how its processes are ended
 * @param success {@code SuccessExitStatus=}
 * @param senders {@code NotifyAccess=}
 * @param reloadSignal {@code ReloadSignal=}, for notify-reload
 * @param oom {@code OOMPolicy=}
 */
public record ServiceLife(
        Type type,
        Ending ending,
        Commands commands,
        MainPid mainPid,
        Spans spans,
        FailureModes failureModes,
        RestartRule restart,
        StartWindow limit,
        KillRule kill,
        StatusSet success,
        NotifySenders senders,
        Signal reloadSignal,
        OomPolicy oom) {

    /** The values of {@code Type=}. There is no bus here, so DBUS is up as soon as its process exists, as SIMPLE is. */
    public enum Type {
        SIMPLE,
        EXEC,
        FORKING,
        ONESHOT,
        DBUS,
        NOTIFY,
        NOTIFY_RELOAD,
        IDLE;

        /** Whether the start is over as soon as there is a process. */
        public boolean isUpAtOnce() {
            return this == SIMPLE || this == IDLE || this == DBUS;
        }

        /** Whether the start is over when the service says so. */
        public boolean saysWhenUp() {
            return this == NOTIFY || this == NOTIFY_RELOAD;
        }
    }

    /**
     * When the service is over.
     *
     * @param withLast {@code ExitType=cgroup}: with its last process instead of its main process
     * @param remains {@code RemainAfterExit=}: it stays active after a good end
     */
    public record Ending(boolean withLast, boolean remains) {}

    /**
     * The Exec lines by their roles.
     *
     * @param ignoreFailure for each line whether its failure is ignored: the prefix {@code -}
     */
    public record Commands(Map<ExecRole, List<Boolean>> ignoreFailure) {
        public Commands {
            ignoreFailure = Map.copyOf(ignoreFailure);
        }

        /** Whether there is a line with this number, the first being 0. */
        public boolean has(ExecRole role, int index) {
            return index < ignoreFailure.getOrDefault(role, List.of()).size();
        }

        /** Whether the failure of this line is ignored; false if a reload of the file has removed the line. */
        public boolean ignoresFailure(ExecRole role, int index) {
            return has(role, index) && ignoreFailure.get(role).get(index);
        }
    }

    /**
     * How a main process is found that the manager has not made itself.
     *
     * @param file {@code PIDFile=} is given
     * @param guess {@code GuessMainPID=}: the only process that is left
     */
    public record MainPid(boolean file, boolean guess) {}

    /**
     * Time-outs; one that is empty never ends.
     *
     * @param start {@code TimeoutStartSec=}, for each command anew
     * @param stop {@code TimeoutStopSec=}, for each command and each signal anew
     * @param abort {@code TimeoutAbortSec=}
     * @param runtime {@code RuntimeMaxSec=} with the random part that was drawn for this run
     * @param watchdog {@code WatchdogSec=}; empty: none
     * @param clean {@code TimeoutCleanSec=}
     */
    public record Spans(
            Optional<Duration> start,
            Optional<Duration> stop,
            Optional<Duration> abort,
            Optional<Duration> runtime,
            Optional<Duration> watchdog,
            Optional<Duration> clean) {}

    /**
     * The ways in which time-outs end a service.
     *
     * @param start {@code TimeoutStartFailureMode=}
     * @param stop {@code TimeoutStopFailureMode=}
     */
    public record FailureModes(FailureMode start, FailureMode stop) {}

    /** The way in which a service is ended that took too long. */
    public enum FailureMode {
        TERMINATE,
        ABORT,
        KILL
    }

    /** The values of {@code OOMPolicy=}. */
    public enum OomPolicy {
        CONTINUE,
        STOP,
        KILL
    }
}
