package dev.supervisor.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Patience with a server")
class PatienceTest {
    private static final Patience LITTLE = new Patience(Optional.of(Duration.ofMillis(50)));

    @Test
    void passes_on_what_the_system_does_not_give_to_the_exchange() {
        assertThrows(NoClassDefFoundError.class, () -> new Patience(Optional.of(Duration.ofSeconds(30))).during(() -> {
            throw new NoClassDefFoundError("dev/supervisor/ctl/X");
        }));
    }

    @Test
    void ends_with_a_sentence_where_nothing_answers_whatever_is_asked() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ServerAddress address = ServerAddress.parse("http://localhost:" + mute.getLocalPort());
            try (var supervisor = new RemoteSupervisor(address, Credentials.NONE, LITTLE)) {
                assertTimedOut(supervisor::getVersion);
                assertTimedOut(() -> supervisor.api().processes());
                assertTimedOut(() -> supervisor.follow(LogPath.MAIN).next());
            }
        }
    }

    private static void assertTimedOut(org.junit.jupiter.api.function.Executable call) {
        ServerException timedOut = assertThrows(ServerException.class, call);
        assertEquals(ServerException.Kind.TIMED_OUT, timedOut.kind());
        assertEquals("no answer within 0.05 seconds", timedOut.getMessage());
        assertFalse(Thread.interrupted());
    }

    @Test
    void lets_an_answer_and_a_failure_that_come_in_time_pass() throws IOException {
        Patience enough = new Patience(Optional.of(Duration.ofMinutes(5)));

        assertEquals("answer", enough.during(() -> "answer"));
        assertThat(assertThrows(
                        IOException.class,
                        () -> enough.during(() -> {
                            throw new IOException("refused");
                        })))
                .hasMessage("refused");
    }
}
