package dev.supervisor.unit.text;

/** A place in a text that is read from left to right. */
public final class Cursor {
    private final String text;
    private int at;

    public Cursor(String text) {
        this.text = text;
    }

    public int at() {
        return at;
    }

    public boolean isAtEnd() {
        return at >= text.length();
    }

    public boolean isNext(char expected) {
        return !isAtEnd() && text.charAt(at) == expected;
    }

    /** Goes behind this character if it stands here. */
    public boolean take(char expected) {
        boolean here = isNext(expected);
        at += here ? 1 : 0;
        return here;
    }

    public boolean startsWith(String word) {
        return text.startsWith(word, at);
    }

    public void skip(int characters) {
        at += characters;
    }

    public void skipBlanks() {
        while (!isAtEnd() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The decimal digits that stand here. */
    public String digits() {
        int begin = at;
        while (!isAtEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return text.substring(begin, at);
    }
}
