package dev.supervisor.daemon;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads for what may block; they end by themselves when there is nothing to do. Those that read what a start needs are not those that
 * answer clients, so that a disk that hangs under the one does not keep the other from being done.
 *
 * @param general for what clients want, the configuration and the table of processes; refuses what is too much
 * @param files for files that are read before a spawn, of which each is read by one thread at a time
 */
record Workers(Executor general, Executor files) {
    private static final int WORKERS = 4;
    private static final int MOST_WAITING_WORK = 4096;
    private static final int READERS = 8;
    private static final long LINGERS_SECONDS = 10;

    static Workers make() {
        return new Workers(
                executor(WORKERS, "worker-", MOST_WAITING_WORK), executor(READERS, "reader-", Integer.MAX_VALUE));
    }

    private static Executor executor(int threads, String name, int mostWaiting) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                threads,
                threads,
                LINGERS_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(mostWaiting),
                numbered(name));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** The JDK's own way to number threads makes code at run time for the first of them, which the first start would wait for. */
    private static ThreadFactory numbered(String name) {
        AtomicInteger threads = new AtomicInteger();
        return task -> Thread.ofPlatform()
                .name(name + threads.incrementAndGet())
                .daemon()
                .unstarted(task);
    }
}
