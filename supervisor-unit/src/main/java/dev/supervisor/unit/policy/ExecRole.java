package dev.supervisor.unit.policy;

/** The part that a command has in a service's life: from which Exec line it comes, or that it deletes the service's folders. */
public enum ExecRole {
    CONDITION("exec-condition", "ExecCondition"),
    START_PRE("start-pre", "ExecStartPre"),
    START("start", "ExecStart"),
    START_POST("start-post", "ExecStartPost"),
    RELOAD("reload", "ExecReload"),
    STOP("stop", "ExecStop"),
    STOP_POST("stop-post", "ExecStopPost"),

    /** No line of the file: the removal of folders that {@code systemctl clean} asks for. */
    CLEAN("clean", "");

    private final String word;
    private final String directive;

    ExecRole(String word, String directive) {
        this.word = word;
        this.directive = directive;
    }

    /** As sentences call it: "start-pre". */
    public String word() {
        return word;
    }

    /** The directive, "ExecStartPre"; empty for {@link #CLEAN}. */
    public String directive() {
        return directive;
    }
}
