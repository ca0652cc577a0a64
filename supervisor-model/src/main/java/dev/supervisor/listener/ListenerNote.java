package dev.supervisor.listener;

/** A consequence of a listener's output, in order. */
public sealed interface ListenerNote {

    /** It stands elsewhere now. */
    record Changed(ListenerState from, ListenerState to) implements ListenerNote {}

    /** Its result says that it has done with the event. */
    record Processed() implements ListenerNote {}

    /**
     * Text from it for the daemon's standard output.
     *
     * @param text whole lines
     */
    record Printed(byte[] text) implements ListenerNote {}

    /** Its result is none that its handler understands. */
    record Failed() implements ListenerNote {}

    /** Its result is another than {@code OK}. */
    record Rejected() implements ListenerNote {}

    /** It has not done with the event that it had, which is to be sent again. */
    record GaveBack() implements ListenerNote {}

    /**
     * It was to send a result and sent something else.
     *
     * @param line what stood where the result's length should be
     */
    record BadResult(byte[] line) implements ListenerNote {}
}
