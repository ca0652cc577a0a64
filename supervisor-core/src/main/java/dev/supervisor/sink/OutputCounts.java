package dev.supervisor.sink;

import dev.supervisor.output.OutputFigures;

/** The bytes that a process has written on its two streams. */
public record OutputCounts(StreamCount stdout, StreamCount stderr) {
    public OutputCounts() {
        this(new StreamCount(), new StreamCount());
    }

    public OutputFigures figures() {
        return new OutputFigures(stdout.figures(), stderr.figures());
    }
}
