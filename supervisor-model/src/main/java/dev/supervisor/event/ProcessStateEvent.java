package dev.supervisor.event;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.process.Attempts;
import dev.supervisor.process.EndKind;
import dev.supervisor.process.Pid;
import dev.supervisor.process.ProcessEffect.Announce;
import dev.supervisor.process.ProcessState;
import java.util.Optional;

/** A process changed from one state that clients can see to another; what it carries is as it was at that moment. */
@EventName("PROCESS_STATE")
public sealed interface ProcessStateEvent extends SupervisorEvent {

    /** The process. */
    Namespec name();

    /** The state before. */
    ProcessStateCode from();

    /**
     * @param tries failed starts in a row before this one
     */
    @EventName("PROCESS_STATE_STARTING")
    record Starting(Namespec name, ProcessStateCode from, int tries) implements ProcessStateEvent {
        @Override
        public String payload() {
            return payloadOf(this, " tries:" + tries);
        }
    }

    /**
     * @param tries failed starts in a row, this one included
     */
    @EventName("PROCESS_STATE_BACKOFF")
    record Backoff(Namespec name, ProcessStateCode from, int tries) implements ProcessStateEvent {
        @Override
        public String payload() {
            return payloadOf(this, " tries:" + tries);
        }
    }

    @EventName("PROCESS_STATE_RUNNING")
    record Running(Namespec name, ProcessStateCode from, Pid pid) implements ProcessStateEvent {
        @Override
        public String payload() {
            return payloadOf(this, " pid:" + pid);
        }
    }

    @EventName("PROCESS_STATE_STOPPING")
    record Stopping(Namespec name, ProcessStateCode from, Pid pid) implements ProcessStateEvent {
        @Override
        public String payload() {
            return payloadOf(this, " pid:" + pid);
        }
    }

    /**
     * @param pid the child that has ended; none if it was stopped out of BACKOFF
     */
    @EventName("PROCESS_STATE_STOPPED")
    record Stopped(Namespec name, ProcessStateCode from, Optional<Pid> pid) implements ProcessStateEvent {
        @Override
        public String payload() {
            return payloadOf(this, " pid:" + pid.map(Pid::toString).orElse("0"));
        }
    }

    /**
     * @param expected whether its exit code is one of the {@code exitcodes}
     * @param pid the child that has ended
     */
    @EventName("PROCESS_STATE_EXITED")
    record Exited(Namespec name, ProcessStateCode from, boolean expected, Pid pid) implements ProcessStateEvent {
        @Override
        public String payload() {
            return payloadOf(this, " expected:" + (expected ? 1 : 0) + " pid:" + pid);
        }
    }

    @EventName("PROCESS_STATE_FATAL")
    record Fatal(Namespec name, ProcessStateCode from) implements ProcessStateEvent {
        @Override
        public String payload() {
            return payloadOf(this, "");
        }
    }

    @EventName("PROCESS_STATE_UNKNOWN")
    record Unknown(Namespec name, ProcessStateCode from) implements ProcessStateEvent {
        @Override
        public String payload() {
            return payloadOf(this, "");
        }
    }

    /** The event for a change that the machine announces. */
    static ProcessStateEvent of(Namespec name, Announce change) {
        ProcessState before = change.from();
        ProcessStateCode from = before.code();
        return switch (change.to()) {
            case ProcessState.Spawning(Attempts attempts) -> new Starting(name, from, attempts.failures());
            case ProcessState.Backoff(var _, Attempts attempts) -> new Backoff(name, from, attempts.failures());
            case ProcessState.Running(Pid child, var _, var _) -> new Running(name, from, child);
            case ProcessState.Stopping(Pid child, var _, var _) -> new Stopping(name, from, child);
            case ProcessState.Stopped _ -> new Stopped(name, from, before.pid());
            case ProcessState.Exited(var _, EndKind kind, var _, var _) ->
                new Exited(name, from, kind == EndKind.EXPECTED, before.pid().orElseThrow());
            case ProcessState.Fatal _ -> new Fatal(name, from);
            case ProcessState.Unknown _ -> new Unknown(name, from);
            case ProcessState.SpawningToStop _, ProcessState.Starting _ ->
                throw new IllegalArgumentException("clients see no change: " + change);
        };
    }

    private static String payloadOf(ProcessStateEvent event, String rest) {
        return "processname:" + event.name().process() + " groupname:"
                + event.name().group() + " from_state:" + event.from() + rest;
    }
}
