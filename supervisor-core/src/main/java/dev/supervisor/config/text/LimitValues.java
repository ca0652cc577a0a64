package dev.supervisor.config.text;

import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.spec.LimitRange;
import java.util.Locale;
import java.util.Optional;

/** Text to limits of the kernel: a number, perhaps with KB, MB or GB, or {@code unlimited}, for both limits, or two of them as {@code soft:hard}. */
public final class LimitValues {
    private static final String UNLIMITED = "unlimited";

    private LimitValues() {}

    public static LimitRange limit(String text) throws BadValueException {
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
            // reported for the whole
        }
        throw invalid(text);
    }

    private static BadValueException invalid(String text) {
        return new BadValueException("not a valid limit: " + PythonRepr.of(text));
    }
}
