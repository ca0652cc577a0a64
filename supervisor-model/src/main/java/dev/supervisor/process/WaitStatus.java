package dev.supervisor.process;

/** How a child ended. */
public sealed interface WaitStatus {

    /**
     * It called exit.
     *
     * @param code 0 to 255
     */
    record ExitedWith(int code) implements WaitStatus {}

    /**
     * A signal ended it.
     *
     * @param coreDumped whether the kernel wrote a core file
     */
    record KilledBy(Signal signal, boolean coreDumped) implements WaitStatus {}

    /** The value of {@code exitstatus} for clients: the exit code, or -1 after a signal. */
    default int exitstatus() {
        return switch (this) {
            case ExitedWith(int code) -> code;
            case KilledBy _ -> -1;
        };
    }
}
