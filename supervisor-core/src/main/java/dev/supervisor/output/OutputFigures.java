package dev.supervisor.output;

/** How much a process has written since the daemon has it. */
public record OutputFigures(Stream stdout, Stream stderr) {
    public static final OutputFigures NONE = new OutputFigures(new Stream(0, 0), new Stream(0, 0));

    public OutputFigures and(OutputFigures more) {
        return new OutputFigures(stdout.and(more.stdout), stderr.and(more.stderr));
    }

    /**
     * One stream.
     *
     * @param lostBytes those that its log files did not take, counted for each of them
     */
    public record Stream(long bytes, long lostBytes) {
        Stream and(Stream more) {
            return new Stream(bytes + more.bytes, lostBytes + more.lostBytes);
        }
    }
}
