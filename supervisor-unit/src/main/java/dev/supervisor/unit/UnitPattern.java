package dev.supervisor.unit;

/** Patterns of names, as the shell has them: {@code *}, {@code ?} and {@code [a-z]}. Pure. */
public final class UnitPattern {
    private static final int NONE = -1;

    private UnitPattern() {}

    /**
     * Whether a pattern stands for the whole of a name; a backslash is a character as any. The time is at most the product
     * of both lengths.
     */
    public static boolean matches(String pattern, String name) {
        return matches(pattern, name, false);
    }

    /** As {@link #matches(String, String)}, but a backslash takes the meaning of the next character. */
    public static boolean matchesEscaped(String pattern, String name) {
        return matches(pattern, name, true);
    }

    private static boolean matches(String pattern, String name, boolean escapes) {
        int at = 0;
        int in = 0;
        int star = NONE;
        int starIn = 0;
        while (in < name.length()) {
            int next = at < pattern.length() ? one(pattern, at, name.charAt(in), escapes) : NONE;
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                starIn = in;
            } else if (next != NONE) {
                at = next;
                in++;
            } else if (star != NONE) {
                at = star + 1;
                in = ++starIn;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    /** The position behind the part of the pattern that stands for one character, if it stands for this one. */
    private static int one(String pattern, int at, char c, boolean escapes) {
        char first = pattern.charAt(at);
        if (first == '?') {
            return at + 1;
        }
        if (first == '\\' && escapes && at + 1 < pattern.length()) {
            return pattern.charAt(at + 1) == c ? at + 2 : NONE;
        }
        int end = first == '[' ? endOfSet(pattern, at) : NONE;
        if (end == NONE) {
            return first == c ? at + 1 : NONE;
        }
        boolean not = pattern.charAt(at + 1) == '!' || pattern.charAt(at + 1) == '^';
        return isInSet(pattern, not ? at + 2 : at + 1, end, c) != not ? end + 1 : NONE;
    }

    private static int endOfSet(String pattern, int at) {
        int from = at + 1;
        if (from < pattern.length() && (pattern.charAt(from) == '!' || pattern.charAt(from) == '^')) {
            from++;
        }
        return pattern.indexOf(']', from + 1);
    }

    private static boolean isInSet(String pattern, int from, int end, char c) {
        int at = from;
        while (at < end) {
            char low = pattern.charAt(at);
            boolean range = at + 2 < end && pattern.charAt(at + 1) == '-';
            char high = range ? pattern.charAt(at + 2) : low;
            if (c >= low && c <= high) {
                return true;
            }
            at += range ? 3 : 1;
        }
        return false;
    }
}
