package dev.supervisor.pump;

/** The bytes that a process has written on its two streams. */
record OutputCounts(OutputCount stdout, OutputCount stderr) {
    OutputCounts() {
        this(new OutputCount(), new OutputCount());
    }

    OutputFigures figures() {
        return new OutputFigures(stdout.figures(), stderr.figures());
    }
}
