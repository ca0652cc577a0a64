package dev.supervisor.process;

import java.time.Duration;

/** When a child that was started counts as up: what ends {@link ProcessState.Starting} well. */
public sealed interface Readiness {

    /** As soon as it exists, so that it is up before anybody can see whether it has ended already. */
    record AtOnce() implements Readiness {}

    /**
     * When it has lived for a while; an end before that is a failed start.
     *
     * @param startsecs how long; a negative time, which the original accepts, is over at the next look
     */
    record UpFor(Duration startsecs) implements Readiness {}
}
