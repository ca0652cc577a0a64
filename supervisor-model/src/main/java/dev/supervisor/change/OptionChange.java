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
 * @param live whether a running process adopts it without a restart
 */
public record OptionChange(String option, String from, String to, boolean live) {
    private static final String NONE = "none";

    /** The changes of an option; more than one only for a list of variables. */
    static List<OptionChange> of(Vocabulary words, String option, Object was, Object is, boolean live) {
        if (was instanceof Map<?, ?> variablesBefore && is instanceof Map<?, ?> variables) {
            return variables(option, variablesBefore, variables, live);
        }
        return List.of(new OptionChange(option, words.text(was), words.text(is), live));
    }

    private static List<OptionChange> variables(String option, Map<?, ?> was, Map<?, ?> is, boolean live) {
        Set<String> names = new TreeSet<>();
        was.keySet().forEach(name -> names.add(name.toString()));
        is.keySet().forEach(name -> names.add(name.toString()));
        List<OptionChange> changes = new ArrayList<>();
        for (String name : names) {
            if (!was.containsKey(name)) {
                changes.add(new OptionChange(option + " " + name, NONE, "(set)", live));
            } else if (!is.containsKey(name)) {
                changes.add(new OptionChange(option + " " + name, "(set)", NONE, live));
            } else if (!was.get(name).equals(is.get(name))) {
                changes.add(new OptionChange(option + " " + name, "(set)", "(set otherwise)", live));
            }
        }
        return changes;
    }
}
