package dev.supervisor.rest.view;

/** A piece of a log. */
public record LogTextView(
        @Described("Where the log is.") String path,

        @Described("Offset of the piece in its file, in bytes.")
        long from,

        @Described("Offset of the next piece: pass it as from to continue in a log that is not rotated.")
        long next,

        @Described("The piece.") String text,

        @Described("Place of the next piece, even if the file is renamed by then: pass it as after to follow a log.")
        String cursor,

        @Described(
                "Whether something may be missing before this piece: the place of after was rotated away or emptied.")
        boolean gap) {

    /** With another text. */
    public LogTextView with(String other) {
        return new LogTextView(path, from, next, other, cursor, gap);
    }
}
