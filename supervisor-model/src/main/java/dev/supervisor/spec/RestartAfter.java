package dev.supervisor.spec;

import dev.supervisor.process.EndKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The kinds of ends after which a process that was up is restarted, in the order of their declaration. */
public record RestartAfter(Set<EndKind> ends) {
    public RestartAfter {
        EnumSet<EndKind> sorted = EnumSet.noneOf(EndKind.class);
        sorted.addAll(ends);
        ends = Collections.unmodifiableSet(sorted);
    }
}
