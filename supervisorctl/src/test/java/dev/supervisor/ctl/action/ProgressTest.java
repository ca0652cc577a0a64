package dev.supervisor.ctl.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.client.Credentials;
import dev.supervisor.client.view.Palette;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@DisplayName("Progress")
@Execution(ExecutionMode.CONCURRENT)
class ProgressTest {
    private final FakeSupervisor supervisor = new FakeSupervisor()
            .with("worker", "w0", ProcessStateCode.STOPPING, "")
            .with("worker", "w1", ProcessStateCode.RUNNING, "pid 2, uptime 0:00:01")
            .with("other", "o", ProcessStateCode.STARTING, "");

    private final CountDownLatch told = new CountDownLatch(1);

    private final RecordingTerminal terminal = new RecordingTerminal().onFlash(told::countDown);

    private Session session(boolean seesErrors) {
        return session(new Audience(Palette.PLAIN, true, seesErrors, true));
    }

    private Session session(Audience audience) {
        return new Session(terminal, audience, supervisor, FakeSupervisor.ADDRESS, Credentials.NONE, false);
    }

    @Test
    void of_a_slow_call_names_what_is_waited_for_and_is_erased_at_the_end() throws Exception {
        String answer = Progress.during(
                () -> {
                    awaitTold();
                    return "done";
                },
                process -> process.group().equals("worker"),
                session(true));

        assertEquals("done", answer);
        assertEquals("\r\u001b[Kwaiting for 1: worker:w0 (stopping)\r\u001b[K\u001b[A\n", terminal.err());
    }

    private void awaitTold() {
        try {
            told.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void of_a_quick_call_is_not_shown() throws Exception {
        Progress.during(() -> "done", _ -> true, session(true));

        assertEquals("", terminal.err());
    }

    @Test
    void is_not_looked_for_where_nobody_sees_it_or_it_could_not_be_erased() throws Exception {
        Audience dumb = new Audience(Palette.PLAIN, true, true, false);

        for (Session session : List.of(session(false), session(dumb))) {
            Thread caller = Thread.currentThread();
            Thread runner = Progress.during(Thread::currentThread, _ -> true, session);
            assertThat(runner).isSameAs(caller);
        }

        assertThat(supervisor.connectedTo()).isEmpty();
    }
}
