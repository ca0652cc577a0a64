package dev.supervisor.listener;

/** Where an event listener stands in its talk with us (supervisor/states.py EventListenerStates). */
public enum ListenerState {
    /** It has been started, or has answered: it must say that it is ready before it is sent anything. */
    ACKNOWLEDGED,
    /** It waits for an event. */
    READY,
    /** It has an event and owes us its result. */
    BUSY,
    /** It broke the protocol; what it says is ignored until it is started again. */
    UNKNOWN
}
