package dev.supervisor.http.login;

import java.time.Duration;

/** Does something later, on the http thread. */
@FunctionalInterface
public interface Alarm {
    void ring(Duration after, Runnable deed);
}
