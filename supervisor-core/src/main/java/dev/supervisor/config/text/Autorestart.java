package dev.supervisor.config.text;

import dev.supervisor.process.EndKind;
import dev.supervisor.spec.RestartAfter;
import java.util.Set;

/** The three values of {@code autorestart}: whether a process that has been RUNNING and ended is started again. */
public enum Autorestart {
    ALWAYS("true", Set.of(EndKind.EXPECTED, EndKind.UNEXPECTED)),
    NEVER("false", Set.of()),
    UNEXPECTED("unexpected", Set.of(EndKind.UNEXPECTED));

    private final String word;
    private final RestartAfter meaning;

    Autorestart(String word, Set<EndKind> restarted) {
        this.word = word;
        this.meaning = new RestartAfter(restarted);
    }

    /** The value that means this; a restart after expected ends alone has no word, and is told as UNEXPECTED. */
    public static Autorestart of(RestartAfter meaning) {
        for (Autorestart one : values()) {
            if (one.meaning.equals(meaning)) {
                return one;
            }
        }
        return UNEXPECTED;
    }

    /** As it is written in a file. */
    public String word() {
        return word;
    }

    /** The kinds of ends after which it is started again. */
    public RestartAfter meaning() {
        return meaning;
    }
}
