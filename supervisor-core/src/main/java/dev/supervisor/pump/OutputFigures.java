package dev.supervisor.pump;

/** How much a process has written since the daemon has it. */
public record OutputFigures(Stream stdout, Stream stderr) {
    static final OutputFigures NONE = new OutputFigures(new Stream(0, 0), new Stream(0, 0));

    /**
     * One stream.
     *
     * @param lostBytes those that its log files did not take, counted for each of them
     */
    public record Stream(long bytes, long lostBytes) {}
}
