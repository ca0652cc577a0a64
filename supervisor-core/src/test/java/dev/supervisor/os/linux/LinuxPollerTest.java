package dev.supervisor.os.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Properties that only a poller that really waits can show. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LinuxPollerTest {

    @Test
    @Timeout(20)
    void a_wake_up_by_another_thread_ends_a_poll_that_would_wait_for_ever() throws Exception {
        try (Poller poller = new LinuxDescriptors().poller()) {
            List<Fd> reported = new ArrayList<>();
            AtomicInteger polls = new AtomicInteger();
            Thread waker = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 100; i++) {
                    int before = polls.get();
                    poller.wakeUp();
                    while (polls.get() == before) {
                        Thread.onSpinWait();
                    }
                }
            });

            for (int i = 0; i < 100; i++) {
                poller.poll(Optional.empty(), reported::add);
                polls.incrementAndGet();
            }

            waker.join(Duration.ofSeconds(10));
            assertEquals(100, polls.get());
            assertEquals(List.of(), reported);
        }
    }
}
