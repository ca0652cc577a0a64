package dev.supervisor.daemon;

import dev.supervisor.os.SystemException;
import java.io.IOException;
import java.util.Optional;

/**
 * Failures of the runtime or a library that look like bugs of ours but are refusals of the system: no memory, no
 * descriptors. Pure.
 */
final class Refused {
    private Refused() {}

    /** The system's reason for a failure; empty if it is a mistake of ours. */
    static Optional<String> reason(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof OutOfMemoryError none) {
                return Optional.of(none.getMessage());
            }
            if (each instanceof IOException || each instanceof SystemException) {
                return Optional.ofNullable(each.getMessage());
            }
        }
        return Optional.empty();
    }
}
