package dev.supervisor.rpc;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.LogTailAnswer;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.logfile.LogReadException;
import dev.supervisor.logfile.LogReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Reads pieces of logs for clients, on the worker: a file system that hangs delays nobody else. Any thread. */
public final class LogReads {
    private final LogReader reader;
    private final Executor worker;

    public LogReads(LogReader reader, Executor worker) {
        this.reader = reader;
        this.worker = worker;
    }

    /**
     * Reads from a log; see {@link LogReader#read}.
     *
     * @return fails with NO_FILE, BAD_ARGUMENTS or FAILED
     */
    CompletableFuture<String> read(String path, long offset, long length) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        worker.execute(() -> {
            try {
                answer.complete(reader.read(path, offset, length));
            } catch (LogReadException refusal) {
                answer.completeExceptionally(fault(refusal, path));
            } catch (RuntimeException mistake) {
                answer.completeExceptionally(mistake);
            }
        });
        return answer;
    }

    /** The end of a log; see {@link LogReader#tail}. */
    CompletableFuture<LogTailAnswer> tail(String path, long offset, long length) {
        return CompletableFuture.supplyAsync(() -> reader.tail(path, offset, length), worker)
                .thenApply(end -> new LogTailAnswer(end.text(), end.offset(), end.overflow()));
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
