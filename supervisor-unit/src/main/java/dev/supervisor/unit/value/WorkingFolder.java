package dev.supervisor.unit.value;

/**
 * Where a program starts.
 *
 * @param path absolute; {@code ~} is the home of its user; empty if none is given, which means the root
 * @param mayBeMissing written with {@code -} in front: without it the root is used instead
 */
public record WorkingFolder(String path, boolean mayBeMissing) {
    public static final String HOME = "~";
    public static final WorkingFolder NONE = new WorkingFolder("", false);

    /** As {@code show} prints it. */
    @Override
    public String toString() {
        return (mayBeMissing ? "!" : "") + path;
    }
}
