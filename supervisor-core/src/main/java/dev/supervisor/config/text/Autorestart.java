package dev.supervisor.spec;

import dev.supervisor.process.EndKind;
import java.util.Set;

/** Whether a process that has been RUNNING and ended is started again: the three values of {@code autorestart}. */
public enum Autorestart {
    ALWAYS(Set.of(EndKind.EXPECTED, EndKind.UNEXPECTED)),
    NEVER(Set.of()),
    UNEXPECTED(Set.of(EndKind.UNEXPECTED));

    private final Set<EndKind> restarted;

    Autorestart(Set<EndKind> restarted) {
        this.restarted = restarted;
    }

    /** The kinds of ends after which it is started again. */
    public Set<EndKind> restarted() {
        return restarted;
    }
}
