package dev.supervisor.event;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.process.Pid;

/** Text that a child wrote between the capture tokens. */
@EventName("PROCESS_COMMUNICATION")
public sealed interface ProcessCommunicationEvent extends SupervisorEvent {

    @EventName("PROCESS_COMMUNICATION_STDOUT")
    record Stdout(Namespec name, Pid pid, OutputText data) implements ProcessCommunicationEvent {
        @Override
        public int foreignLength() {
            return data.weight();
        }

        @Override
        public String payload() {
            return payloadOf(name, pid, data);
        }
    }

    @EventName("PROCESS_COMMUNICATION_STDERR")
    record Stderr(Namespec name, Pid pid, OutputText data) implements ProcessCommunicationEvent {
        @Override
        public int foreignLength() {
            return data.weight();
        }

        @Override
        public String payload() {
            return payloadOf(name, pid, data);
        }
    }

    private static String payloadOf(Namespec name, Pid pid, OutputText data) {
        return "processname:" + name.process() + " groupname:" + name.group() + " pid:" + pid + "\n" + data;
    }
}
