package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.client.SupervisorApi;
import dev.supervisor.client.SupervisorServer;
import dev.supervisor.client.report.DaemonReport;
import dev.supervisor.client.report.ProcessReport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Names for a person, in a line on standard error, the processes for which an ending daemon waits. Prints nothing if
 * that is unknown: the daemon may be gone, or have no API.
 */
final class Farewell {
    /** A daemon whose programs end at once is gone before. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Farewell() {}

    /** Waits a moment for the end that has just been asked for, and tells if it does not come. */
    static void watch(Session session) {
        if (session.audience().seesErrors()) {
            for (long pauses = PATIENCE.dividedBy(PAUSE); pauses > 0 && isEnding(session); pauses--) {
                pause();
            }
            tell(session);
        }
    }

    /** Tells, if the daemon is about to end. */
    static void tell(Session session) {
        if (session.audience().seesErrors() && isEnding(session)) {
            String names = waitedFor(session).stream()
                    .map(process -> process.name().toString())
                    .collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                session.remark("supervisord is about to end and waits for " + names);
            }
        }
    }

    private static boolean isEnding(Session session) {
        return asked(SupervisorApi::daemon, session)
                .filter(DaemonReport::isEnding)
                .isPresent();
    }

    private static List<ProcessReport> waitedFor(Session session) {
        return asked(SupervisorApi::processes, session).orElse(List.of()).stream()
                .filter(process -> process.state().equals(Optional.of(ProcessStateCode.STOPPING)))
                .toList();
    }

    /** A fact from the API. */
    @FunctionalInterface
    private interface Question<T> {
        Optional<T> to(SupervisorApi api) throws RpcFault, IOException;
    }

    private static <T> Optional<T> asked(Question<T> question, Session session) {
        try (SupervisorServer server = session.anotherConnection()) {
            return question.to(server.api());
        } catch (RpcFault | IOException e) {
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
