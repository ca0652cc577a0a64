package dev.supervisor.process;

import java.util.Set;

/**
 * What the ends of a program's children mean.
 *
 * @param expectedCodes exit codes that are expected; an end by a signal never is
 * @param restarted the kinds of ends after which a process that was up is started again by itself
 */
public record Ends(Set<Integer> expectedCodes, Set<EndKind> restarted) {

    /** What kind of end this is. */
    public EndKind kindOf(WaitStatus status) {
        return switch (status) {
            case WaitStatus.ExitedWith(int code) when expectedCodes.contains(code) -> EndKind.EXPECTED;
            case WaitStatus.ExitedWith _, WaitStatus.KilledBy _ -> EndKind.UNEXPECTED;
        };
    }

    /** Whether a process that was up is started again after this kind of end. */
    boolean restartAfter(EndKind kind) {
        return restarted.contains(kind);
    }

    /** Whether there is an end after which a process that was up is started again. */
    boolean everRestart() {
        return !restarted.isEmpty();
    }
}
