package dev.supervisor.api.ini;

/** Where something stands: {@code file:line}, the line counted from 1. */
public record Origin(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
