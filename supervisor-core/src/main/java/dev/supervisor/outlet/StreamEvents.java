package dev.supervisor.outlet;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.event.OutputText;
import dev.supervisor.event.ProcessCommunicationEvent;
import dev.supervisor.event.ProcessLogEvent;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;

/** Makes the events of output that somebody wants, and no others. Only the thread that reads the output uses it. */
public final class StreamEvents {
    private final EventOutlet outlet;

    /** @param outlet takes the events that are made */
    public StreamEvents(EventOutlet outlet) {
        this.outlet = outlet;
    }

    /** Whether anybody wants the output of this stream. */
    public boolean logIsAwaited(StdStream stream) {
        return outlet.areAwaited(stream.choose(ProcessLogEvent.Stdout.class, ProcessLogEvent.Stderr.class));
    }

    /** True if there is no room for another event; as {@link EventOutlet#areCrowded}. */
    public boolean areCrowded() {
        return outlet.areCrowded();
    }

    /** Whether the receiver has not even looked at its queue; as {@link EventOutlet#areOnTheirWay}. */
    public boolean areOnTheirWay() {
        return outlet.areOnTheirWay();
    }

    /** Publishes a piece of output, if anybody wants it. */
    public void publishLog(StdStream stream, Namespec name, Pid writer, byte[] output, Now now) {
        if (logIsAwaited(stream)) {
            outlet.publish(log(stream, name, writer, OutputText.of(output)), output.length, now);
        }
    }

    /** Publishes what stood between capture tokens, if anybody wants it. */
    public void publishCommunication(StdStream stream, Namespec name, Pid writer, byte[] captured, Now now) {
        if (communicationIsAwaited(stream)) {
            outlet.publish(communication(stream, name, writer, OutputText.of(captured)), captured.length, now);
        }
    }

    /** Nothing more will come. */
    public void end() {
        outlet.end();
    }

    private boolean communicationIsAwaited(StdStream stream) {
        return outlet.areAwaited(
                stream.choose(ProcessCommunicationEvent.Stdout.class, ProcessCommunicationEvent.Stderr.class));
    }

    private static SupervisorEvent log(StdStream stream, Namespec name, Pid writer, OutputText text) {
        return switch (stream) {
            case STDOUT -> new ProcessLogEvent.Stdout(name, writer, text);
            case STDERR -> new ProcessLogEvent.Stderr(name, writer, text);
        };
    }

    private static SupervisorEvent communication(StdStream stream, Namespec name, Pid writer, OutputText text) {
        return switch (stream) {
            case STDOUT -> new ProcessCommunicationEvent.Stdout(name, writer, text);
            case STDERR -> new ProcessCommunicationEvent.Stderr(name, writer, text);
        };
    }
}
