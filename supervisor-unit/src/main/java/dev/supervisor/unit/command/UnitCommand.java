package dev.supervisor.unit.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One command of a setting such as {@code ExecStart=}, specifiers replaced, variables not yet.
 *
 * @param program an absolute path, or a name that is looked for when it is started
 * @param arguments argv, the name by which the program is called included
 */
public record UnitCommand(String program, List<String> arguments, Set<Flag> flags) {

    public UnitCommand {
        arguments = List.copyOf(arguments);
        flags = Set.copyOf(flags);
    }

    /** The wish that a sign before the program stands for. */
    public enum Flag {
        /** {@code -} */
        IGNORE_FAILURE("ignore-failure"),
        /** {@code +} */
        PRIVILEGED("privileged"),
        /** {@code !} */
        NO_SETUID("no-setuid"),
        /** {@code !!} */
        AMBIENT("ambient"),
        /** {@code :} */
        NO_ENV_EXPAND("no-env-expand");

        private final String word;

        Flag(String word) {
            this.word = word;
        }

        /** As {@code show} prints it. */
        public String word() {
            return word;
        }
    }

    /** Whether the service goes on when it fails. */
    public boolean ignoresFailure() {
        return flags.contains(Flag.IGNORE_FAILURE);
    }

    /** The words for its flags in the order in which {@code show} prints them. */
    public List<String> flagWords() {
        return Arrays.stream(Flag.values())
                .filter(flags::contains)
                .map(Flag::word)
                .toList();
    }

    /** argv as it is started with these variables. */
    public List<String> started(Map<String, String> variables) {
        return flags.contains(Flag.NO_ENV_EXPAND) ? arguments : Substitution.in(arguments, variables);
    }
}
