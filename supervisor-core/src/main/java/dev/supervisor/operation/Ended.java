package dev.supervisor.operation;

import dev.supervisor.plan.Failure;
import dev.supervisor.time.Now;
import java.util.Optional;

/**
 * The end of an action on one process or group.
 *
 * @param at when; of what was done to a group, when it was begun
 * @param failure why it could not be done, if it could not
 */
public record Ended(Now at, Optional<Failure> failure) {

    static Ended well(Now at) {
        return new Ended(at, Optional.empty());
    }

    static Ended badly(Now at, Failure failure) {
        return new Ended(at, Optional.of(failure));
    }

    static Ended badly(Now at, Failure.Kind kind) {
        return badly(at, Failure.of(kind));
    }
}
