package dev.supervisor.process;

import java.util.Set;

/**
 * The meaning of the ends of a program's children.
 *
 * @param expectedCodes expected exit codes; an end by a signal is never expected
 * @param restarted the kinds of ends after which a process that was up is restarted
 */
public record Ends(Set<Integer> expectedCodes, Set<EndKind> restarted) {

    /** The kind of this end. */
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
