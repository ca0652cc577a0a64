package dev.supervisor.listening;

import dev.supervisor.child.ChildOwner;

/** A process whose children may be listeners. Loop thread only. */
public interface ListenerProcess extends ChildOwner {

    /** Whether clients see it as RUNNING: events are sent to no other. */
    boolean isRunning();
}
