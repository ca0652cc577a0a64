package dev.supervisor.unit.file;

import dev.supervisor.api.ini.Origin;

/** The problems with one assignment: each sentence goes to the {@link Problems} with its place. Not for several threads. */
public final class LineProblems {
    private final Problems problems;
    private final Origin origin;
    private boolean fatal;

    public LineProblems(Problems problems, Origin origin) {
        this.problems = problems;
        this.origin = origin;
    }

    /** It counts for nothing, or not all of it. */
    public void warn(String sentence) {
        problems.warn(origin, sentence);
    }

    /** It cannot be understood at all. */
    public void error(String sentence) {
        problems.error(origin, sentence);
    }

    /** Nothing behind it in its file is read. */
    public void fatal(String sentence) {
        fatal = true;
        problems.fatal(origin, sentence);
    }

    /** Whether something fatal was told. */
    public boolean areFatal() {
        return fatal;
    }
}
