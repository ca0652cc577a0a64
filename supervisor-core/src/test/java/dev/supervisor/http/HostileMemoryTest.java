package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.http.socket.BindException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@DisplayName("What stays in the heap")
@Timeout(60)
class HostileMemoryTest {
    private static final long LASTING_BYTES = 1 << 20;

    private final ServedDaemon served;

    HostileMemoryTest(@TempDir Path directory) throws BindException {
        served = new ServedDaemon(directory);
        served.listen();
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void of_hostile_clients_is_nothing() throws IOException {
        attack();
        attack();
        long before = used();

        for (int i = 0; i < 10; i++) {
            attack();
        }

        assertThat(used() - before).isLessThan(LASTING_BYTES);
    }

    /** Much more than what may last: bodies, half requests, connections that are too many. */
    private void attack() throws IOException {
        String head = "POST /RPC2 HTTP/1.1\r\nContent-Length: ";
        assertThat(served.ask(head + "1000000\r\nConnection: close\r\n\r\n" + "<a>".repeat(333_333) + " "))
                .startsWith("HTTP/1.1 400 ");
        assertThat(served.ask("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(20_000) + "\r\n"))
                .startsWith("HTTP/1.1 431 ");
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < ServedDaemon.MOST_CONNECTIONS + 40; i++) {
                clients.add(served.client());
            }
            for (RawClient client : clients.subList(0, 10)) {
                client.send(head + "2000000\r\n\r\n" + "x".repeat(100_000));
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
        served.awaitAnswer("GET /nope HTTP/1.1\r\n\r\n", answer -> answer.startsWith("HTTP/1.1 404 "));
        served.locked(served.daemon.said::take);
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
