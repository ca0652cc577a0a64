package dev.supervisor.rpc;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.LogTailAnswer;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.xmlrpc.XmlRpcWriter;
import dev.supervisor.logfile.LogReadException;
import dev.supervisor.logfile.LogReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Reads pieces of logs for clients, on the worker: a file system that hangs delays nobody else. Any thread. */
public final class LogReads {
    /** Of an answer there are, while it is made, the text and two documents that grow. */
    private static final int SHARE_OF_HEAP = 8;

    private final LogReader reader;
    private final Executor worker;
    private final long longest;

    public LogReads(LogReader reader, Executor worker) {
        this(reader, worker, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** @param longest bytes that a text may take on the wire */
    LogReads(LogReader reader, Executor worker, long longest) {
        this.reader = reader;
        this.worker = worker;
        this.longest = longest;
    }

    /**
     * Reads from a log; see {@link LogReader#read}.
     *
     * @return fails with NO_FILE, BAD_ARGUMENTS or FAILED
     */
    CompletableFuture<String> read(String path, long offset, long length) {
        return CompletableFuture.supplyAsync(() -> readNow(path, offset, length), worker);
    }

    private String readNow(String path, long offset, long length) {
        try {
            String text = reader.read(path, offset, length);
            if (isTooLong(text)) {
                throw new CompletionException(new RpcFault(Fault.FAILED));
            }
            return text;
        } catch (LogReadException refusal) {
            throw new CompletionException(fault(refusal, path));
        }
    }

    private boolean isTooLong(String text) {
        return XmlRpcWriter.bytesOf(text) > longest;
    }

    /** The end of a log; see {@link LogReader#tail}. */
    CompletableFuture<LogTailAnswer> tail(String path, long offset, long length) {
        return CompletableFuture.supplyAsync(() -> reader.tail(path, offset, length), worker)
                .thenApply(end -> isTooLong(end.text())
                        ? new LogTailAnswer("", offset, false)
                        : new LogTailAnswer(end.text(), end.offset(), end.overflow()));
    }

    /** What clients get that wanted to read there. */
    public static RpcFault fault(LogReadException refusal, String path) {
        return switch (refusal.refusal()) {
            case NO_FILE -> new RpcFault(Fault.NO_FILE, path);
            case BAD_ARGUMENTS -> new RpcFault(Fault.BAD_ARGUMENTS);
            case FAILED -> new RpcFault(Fault.FAILED);
        };
    }
}
