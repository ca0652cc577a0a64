package dev.supervisor.unit.notify;

import dev.supervisor.process.Pid;
import java.util.Optional;

/** The processes of a service whose messages count, {@code NotifyAccess=}. */
public enum NotifySenders {
    NONE,
    MAIN,
    EXEC,
    ALL;

    /**
     * The reason why a message does not count, as systemd says it; empty if it does. The caller knows that the sender is
     * a process of the service.
     */
    public Optional<String> refusal(Pid sender, Optional<Pid> main, Optional<Pid> control) {
        boolean isMain = Optional.of(sender).equals(main);
        boolean isControl = Optional.of(sender).equals(control);
        return switch (this) {
            case ALL -> Optional.empty();
            case NONE -> Optional.of(from(sender) + "reception is disabled.");
            case MAIN ->
                isMain
                        ? Optional.empty()
                        : Optional.of(from(sender) + "reception only permitted for "
                                + main.map(pid -> "main PID " + pid).orElse("main PID which is currently not known"));
            case EXEC ->
                isMain || isControl
                        ? Optional.empty()
                        : Optional.of(from(sender) + "reception only permitted for " + known(main, control));
        };
    }

    /** Whether the main process gets the socket's name. */
    public boolean hearsMain() {
        return this != NONE;
    }

    /** Whether a command besides the main process gets the socket's name. */
    public boolean hearsControl() {
        return this == EXEC || this == ALL;
    }

    private static String from(Pid sender) {
        return "Got notification message from PID " + sender + ", but ";
    }

    private static String known(Optional<Pid> main, Optional<Pid> control) {
        if (main.isPresent() && control.isPresent()) {
            return "main PID " + main.get() + " and control PID " + control.get();
        }
        return main.map(pid -> "main PID " + pid)
                .or(() -> control.map(pid -> "control PID " + pid))
                .orElse("main PID and control PID which are currently not known");
    }
}
