package dev.supervisor.unit.condition;

/** Patterns of names as a shell has them: {@code *}, {@code ?}, {@code [a-z]}. Takes no longer than pattern times name. */
final class ShellPattern {
    private ShellPattern() {}

    static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int behind = 0;
        while (n < name.length()) {
            int next = p < pattern.length() && pattern.charAt(p) != '*' ? matchOne(pattern, p, name.charAt(n)) : -1;
            if (next > 0) {
                p = next;
                n++;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                behind = n;
            } else if (star >= 0) {
                p = star + 1;
                n = ++behind;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** The place behind the part of a pattern that this character fits; -1 if it does not. */
    private static int matchOne(String pattern, int at, char c) {
        char first = pattern.charAt(at);
        if (first == '?') {
            return at + 1;
        }
        int end = first == '[' ? pattern.indexOf(']', at + 2) : -1;
        if (end > 0) {
            return isIn(pattern.substring(at + 1, end), c) ? end + 1 : -1;
        }
        if (first == '\\' && at + 1 < pattern.length()) {
            return pattern.charAt(at + 1) == c ? at + 2 : -1;
        }
        return first == c ? at + 1 : -1;
    }

    private static boolean isIn(String set, char c) {
        boolean inverted = set.startsWith("!") || set.startsWith("^");
        boolean found = false;
        for (int i = inverted ? 1 : 0; i < set.length(); i++) {
            boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
            found |= range ? c >= set.charAt(i) && c <= set.charAt(i + 2) : c == set.charAt(i);
            i += range ? 2 : 0;
        }
        return found != inverted;
    }
}
