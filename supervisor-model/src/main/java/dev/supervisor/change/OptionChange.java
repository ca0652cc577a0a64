package dev.supervisor.change;

import dev.supervisor.spec.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An option whose value in the file differs from the running one. Pure.
 *
 * @param option its name; of a variable of the environment {@code environment NAME}
 * @param from the running value, as it would be written in the file; values of variables are withheld
 * @param to the value in the file
 * @param needs what a process that runs needs for it
 */
public record OptionChange(String option, String from, String to, Needs needs) {
    private static final String NONE = "none";

    /** The needs of a running process that is to adopt the value in the file. */
    public enum Needs {
        /** It adopts it as it is. */
        NOTHING,
        /** A child that is made with it. */
        CHILD,
        /** Logs that are opened with it, and a child that writes to them. */
        LOGS
    }

    /** Whether a running process adopts it without a restart. */
    public boolean live() {
        return needs == Needs.NOTHING;
    }

    /** The changes of an option; more than one only for a list of variables. */
    static List<OptionChange> of(Vocabulary words, String option, Object was, Object is, Needs needs) {
        if (was instanceof Map<?, ?> variablesBefore && is instanceof Map<?, ?> variables) {
            return variables(option, variablesBefore, variables, needs);
        }
        return List.of(new OptionChange(option, words.text(was), words.text(is), needs));
    }

    private static List<OptionChange> variables(String option, Map<?, ?> was, Map<?, ?> is, Needs needs) {
        Set<String> names = new TreeSet<>();
        was.keySet().forEach(name -> names.add(name.toString()));
        is.keySet().forEach(name -> names.add(name.toString()));
        List<OptionChange> changes = new ArrayList<>();
        for (String name : names) {
            if (!was.containsKey(name)) {
                changes.add(new OptionChange(option + " " + name, NONE, "(set)", needs));
            } else if (!is.containsKey(name)) {
                changes.add(new OptionChange(option + " " + name, "(set)", NONE, needs));
            } else if (!was.get(name).equals(is.get(name))) {
                changes.add(new OptionChange(option + " " + name, "(set)", "(set otherwise)", needs));
            }
        }
        return changes;
    }
}
