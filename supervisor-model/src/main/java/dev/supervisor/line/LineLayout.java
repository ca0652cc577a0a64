package dev.supervisor.line;

/** How the lines of one piece of output look in a log. Pure. */
public sealed interface LineLayout {

    /**
     * Adds a line to a batch, without ending it there.
     *
     * @param from where it begins in the text
     * @param to where it ends, without its newline
     * @param goesOn whether it is longer than this, and what follows is the rest of it
     */
    void add(byte[] text, int from, int to, boolean goesOn, LineBatch batch);

    /** Each line is preceded by its origin; a line in several parts has it before each. */
    record Prefixed(byte[] prefix) implements LineLayout {
        @Override
        public void add(byte[] text, int from, int to, boolean goesOn, LineBatch batch) {
            batch.put(prefix, 0, prefix.length);
            batch.put(text, from, to);
        }
    }

    /**
     * An object in which the line is a text, whatever bytes it is made of.
     *
     * @param begin its members before the line, up to the beginning of the next one's name
     */
    record InJson(byte[] begin) implements LineLayout {
        private static final byte[] MESSAGE = JsonText.ascii("message\":\"");
        private static final byte[] PART = JsonText.ascii("partial\":true,\"message\":\"");
        private static final byte[] END = JsonText.ascii("\"}");

        @Override
        public void add(byte[] text, int from, int to, boolean goesOn, LineBatch batch) {
            byte[] name = goesOn ? PART : MESSAGE;
            batch.put(begin, 0, begin.length);
            batch.put(name, 0, name.length);
            JsonText.put(text, from, to, batch);
            batch.put(END, 0, END.length);
        }
    }
}
