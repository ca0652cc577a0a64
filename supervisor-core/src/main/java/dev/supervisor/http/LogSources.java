package dev.supervisor.http;

import dev.supervisor.logfile.LogTail;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import dev.supervisor.rpc.LogPaths;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Opens the logs that clients follow, on the worker, which also reads them. Any thread. */
public final class LogSources {
    /** The part of the log that is shown before it grows (supervisor/http.py logtail_handler). */
    private static final int HEAD_BYTES = 1024;

    /**
     * A log that was found.
     *
     * @param modified when it was last written to
     */
    record Source(LogTail log, Instant modified) {}

    private final LogPaths paths;
    private final Files files;
    private final Descriptors descriptors;
    private final Executor worker;

    public LogSources(LogPaths paths, Files files, Descriptors descriptors, Executor worker) {
        this.paths = paths;
        this.files = files;
        this.descriptors = descriptors;
        this.worker = worker;
    }

    /**
     * The log of a process.
     *
     * @return empty if there is no such process, channel, log or file
     */
    CompletableFuture<Optional<Source>> ofProcess(String name, String channel) {
        return paths.ofProcess(name, channel).thenApplyAsync(this::open, worker);
    }

    /** The activity log. */
    CompletableFuture<Optional<Source>> main() {
        return CompletableFuture.completedFuture(paths.main()).thenApplyAsync(this::open, worker);
    }

    /** Reads what is followed; may be refused with an unchecked exception if the daemon is overloaded. */
    Executor worker() {
        return worker;
    }

    private Optional<Source> open(Optional<String> path) {
        return path.flatMap(file -> files.stat(file).flatMap(found -> open(file, found.modified())));
    }

    private Optional<Source> open(String path, Instant modified) {
        try {
            return Optional.of(new Source(LogTail.open(files, descriptors, path, HEAD_BYTES), modified));
        } catch (SystemException _) {
            return Optional.empty();
        }
    }
}
