package dev.supervisor.http;

/**
 * The lines of a request's head, looked at before they are taken apart: whatever two readers could read in two ways is no request (RFC 9112,
 * sections 2.2, 3 and 5). That is a line that goes on in the next one, a CR or an LF without the other, another control character, a blank before a
 * line, in a header's name or before its colon, and a first line that does not end with a version. Http thread only.
 */
final class HeadLines {
    private static final String NO_LETTERS_OF_TOKENS = "!#$%&'*+-.^_`|~";
    private static final String VERSION = "HTTP/";
    private static final int VERSION_BYTES = "HTTP/1.1".length();

    private boolean awaitsFirst = true;

    /** The next request begins. */
    void begin() {
        awaitsFirst = true;
    }

    /** Whether not even the first line is there. */
    boolean awaitFirst() {
        return awaitsFirst;
    }

    /**
     * Whether what has come is clear so far. Only the line that is not whole yet may be shown again; where nothing has come but the first
     * byte of a line's end, that byte is to be shown again.
     */
    boolean areClear(byte[] bytes) {
        int at = awaitsFirst ? afterBlankLines(bytes) : 0;
        while (at < bytes.length) {
            int end = endOfLine(bytes, at);
            boolean whole = end < bytes.length;
            boolean ends = end > at && bytes[end - 1] == '\r';
            int stop = ends ? end - 1 : end;
            if (stop == at && (ends || !whole)) {
                return true; // the head is whole, or may be
            }
            if (whole && !ends || !isClear(bytes, at, stop) || whole && !isShaped(bytes, at, stop)) {
                return false;
            }
            awaitsFirst &= !whole;
            at = end + 1;
        }
        return true;
    }

    /** Before a request they mean nothing: some clients send one after each body. */
    private static int afterBlankLines(byte[] bytes) {
        int at = 0;
        while (at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n') {
            at += 2;
        }
        return at;
    }

    private static int endOfLine(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean isClear(byte[] bytes, int from, int to) {
        if (bytes[from] == ' ' || bytes[from] == '\t') {
            return false;
        }
        for (int i = from; i < to; i++) {
            boolean control = bytes[i] >= 0 && bytes[i] < ' ' || bytes[i] == 0x7f;
            if (control && (awaitsFirst || bytes[i] != '\t')) {
                return false;
            }
        }
        return true;
    }

    private boolean isShaped(byte[] bytes, int from, int to) {
        int afterWord = from;
        while (afterWord < to && isOfToken(bytes[afterWord])) {
            afterWord++;
        }
        if (afterWord == from || afterWord == to) {
            return false;
        }
        return awaitsFirst ? bytes[afterWord] == ' ' && endsWithVersion(bytes, afterWord, to) : bytes[afterWord] == ':';
    }

    private static boolean endsWithVersion(byte[] bytes, int from, int to) {
        int begin = to - VERSION_BYTES;
        if (begin <= from || bytes[begin - 1] != ' ') {
            return false;
        }
        for (int i = 0; i < VERSION.length(); i++) {
            if (bytes[begin + i] != VERSION.charAt(i)) {
                return false;
            }
        }
        return isDigit(bytes[to - 3]) && bytes[to - 3] != '0' && bytes[to - 2] == '.' && isDigit(bytes[to - 1]);
    }

    private static boolean isOfToken(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || isDigit(b) || NO_LETTERS_OF_TOKENS.indexOf(b) >= 0;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
