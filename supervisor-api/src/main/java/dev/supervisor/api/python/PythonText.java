package dev.supervisor.api.python;

/**
 * White space as Python defines it, which is more than a blank and differs from Java's definition. Pure; any thread.
 */
public final class PythonText {

    private PythonText() {}

    /** {@code str.isspace} of one character. */
    public static boolean isSpace(char c) {
        if (c < 0x80) {
            return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C && c <= 0x1F;
        }
        return c == 0x85 || Character.isSpaceChar(c);
    }

    /** {@code str.strip}. */
    public static String strip(String text) {
        String start = stripTrailing(text);
        return start.substring(indentation(start));
    }

    /** {@code str.rstrip}. */
    public static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** How many characters of white space it begins with. */
    public static int indentation(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return start;
    }
}
