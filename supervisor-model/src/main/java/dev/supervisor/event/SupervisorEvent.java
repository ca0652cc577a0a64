package dev.supervisor.event;

/**
 * An event for listeners. A record below this is one type of event; the interfaces between are the types that a
 * subscription may name to receive all types below them (supervisor/events.py). {@link EventTypes} finds them by name.
 */
@EventName("EVENT")
public sealed interface SupervisorEvent
        permits ProcessStateEvent,
                ProcessLogEvent,
                ProcessCommunicationEvent,
                RemoteCommunication,
                SupervisorStateChange,
                TickEvent,
                ProcessGroupEvent {

    /** The text that a listener reads after the header, byte for byte as from the original. */
    String payload();

    /** How many characters of its payload others have put in: output of children, words of clients. It is about what the event weighs. */
    default int foreignLength() {
        return 0;
    }

    /** The payload as it goes to listeners. */
    default EventMessage message() {
        return EventMessage.of(payload());
    }
}
