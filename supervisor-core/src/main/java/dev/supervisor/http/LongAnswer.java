package dev.supervisor.http;

import dev.supervisor.api.xmlrpc.DocumentReading;
import dev.supervisor.api.xmlrpc.XmlRpcDocument;
import java.io.IOException;
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

    /** What is read at a time; escaped it may be five times as long. */
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
     * @return completed by the worker; fails with {@link IOException} if it cannot be read, and with something unchecked if there is too much
     *     to do
     */
    static CompletableFuture<LongAnswer> of(XmlRpcDocument document, Executor worker) {
        CompletableFuture<LongAnswer> measured = new CompletableFuture<>();
        measure(new DocumentReading(document), worker, 0, measured);
        return measured;
    }

    private static void measure(
            DocumentReading reading, Executor worker, long before, CompletableFuture<LongAnswer> measured) {
        onWorker(reading, worker, measured, () -> {
            long length = before;
            while (length - before < MEASURED_AT_A_TIME_BYTES) {
                byte[] piece = reading.next();
                if (piece.length == 0) {
                    reading.rewind();
                    measured.complete(new LongAnswer(reading, worker, length));
                    return;
                }
                length += piece.length;
            }
            measure(reading, worker, length, measured);
        });
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
        CompletableFuture<Piece> read = new CompletableFuture<>();
        onWorker(reading, worker, read, () -> {
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
            read.complete(new Piece(pieces, there));
        });
        return read;
    }

    /** Lets go of what it reads; nothing may be being read. */
    void close() {
        try {
            worker.execute(reading::close);
        } catch (RejectedExecutionException _) {
            reading.close();
        }
    }

    /** Something that reads. */
    private interface Deed {
        void run() throws IOException;
    }

    private static void onWorker(DocumentReading reading, Executor worker, CompletableFuture<?> outcome, Deed deed) {
        try {
            worker.execute(() -> {
                try {
                    deed.run();
                } catch (IOException | RuntimeException | Error failure) {
                    reading.close();
                    outcome.completeExceptionally(failure);
                }
            });
        } catch (RejectedExecutionException tooMuchToDo) {
            reading.close();
            outcome.completeExceptionally(tooMuchToDo);
        }
    }
}
