package dev.supervisor.http;

import java.time.Duration;

/** Does something later, on the http thread. */
@FunctionalInterface
interface Alarm {
    void ring(Duration after, Runnable deed);
}
