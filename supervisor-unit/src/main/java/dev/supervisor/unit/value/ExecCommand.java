package dev.supervisor.unit.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A command of {@code ExecStart=} and its like.
 *
 * @param program an absolute path, or a name that is looked for in the search path
 * @param arguments from the zeroth on, variables not replaced yet
 */
public record ExecCommand(String program, List<String> arguments, Set<Flag> flags) {

    /** The meaning of the signs in front of a command. */
    public enum Flag {
        /** {@code -} */
        IGNORE_FAILURE("ignore-failure"),
        /** {@code +} */
        PRIVILEGED("privileged"),
        /** {@code !} */
        NO_SETUID("no-setuid"),
        /** {@code :} */
        NO_ENV_EXPAND("no-env-expand"),
        /** {@code !!} */
        AMBIENT("ambient");

        private final String word;

        Flag(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public ExecCommand {
        arguments = List.copyOf(arguments);
        flags = Set.copyOf(flags);
    }

    public boolean ignoresFailure() {
        return flags.contains(Flag.IGNORE_FAILURE);
    }

    /** The words for its flags in the order in which {@code show} prints them. */
    public List<String> flagWords() {
        List<String> words = new ArrayList<>();
        for (Flag flag : Flag.values()) {
            if (flags.contains(flag)) {
                words.add(flag.word);
            }
        }
        return words;
    }
}
