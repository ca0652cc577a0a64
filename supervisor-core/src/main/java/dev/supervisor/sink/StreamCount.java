package dev.supervisor.sink;

import dev.supervisor.output.OutputFigures;

/** How much a process has written on one stream, and how much of it could not be kept. Counted on the pump thread, read by any. */
final class StreamCount {
    private volatile long bytes;
    private volatile long lost;

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread counts
    void wrote(long more) {
        bytes += more;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread counts
    void lost(long more) {
        if (more > 0) {
            lost += more;
        }
    }

    OutputFigures.Stream figures() {
        return new OutputFigures.Stream(bytes, lost);
    }
}
