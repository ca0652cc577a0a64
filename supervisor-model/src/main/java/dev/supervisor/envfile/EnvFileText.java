package dev.supervisor.envfile;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The contents of a file of variables: {@code KEY=value} lines as written for dotenv, docker compose and a shell. Text
 * that these read in different ways is refused, and never quoted, because it may be a secret. Any thread; pure.
 */
public final class EnvFileText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String EXPORT = "export";
    private static final String NOT_UNQUOTED = "\"'\\$`";
    private static final String ESCAPABLE = "\"\\$`";
    private static final String VARIABLE = "${";
    private static final String NOT_IN_JSON = "$`";
    private static final String JSON_BEGINS = "{[";
    private static final String ONLY_QUOTED =
            "a value with a quote, \\, $ or ` in it has to be in quotes as a whole; between"
                    + " single ones everything is as it is";

    private final String text;
    private final Map<String, String> above;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private int at;

    private EnvFileText(String text, Map<String, String> above) {
        this.text = text;
        this.above = above;
    }

    /** A mistake, with its line, the first of which is 1; shows nothing of the line. */
    public static final class MistakeException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;

        private MistakeException(int line, String sentence) {
            super(sentence);
            this.line = line;
        }

        /** The line that it is in. */
        public int line() {
            return line;
        }
    }

    /**
     * The variables in the order of the text; of one that comes twice the last value counts.
     *
     * @param above what {@code ${NAME}} means if no earlier line says it
     * @throws MistakeException at the first mistake
     */
    public static Map<String, String> parse(String text, Map<String, String> above) throws MistakeException {
        EnvFileText file = new EnvFileText(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, above);
        while (file.at < file.text.length()) {
            file.line();
        }
        return file.variables;
    }

    private void line() throws MistakeException {
        skipBlanks();
        if (isLineEnd(at) || beginsComment()) {
            endLine();
            return;
        }
        String name = name();
        if (name.equals(EXPORT) && isBlank(at)) {
            skipBlanks();
            name = name();
        }
        if (name.isEmpty() || at >= text.length() || text.charAt(at) != '=') {
            throw mistake(at, "a line has to be KEY=value, without blanks around the =");
        }
        at++;
        variables.put(name, value());
        endLine();
    }

    private String name() throws MistakeException {
        int begin = at;
        while (at < text.length() && isInName(text.charAt(at))) {
            at++;
        }
        if (at > begin && !isFirstOfName(text.charAt(begin))) {
            throw mistake(begin, "a name begins with a letter or _");
        }
        return text.substring(begin, at);
    }

    private String value() throws MistakeException {
        boolean blank = isBlank(at);
        skipBlanks();
        if (isLineEnd(at) || blank && text.charAt(at) == '#') {
            return "";
        }
        if (blank) {
            throw mistake(at, "a value begins right behind the =; one that begins with a blank has to stand in quotes");
        }
        char first = text.charAt(at);
        return first == '\'' || first == '"' ? quoted(first) : unquoted();
    }

    /** To the end of the line, or a comment. Quotes and backslashes are themselves in JSON. */
    private String unquoted() throws MistakeException {
        String refused = JSON_BEGINS.indexOf(text.charAt(at)) >= 0 ? NOT_IN_JSON : NOT_UNQUOTED;
        StringBuilder value = new StringBuilder();
        int begin = at;
        int end = 0;
        while (!isLineEnd(at)) {
            char c = text.charAt(at);
            if (c == '#' && at == begin) {
                throw mistake(at, "# may be a comment or not; a value that begins with # has to stand in quotes");
            }
            if (c == '#' && isBlank(at - 1)) {
                break;
            }
            if (text.startsWith(VARIABLE, at)) {
                value.append(variable());
                end = value.length();
                continue;
            }
            if (refused.indexOf(c) >= 0) {
                throw mistake(at, ONLY_QUOTED);
            }
            checkCharacter(c);
            value.append(c);
            end = isBlank(at) ? end : value.length();
            at++;
        }
        return value.substring(0, end);
    }

    /**
     * The value of {@code ${NAME}}. An undefined variable is refused: some readers put nothing there, others leave the
     * text as it is.
     */
    private String variable() throws MistakeException {
        int begin = at;
        at += VARIABLE.length();
        int from = at;
        while (at < text.length() && isInName(text.charAt(at))) {
            at++;
        }
        if (at == from || at >= text.length() || text.charAt(at) != '}') {
            throw mistake(begin, "of what may stand between ${ and } only a name is read alike everywhere");
        }
        String name = text.substring(from, at++);
        String value = variables.getOrDefault(name, above.get(name));
        if (value == null) {
            throw mistake(
                    begin,
                    "${…} names a variable that is neither in a line above nor in the environment of supervisord");
        }
        return value;
    }

    /** To the closing quote, in this line or a later one. */
    private String quoted(char quote) throws MistakeException {
        int begin = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            if (quote == '"' && text.startsWith(VARIABLE, at)) {
                value.append(variable());
                continue;
            }
            char c = text.charAt(at++);
            if (c == quote) {
                afterQuote();
                return value.toString();
            }
            checkCharacter(c);
            value.append(quote == '"' ? escaped(c) : c);
        }
        throw mistake(begin, "the closing quote is missing");
    }

    /** In double quotes some characters need a backslash, and nothing else may have one. */
    private char escaped(char c) throws MistakeException {
        if (c == '$' || c == '`') {
            throw mistake(
                    at - 1,
                    "in double quotes $ and ` are written \\$ and \\`, as others put something else there; a variable"
                            + " is ${NAME}");
        }
        if (c != '\\') {
            return c;
        }
        if (at >= text.length() || ESCAPABLE.indexOf(text.charAt(at)) < 0) {
            throw mistake(
                    at - 1, "in double quotes \\ stands before \", \\, $ and ` only; a line break is written as it is");
        }
        return text.charAt(at++);
    }

    private void afterQuote() throws MistakeException {
        boolean blank = isBlank(at);
        skipBlanks();
        if (!isLineEnd(at) && !(blank && text.charAt(at) == '#')) {
            throw mistake(at, "behind the closing quote there may only be a comment");
        }
    }

    private void checkCharacter(char c) throws MistakeException {
        if (c == '\0') {
            throw mistake(at, "a variable cannot hold a NUL character");
        }
    }

    private boolean beginsComment() {
        return text.charAt(at) == '#' || text.charAt(at) == ';';
    }

    private void skipBlanks() {
        while (isBlank(at)) {
            at++;
        }
    }

    private void endLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
    }

    private boolean isBlank(int place) {
        return place < text.length() && (text.charAt(place) == ' ' || text.charAt(place) == '\t');
    }

    /** A line ends with LF, or CR and LF, and the last one with the file. */
    private boolean isLineEnd(int place) {
        int end = place < text.length() && text.charAt(place) == '\r' ? place + 1 : place;
        return end >= text.length() || text.charAt(end) == '\n';
    }

    private static boolean isFirstOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isInName(char c) {
        return isFirstOfName(c) || c >= '0' && c <= '9' || c == '.' || c == '-';
    }

    private MistakeException mistake(int place, String sentence) {
        int line = 1
                + (int) text.substring(0, Math.min(place, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new MistakeException(line, sentence);
    }
}
