package dev.supervisor.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An invocation of {@code client/script.txt}; how it is made is for {@code clients.py} to know.
 *
 * @param line its number in the script, from 0, under which its results are kept
 * @param text the line
 * @param difference why what comes of it is not the same for all, if so
 */
record ClientInvocation(int line, String text, Optional<String> difference) {
    private static final String ANY_ORDER = "~";
    private static final String FIRST_LINE = "^";

    private static final int FAILURE = 1;
    private static final int NOT_RUNNING = 7;

    static List<ClientInvocation> all(String script) {
        List<ClientInvocation> found = new ArrayList<>();
        Optional<String> difference = Optional.empty();
        List<String> lines = script.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("! ")) {
                difference = Optional.of(line.substring(2));
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("do ")) {
                found.add(new ClientInvocation(i, line, difference));
                difference = Optional.empty();
            }
        }
        return found;
    }

    /** The part of its output that can be compared. */
    String comparable(String out) {
        if (text.startsWith(ANY_ORDER)) {
            return String.join("\n", out.lines().sorted().toList());
        }
        return text.startsWith(FIRST_LINE) ? out.lines().findFirst().orElse("") : out;
    }

    /** The exit code as far as it can be compared: the last failure makes it, whichever that is where there is no order. */
    int comparable(int code) {
        return text.startsWith(ANY_ORDER) && code == NOT_RUNNING ? FAILURE : code;
    }

    @Override
    public String toString() {
        return text;
    }
}
