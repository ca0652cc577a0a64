package dev.supervisor.client.view;

import dev.supervisor.api.state.ProcessStateCode;
import java.util.Optional;

/**
 * Whether states are shown in colour. A colour stands around a whole line, and a line that tells of something RUNNING has none, so that
 * programs that drive a terminal find in it what they find in a pipe.
 */
public enum Palette {
    /** For scripts and files: the bytes of the original. */
    PLAIN,
    COLOURED;

    private static final int FIRST_COLOUR = 31;
    private static final int COLOURS = 6;
    private static final String RESET = "\u001b[0m";

    /** A line, without its end, in the colour of the state that it tells of. */
    public String paint(String line, ProcessStateCode state) {
        return switch (this) {
            case PLAIN -> line;
            case COLOURED -> colour(state).map(colour -> colour + line + RESET).orElse(line);
        };
    }

    private static Optional<String> colour(ProcessStateCode state) {
        return switch (state) {
            case RUNNING -> Optional.empty();
            case STARTING, BACKOFF, STOPPING -> Optional.of("\u001b[33m");
            case FATAL, UNKNOWN -> Optional.of("\u001b[31m");
            case STOPPED, EXITED -> Optional.of("\u001b[2m");
        };
    }

    /** The text in one of six colours that are not those of states alone; the same number, the same colour. */
    public String paint(String text, int number) {
        return switch (this) {
            case PLAIN -> text;
            case COLOURED -> "\u001b[" + (FIRST_COLOUR + number % COLOURS) + "m" + text + RESET;
        };
    }

    /** The text so that it stands out. */
    public String bold(String text) {
        return switch (this) {
            case PLAIN -> text;
            case COLOURED -> "\u001b[1m" + text + RESET;
        };
    }
}
