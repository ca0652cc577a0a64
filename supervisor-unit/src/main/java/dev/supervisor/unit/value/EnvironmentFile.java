package dev.supervisor.unit.value;

/**
 * A file of variables that is read before each start, or a pattern of several.
 *
 * @param mayBeMissing written with {@code -} in front
 */
public record EnvironmentFile(String pattern, boolean mayBeMissing) {

    /** As {@code show} prints it. */
    @Override
    public String toString() {
        return pattern + " (ignore_errors=" + (mayBeMissing ? "yes" : "no") + ")";
    }
}
