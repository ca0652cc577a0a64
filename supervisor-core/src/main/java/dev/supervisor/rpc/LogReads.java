package dev.supervisor.rpc;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.LogTailAnswer;
import dev.supervisor.api.rpc.LogText;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.logfile.LogRange;
import dev.supervisor.logfile.LogReadException;
import dev.supervisor.logfile.LogReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Reads pieces of logs for clients, on the worker: a file system that hangs delays nobody else. Any thread. */
public final class LogReads {
    /** Longer ones are not held until they are sent. */
    private static final int LONGEST_HELD_BYTES = 2048;

    private final LogReader reader;
    private final Executor worker;
    private final int longestHeld;

    public LogReads(LogReader reader, Executor worker) {
        this(reader, worker, LONGEST_HELD_BYTES);
    }

    private LogReads(LogReader reader, Executor worker, int longestHeld) {
        this.reader = reader;
        this.worker = worker;
        this.longestHeld = longestHeld;
    }

    /** The same for calls of which the answers have to wait for each other: none is held. */
    LogReads holdingNothing() {
        return new LogReads(reader, worker, 0);
    }

    /**
     * Reads from a log; see {@link LogReader#read}.
     *
     * @return fails with NO_FILE, BAD_ARGUMENTS or FAILED
     */
    CompletableFuture<LogText> read(String path, long offset, long length) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return text(reader.read(path, offset, length, longestHeld));
                    } catch (LogReadException refusal) {
                        throw new CompletionException(fault(refusal, path));
                    }
                },
                worker);
    }

    /** The end of a log; see {@link LogReader#tail}. */
    CompletableFuture<LogTailAnswer> tail(String path, long offset, long length) {
        return CompletableFuture.supplyAsync(() -> reader.tail(path, offset, length, longestHeld), worker)
                .thenApply(end -> new LogTailAnswer(text(end.text()), end.offset(), end.overflow()));
    }

    private static LogText text(LogReader.Text text) {
        return switch (text) {
            case LogReader.Text.Held(String held) -> new LogText.Short(held);
            case LogReader.Text.Kept(LogRange range) -> new LogText.Long(new KeptLog(range));
        };
    }

    /** The fault for a client whose read failed. */
    public static RpcFault fault(LogReadException refusal, String path) {
        return switch (refusal.refusal()) {
            case NO_FILE -> new RpcFault(Fault.NO_FILE, path);
            case BAD_ARGUMENTS -> new RpcFault(Fault.BAD_ARGUMENTS);
            case FAILED -> new RpcFault(Fault.FAILED);
        };
    }
}
