package dev.supervisor.pump;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.event.OutputText;
import dev.supervisor.event.ProcessCommunicationEvent;
import dev.supervisor.event.ProcessLogEvent;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.process.Pid;

/** Which of the two streams that a child writes. */
enum Channel {
    STDOUT("stdout", ProcessLogEvent.Stdout.class, ProcessCommunicationEvent.Stdout.class),
    STDERR("stderr", ProcessLogEvent.Stderr.class, ProcessCommunicationEvent.Stderr.class);

    private final String word;
    private final Class<? extends ProcessLogEvent> logType;
    private final Class<? extends ProcessCommunicationEvent> communicationType;

    Channel(
            String word,
            Class<? extends ProcessLogEvent> logType,
            Class<? extends ProcessCommunicationEvent> communicationType) {
        this.word = word;
        this.logType = logType;
        this.communicationType = communicationType;
    }

    /** As sentences and payloads have it. */
    String word() {
        return word;
    }

    Class<? extends SupervisorEvent> logType() {
        return logType;
    }

    Class<? extends SupervisorEvent> communicationType() {
        return communicationType;
    }

    SupervisorEvent log(Namespec name, Pid writer, byte[] output) {
        OutputText text = OutputText.of(output);
        return switch (this) {
            case STDOUT -> new ProcessLogEvent.Stdout(name, writer, text);
            case STDERR -> new ProcessLogEvent.Stderr(name, writer, text);
        };
    }

    SupervisorEvent communication(Namespec name, Pid writer, byte[] captured) {
        OutputText text = OutputText.of(captured);
        return switch (this) {
            case STDOUT -> new ProcessCommunicationEvent.Stdout(name, writer, text);
            case STDERR -> new ProcessCommunicationEvent.Stderr(name, writer, text);
        };
    }
}
