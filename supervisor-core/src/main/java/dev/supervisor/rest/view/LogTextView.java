package dev.supervisor.rest.view;

/** A piece of a log. */
public record LogTextView(
        @Described("Where the log is.") String path,

        @Described("Where in the file the piece begins, in bytes.")
        long from,

        @Described("Where the next piece begins: give it as from to read on.")
        long next,

        @Described("The piece.") String text) {}
