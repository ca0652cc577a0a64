package dev.supervisor.ctl.action;

import dev.supervisor.api.state.ProcessStateCode;

/** Whether states are shown in colour. Colours stand around text that is already padded, so columns are the same without them. */
public enum Palette {
    /** For scripts and files: the bytes of the original. */
    PLAIN,
    COLOURED;

    private static final String RESET = "\u001b[0m";

    String paint(String text, ProcessStateCode state) {
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
}
