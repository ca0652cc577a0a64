package dev.supervisor.spec;

import java.util.Optional;

/**
 * A limit of the kernel as it stands in the file: a number, perhaps with KB, MB or GB, or {@code unlimited}, for both limits, or two of
 * them as {@code soft:hard}.
 *
 * @param soft empty: unlimited
 * @param hard empty: unlimited
 */
public record LimitRange(Optional<Long> soft, Optional<Long> hard) {
    private static final String UNLIMITED = "unlimited";

    /** Its form in the file. */
    @Override
    public String toString() {
        return text(soft) + ":" + text(hard);
    }

    private static String text(Optional<Long> bound) {
        return bound.map(Object::toString).orElse(UNLIMITED);
    }
}
