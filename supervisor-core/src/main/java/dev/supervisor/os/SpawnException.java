package dev.supervisor.os;

/** There is no child; the message is what people read as {@code spawnerr}, in the original's words. */
public final class SpawnException extends Exception {
    private static final long serialVersionUID = 1L;

    public SpawnException(String spawnerr) {
        super(spawnerr);
    }

    /** The pipes to the child could not be made. */
    public static SpawnException noPipes(String processName, Errno error) {
        return new SpawnException(
                error.name().equals("EMFILE")
                        ? "too many open files to spawn '" + processName + "'"
                        : "unknown error making dispatchers for '" + processName + "': " + error.name());
    }

    /** The child itself could not be made. */
    public static SpawnException noChild(String processName, Errno error) {
        return new SpawnException(
                error.name().equals("EAGAIN")
                        ? "Too many processes in process table to spawn '" + processName + "'"
                        : "unknown error during fork for '" + processName + "': " + error.name());
    }
}
