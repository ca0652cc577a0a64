package dev.supervisor.rest.view;

/** A piece of a log. */
public record LogTextView(
        @Described("Where the log is.") String path,

        @Described("Where in its file the piece begins, in bytes.")
        long from,

        @Described("Where the next piece begins: give it as from to read on in a log that is not rotated.")
        long next,

        @Described("The piece.") String text,

        @Described(
                "Where the next piece begins, whatever the file is called by then: give it as after to follow a log.")
        String cursor,

        @Described("Whether something may be missing before this piece: what after meant was rotated away or emptied.")
        boolean gap) {

    /** With another text. */
    public LogTextView with(String other) {
        return new LogTextView(path, from, next, other, cursor, gap);
    }
}
