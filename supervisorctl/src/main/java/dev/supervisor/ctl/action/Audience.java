package dev.supervisor.ctl.action;

import dev.supervisor.client.view.Palette;

/**
 * The reader of the output. Scripts get the bytes of the original; a person gets more.
 *
 * @param palette how states look on standard output
 * @param seesOutput whether standard output is a terminal
 * @param seesErrors whether standard error is one
 * @param cursorMoves whether such a terminal can be written over: a dumb one cannot
 */
public record Audience(Palette palette, boolean seesOutput, boolean seesErrors, boolean cursorMoves) {

    /** Only scripts. */
    public static final Audience SCRIPTS = new Audience(Palette.PLAIN, false, false, false);
}
