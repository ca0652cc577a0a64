package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.logfile.LogCursor;
import dev.supervisor.logfile.LogPiece;
import dev.supervisor.logfile.LogReadException;
import dev.supervisor.rest.view.LogTextView;
import dev.supervisor.rpc.LogReads;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Reads pieces of logs. */
final class LogPieces {
    /** For more, clients ask again. */
    static final int LONGEST_BYTES = 1 << 20;

    private static final int SHOWN_BYTES = 2048;
    private static final int SHOWN_LINES = 5;

    private final Machine machine;

    LogPieces(Machine machine) {
        this.machine = machine;
    }

    /**
     * A piece of a log, read by the worker.
     *
     * @param from in bytes; if negative, this many before the end, from the beginning of a line
     * @param bytes the greatest length, and never more than a mebibyte
     * @param lines of its end; 0: all
     * @return fails with NO_FILE or FAILED
     */
    CompletableFuture<LogTextView> read(String path, long from, long bytes, long lines) {
        return onWorker(path, longest -> machine.logs().piece(path, from, longest), bytes)
                .thenApply(view -> lines == 0 ? view : view.with(lastOf(view.text(), lines)));
    }

    /**
     * The text after a piece, also if the log was rotated since.
     *
     * @return as {@link #read}
     */
    CompletableFuture<LogTextView> after(String path, LogCursor cursor, long bytes) {
        return onWorker(path, longest -> machine.logs().after(path, cursor, longest), bytes);
    }

    private static RpcFault fault(LogReadException refused, String path) {
        return switch (refused.refusal()) {
            case FAILED -> new RpcFault(Fault.FAILED, refused.getMessage());
            case NO_FILE, BAD_ARGUMENTS -> LogReads.fault(refused, path);
        };
    }

    private interface Source {
        LogPiece read(int longest) throws LogReadException;
    }

    private CompletableFuture<LogTextView> onWorker(String path, Source source, long bytes) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        LogPiece piece = source.read((int) Math.min(bytes, LONGEST_BYTES));
                        return new LogTextView(
                                path,
                                piece.from(),
                                piece.next(),
                                piece.text(),
                                piece.cursor().toString(),
                                piece.gap());
                    } catch (LogReadException refused) {
                        throw new CompletionException(fault(refused, path));
                    }
                },
                machine.worker());
    }

    /** The last lines of a log; none if it cannot be read. May block. */
    List<String> lastLines(String path) {
        try {
            List<String> lines = machine.logs()
                    .piece(path, -SHOWN_BYTES, SHOWN_BYTES)
                    .text()
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
        } catch (LogReadException _) {
            return List.of();
        }
    }

    private static String lastOf(String text, long lines) {
        int from = text.length();
        for (long left = lines; left > 0 && from > 0; left--) {
            from = text.lastIndexOf('\n', from - 2) + 1;
        }
        return text.substring(from);
    }
}
