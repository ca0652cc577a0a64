package dev.supervisor.ctl;

import dev.supervisor.api.ini.IniSection;
import java.util.Optional;

/** The command line, or the configuration that it names, cannot be worked with. The message is the original's sentence. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> place;

    UsageException(String sentence) {
        this(sentence, Optional.empty());
    }

    private UsageException(String sentence, Optional<String> place) {
        super(sentence);
        this.place = place;
    }

    /** In a section of a file, which the sentence need not name. */
    static UsageException in(IniSection section, String sentence) {
        return new UsageException(sentence, Optional.of(section.origin() + ": [" + section.name() + "]"));
    }

    /** In a file, which the sentence need not name. */
    static UsageException in(String file, String sentence) {
        return new UsageException(sentence, Optional.of(file));
    }

    /**
     * The place in a file, {@code file:line: [section]} or the file alone, if it is in one and the message does not
     * contain it.
     */
    Optional<String> place() {
        return place;
    }
}
