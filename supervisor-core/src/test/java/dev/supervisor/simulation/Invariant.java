package dev.supervisor.simulation;

import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.time.Now;

/** Something that must be true whatever happens; each is a class, and its first sentence says what. */
interface Invariant {

    /** An event is handed out. */
    default void told(SupervisorEvent event) {}

    /** After any turn. */
    default void check() {}

    /** After a turn with nothing left to do at that time. */
    default void checkAtRest(Now now) {}

    /** At rest, after the pump has done what it could. */
    default void checkWithPump(Now now) {}

    /** At rest, while the pump hangs. */
    default void checkWithoutPump() {}

    /** After the end, when all who waited have had their turns. */
    default void checkAtEnd() {}
}
