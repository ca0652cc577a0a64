package dev.supervisor.ctl.action;

import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of {@code status}: names, and the flags that the original would take for names of processes.
 *
 * @param watch whether it is to be shown again and again
 */
record StatusRequest(Form form, boolean watch, List<String> names) {

    /** How processes are shown. */
    enum Form {
        /** As the original shows them. */
        TABLE,
        WIDE,
        JSON,
        /** Each with all that is known of it. */
        SHEETS
    }

    /** The forms after {@code -o}. */
    static final List<String> FORMS = List.of("json", "wide");

    static StatusRequest of(List<String> words) {
        Form form = Form.TABLE;
        boolean watch = false;
        List<String> names = new ArrayList<>();
        for (String word : joined(words)) {
            switch (word) {
                case "--json", "--output=json", "-o json", "-ojson" -> form = Form.JSON;
                case "--wide", "--output=wide", "-o wide", "-owide" -> form = Form.WIDE;
                case "-v", "--verbose" -> form = Form.SHEETS;
                case "--watch" -> watch = true;
                default -> names.add(word);
            }
        }
        return new StatusRequest(form, watch, names);
    }

    /** {@code -o wide} as one word; what stands behind another {@code -o} is a name, as it is itself. */
    private static List<String> joined(List<String> words) {
        List<String> joined = new ArrayList<>();
        for (String word : words) {
            boolean isArgument = !joined.isEmpty() && joined.getLast().equals("-o") && FORMS.contains(word);
            joined.add(isArgument ? joined.removeLast() + " " + word : word);
        }
        return joined;
    }
}
