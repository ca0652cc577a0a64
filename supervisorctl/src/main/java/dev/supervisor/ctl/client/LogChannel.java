package dev.supervisor.ctl.client;

/** The streams of a process. */
public enum LogChannel {
    STDOUT("stdout"),
    STDERR("stderr");

    private final String word;

    LogChannel(String word) {
        this.word = word;
    }

    /** As people type it, and as it stands in the path of a log. */
    public String word() {
        return word;
    }
}
