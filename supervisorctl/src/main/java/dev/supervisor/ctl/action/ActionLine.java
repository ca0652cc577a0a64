package dev.supervisor.ctl.action;

import dev.supervisor.api.python.PythonText;

/**
 * A line taken apart: the longest beginning of letters, digits and underscores is the name of the action, whatever follows
 * ({@code pid7} asks for {@code pid7}, {@code start-x} for {@code start} with {@code -x}); {@code ?} is {@code help}.
 *
 * @param line without blanks around it
 */
record ActionLine(String name, String argument, String line) {

    static ActionLine parse(String typed) {
        String stripped = PythonText.strip(typed);
        String line = stripped.startsWith("?") ? "help " + stripped.substring(1) : stripped;
        int end = 0;
        while (end < line.length() && isPartOfName(line.charAt(end))) {
            end++;
        }
        return new ActionLine(line.substring(0, end), PythonText.strip(line.substring(end)), line);
    }

    private static boolean isPartOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    boolean isEmpty() {
        return line.isEmpty();
    }
}
