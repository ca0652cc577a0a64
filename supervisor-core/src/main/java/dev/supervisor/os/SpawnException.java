package dev.supervisor.os;

/** There is no child; the message is what people read as {@code spawnerr}, in the original's words. */
public final class SpawnException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean shortage;

    public SpawnException(String spawnerr) {
        this(spawnerr, false);
    }

    private SpawnException(String spawnerr, boolean shortage) {
        super(spawnerr);
        this.shortage = shortage;
    }

    /** Whether there were not enough descriptors, of which others may have some that are on the way only. */
    public boolean isForWantOfDescriptors() {
        return shortage;
    }

    /** The pipes to the child could not be made. */
    public static SpawnException noPipes(String processName, Errno error) {
        boolean shortage = error.name().equals("EMFILE");
        return new SpawnException(
                shortage
                        ? "too many open files to spawn '" + processName + "'"
                        : "unknown error making dispatchers for '" + processName + "': " + error.name(),
                shortage);
    }

    /** The child itself could not be made. */
    public static SpawnException noChild(String processName, Errno error) {
        return new SpawnException(
                error.name().equals("EAGAIN")
                        ? "Too many processes in process table to spawn '" + processName + "'"
                        : "unknown error during fork for '" + processName + "': " + error.name());
    }
}
