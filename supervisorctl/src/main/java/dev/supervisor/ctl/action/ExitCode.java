package dev.supervisor.ctl.action;

/** The exit codes of the original (supervisor/supervisorctl.py), which took them from the rules for init scripts. */
public enum ExitCode {
    SUCCESS(0),
    FAILURE(1),
    BAD_ARGUMENTS(2),
    STATUS_NOT_RUNNING(3),
    NO_SUPERVISOR_NAMESPACE(3),
    STATUS_UNKNOWN(4),
    REFUSED(4),
    OTHER_API(5),
    NOT_RUNNING(7);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
