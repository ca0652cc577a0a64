package dev.supervisor.config;

import dev.supervisor.api.state.PythonRepr;
import java.util.Locale;
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

    static LimitRange parse(String text) throws BadValueException {
        String[] parts = text.split(":", 2);
        Optional<Long> soft = bound(text, parts[0]);
        Optional<Long> hard = parts.length == 1 ? soft : bound(text, parts[1]);
        boolean higher = hard.isPresent() && soft.map(low -> low > hard.get()).orElse(true);
        if (higher) {
            throw invalid(text);
        }
        return new LimitRange(soft, hard);
    }

    private static Optional<Long> bound(String text, String part) throws BadValueException {
        String word = part.strip().toLowerCase(Locale.ROOT);
        if (word.equals(UNLIMITED)) {
            return Optional.empty();
        }
        try {
            long bytes = OptionValues.byteSize(word).bytes();
            if (bytes >= 0) {
                return Optional.of(bytes);
            }
        } catch (BadValueException _) {
            // said of the whole
        }
        throw invalid(text);
    }

    private static BadValueException invalid(String text) {
        return new BadValueException("not a valid limit: " + PythonRepr.of(text));
    }

    /** As it would stand in the file. */
    @Override
    public String toString() {
        return text(soft) + ":" + text(hard);
    }

    private static String text(Optional<Long> bound) {
        return bound.map(Object::toString).orElse(UNLIMITED);
    }
}
