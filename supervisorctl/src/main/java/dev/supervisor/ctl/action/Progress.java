package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.SupervisorServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says on standard error, if that is a terminal that can erase it, what is still waited for while a call takes its time. To who reads
 * the terminal line by line it is a line of its own: what the original prints begins behind the end of it. It has a thread and a
 * connection of its own. What goes wrong with these is nobody's concern.
 */
final class Progress implements AutoCloseable {
    /** Longer than the start of a program with the usual {@code startsecs}. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Set<String> IN_BETWEEN = Set.of("STARTING", "STOPPING", "BACKOFF");
    private static final String ERASE = "\r\u001b[K";

    /** One line up, and down again by the end of a line: the place is the same. */
    private static final String END_OF_LINE = "\u001b[A\n";

    private static final int WIDTH = 78;

    private final Session session;
    private final Predicate<ProcessInfo> concerned;
    private final CountDownLatch over = new CountDownLatch(1);
    private Thread teller = Thread.currentThread();
    private boolean shown;

    private Progress(Session session, Predicate<ProcessInfo> concerned) {
        this.session = session;
        this.concerned = concerned;
    }

    /** A call that may take its time. */
    interface Call<T> {
        T make() throws RpcFault, IOException;
    }

    /** Makes the call, and tells of it. */
    static <T> T during(Call<T> call, Predicate<ProcessInfo> concerned, Session session) throws RpcFault, IOException {
        if (!session.audience().seesErrors() || !session.audience().cursorMoves()) {
            return call.make();
        }
        try (Progress progress = new Progress(session, concerned)) {
            progress.teller = Thread.ofPlatform().daemon().name("progress").start(progress::tell);
            return call.make();
        }
    }

    private void tell() {
        try (SupervisorServer server = session.anotherConnection()) {
            for (Duration pause = PATIENCE; !over.await(pause.toNanos(), TimeUnit.NANOSECONDS); pause = PAUSE) {
                show(server.getAllProcessInfo());
            }
        } catch (RpcFault | IOException | InterruptedException e) {
            // then nothing more is shown
        }
    }

    private void show(List<ProcessInfo> processes) {
        List<ProcessInfo> waitedFor = processes.stream()
                .filter(process -> concerned.test(process) && IN_BETWEEN.contains(process.statename()))
                .toList();
        String text = waitedFor.stream()
                .map(process ->
                        Naming.nameOf(process) + " (" + process.statename().toLowerCase(Locale.ROOT) + ")")
                .collect(Collectors.joining(", ", "waiting for " + waitedFor.size() + ": ", ""));
        if (!waitedFor.isEmpty()) {
            shown = true;
            session.terminal().flash(ERASE + (text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text));
        }
    }

    @Override
    public void close() {
        over.countDown();
        teller.interrupt();
        boolean interrupted = false;
        while (teller.isAlive()) {
            try {
                teller.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (shown) {
            session.terminal().flash(ERASE + END_OF_LINE);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
