package dev.supervisor.api.python;

/**
 * Text in quotes as Python's {@code repr} writes it, because the original's sentences have it so. Pure; any thread.
 */
public final class PythonRepr {

    private PythonRepr() {}

    /** A string: in single quotes, or in double ones if it holds single ones only; escapes for what cannot be printed. */
    public static String of(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder repr = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(point -> append(repr, point, quote));
        return repr.append(quote).toString();
    }

    /** Bytes: {@code b'…'}, everything outside of printable ASCII as {@code \xhh}. */
    public static String of(byte[] bytes) {
        boolean single = false;
        boolean twofold = false;
        for (byte b : bytes) {
            single |= b == '\'';
            twofold |= b == '"';
        }
        char quote = single && !twofold ? '"' : '\'';
        StringBuilder repr = new StringBuilder(bytes.length + 3).append('b').append(quote);
        for (byte b : bytes) {
            if (b >= 0x7F || b < 0) {
                repr.append(String.format("\\x%02x", b & 0xFF));
            } else {
                append(repr, b, quote);
            }
        }
        return repr.append(quote).toString();
    }

    private static void append(StringBuilder repr, int point, char quote) {
        if (point == quote || point == '\\') {
            repr.append('\\').appendCodePoint(point);
        } else if (point == '\n') {
            repr.append("\\n");
        } else if (point == '\r') {
            repr.append("\\r");
        } else if (point == '\t') {
            repr.append("\\t");
        } else if (isPrintable(point)) {
            repr.appendCodePoint(point);
        } else if (point <= 0xFF) {
            repr.append(String.format("\\x%02x", point));
        } else if (point <= 0xFFFF) {
            repr.append(String.format("\\u%04x", point));
        } else {
            repr.append(String.format("\\U%08x", point));
        }
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
