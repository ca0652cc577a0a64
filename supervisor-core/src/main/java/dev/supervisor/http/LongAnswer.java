package dev.supervisor.http;

import dev.supervisor.api.xmlrpc.DocumentReading;
import dev.supervisor.api.xmlrpc.XmlRpcDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * A document with texts that are too long to be held, such as logs. The worker reads it twice, a piece at a time, so that others have
 * their turn: first to learn its length, then as it is sent. It has one piece of it in memory at most.
 */
final class LongAnswer {
    /** In memory of a piece that is being read, escaped and sent. */
    static final int HELD_BYTES = 512 << 10;

    /** The bytes read at a time; escaped they may be five times as long. */
    private static final int PIECE_BYTES = 64 << 10;

    private static final int MEASURED_AT_A_TIME_BYTES = 1 << 20;

    private final DocumentReading reading;
    private final Executor worker;
    private final long length;

    private LongAnswer(DocumentReading reading, Executor worker, long length) {
        this.reading = reading;
        this.worker = worker;
        this.length = length;
    }

    /**
     * Some of a document.
     *
     * @param bytes none at its end
     */
    record Piece(List<byte[]> bytes, long length) {}

    /**
     * Reads a document to its end.
     *
     * @return completed by the worker; fails with {@link UncheckedIOException} if it cannot be read, and with something else if there is too
     *     much to do
     */
    static CompletableFuture<LongAnswer> of(XmlRpcDocument document, Executor worker) {
        CompletableFuture<LongAnswer> measured = new CompletableFuture<>();
        measure(new DocumentReading(document), worker, 0, measured);
        return measured;
    }

    private static void measure(
            DocumentReading reading, Executor worker, long before, CompletableFuture<LongAnswer> measured) {
        onWorker(reading, worker, () -> length(reading)).whenComplete((length, failure) -> {
            if (failure != null) {
                measured.completeExceptionally(failure);
            } else if (length > 0) {
                measure(reading, worker, before + length, measured);
            } else {
                reading.rewind();
                measured.complete(new LongAnswer(reading, worker, before));
            }
        });
    }

    /** How much there is, up to what is measured at a time; 0 at the end. */
    private static long length(DocumentReading reading) throws IOException {
        long length = 0;
        while (length < MEASURED_AT_A_TIME_BYTES) {
            int more = reading.next().length;
            if (more == 0) {
                return length;
            }
            length += more;
        }
        return length;
    }

    /** In bytes. */
    long length() {
        return length;
    }

    /**
     * Reads on; to be called again only when this is complete.
     *
     * @return as {@link #of}; once it has failed nothing is to be closed any more
     */
    CompletableFuture<Piece> next() {
        return onWorker(reading, worker, () -> {
            List<byte[]> pieces = new ArrayList<>();
            long there = 0;
            while (there < PIECE_BYTES) {
                byte[] piece = reading.next();
                if (piece.length == 0) {
                    break;
                }
                pieces.add(piece);
                there += piece.length;
            }
            return new Piece(pieces, there);
        });
    }

    /** Lets go of what it reads; nothing may be being read. */
    void close() {
        try {
            worker.execute(reading::close);
        } catch (RejectedExecutionException _) {
            reading.close();
        }
    }

    /** Reads a part of it. */
    private interface Deed<T> {
        T done() throws IOException;
    }

    /** Has it done; what is read is closed if it fails. */
    private static <T> CompletableFuture<T> onWorker(DocumentReading reading, Executor worker, Deed<T> deed) {
        try {
            return CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return deed.done();
                                } catch (IOException refused) {
                                    throw new UncheckedIOException(refused);
                                }
                            },
                            worker)
                    .whenComplete((_, failure) -> {
                        if (failure != null) {
                            reading.close();
                        }
                    });
        } catch (RejectedExecutionException tooMuchToDo) {
            reading.close();
            return CompletableFuture.failedFuture(tooMuchToDo);
        }
    }
}
