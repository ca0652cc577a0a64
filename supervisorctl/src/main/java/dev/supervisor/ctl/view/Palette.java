package dev.supervisor.ctl.view;

import dev.supervisor.api.state.ProcessStateCode;

/** Whether states are shown in colour. Colours stand around text that is already padded, so columns are the same without them. */
public enum Palette {
    /** For scripts and files: the bytes of the original. */
    PLAIN,
    COLOURED;

    private static final int FIRST_COLOUR = 31;
    private static final int COLOURS = 6;
    private static final String RESET = "\u001b[0m";

    /** The text in the colour of a state. */
    public String paint(String text, ProcessStateCode state) {
        return switch (this) {
            case PLAIN -> text;
            case COLOURED -> colour(state) + text + RESET;
        };
    }

    private static String colour(ProcessStateCode state) {
        return switch (state) {
            case RUNNING -> "\u001b[32m";
            case STARTING, BACKOFF, STOPPING -> "\u001b[33m";
            case FATAL, UNKNOWN -> "\u001b[31m";
            case STOPPED, EXITED -> "\u001b[2m";
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
