package dev.supervisor.unit.grammar;

/** An assignment that counts for nothing; the message is systemd's sentence about it. */
public final class RefusedSettingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean fatal;

    private RefusedSettingException(String sentence, boolean fatal) {
        super(sentence, null, false, false);
        this.fatal = fatal;
    }

    /** It is ignored, the unit is loaded. */
    public static RefusedSettingException ignored(String sentence) {
        return new RefusedSettingException(sentence, false);
    }

    /** The unit is refused. */
    public static RefusedSettingException fatal(String sentence) {
        return new RefusedSettingException(sentence, true);
    }

    public boolean isFatal() {
        return fatal;
    }
}
