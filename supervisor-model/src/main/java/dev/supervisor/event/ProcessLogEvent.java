package dev.supervisor.event;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.process.Pid;

/** A piece of a child's output, as it was read; only for processes that have {@code stdout_events_enabled} or its twin. */
@EventName("PROCESS_LOG")
public sealed interface ProcessLogEvent extends SupervisorEvent {

    @EventName("PROCESS_LOG_STDOUT")
    record Stdout(Namespec name, Pid pid, OutputText data) implements ProcessLogEvent {
        @Override
        public int foreignLength() {
            return data.weight();
        }

        @Override
        public EventMessage message() {
            return messageOf(name, pid, StdStream.STDOUT, data);
        }
    }

    @EventName("PROCESS_LOG_STDERR")
    record Stderr(Namespec name, Pid pid, OutputText data) implements ProcessLogEvent {
        @Override
        public int foreignLength() {
            return data.weight();
        }

        @Override
        public EventMessage message() {
            return messageOf(name, pid, StdStream.STDERR, data);
        }
    }

    @Override
    default String payload() {
        return message().text();
    }

    private static EventMessage messageOf(Namespec name, Pid pid, StdStream stream, OutputText data) {
        return EventMessage.of(
                "processname:" + name.process() + " groupname:" + name.group() + " pid:" + pid + " channel:"
                        + stream.word() + "\n",
                data);
    }
}
