package dev.supervisor.api.ini;

/** A file that cannot be read as sections and options. The message is the original's sentence and may have many lines. */
public final class IniException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Origin origin;

    public IniException(String sentence, Origin origin) {
        super(sentence);
        this.origin = origin;
    }

    /** The first place that is wrong. */
    public Origin origin() {
        return origin;
    }
}
