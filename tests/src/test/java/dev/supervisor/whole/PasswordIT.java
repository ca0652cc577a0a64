package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A password")
@Timeout(180)
class PasswordIT {
    @TempDir
    private Path directory;

    private Run hashing(String input) throws Exception {
        Path in = Files.writeString(directory.resolve("in"), input);
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = new ProcessBuilder(Peer.OURS.daemon().toString(), "--hash_password")
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Run.text(out), Run.text(err));
    }

    @Test
    void that_was_hashed_lets_in_both_clients_and_nobody_who_has_the_hash() throws Exception {
        Run hashed = hashing("geheim\nsecond line\n");
        assertEquals(0, hashed.code(), hashed.err());
        String hash = hashed.out().strip();
        assertThat(hash).startsWith("{PBKDF2}210000$");
        String server = "http://127.0.0.1:" + Nginx.freePort();

        try (RunningDaemon daemon = RunningDaemon.start(
                Peer.OURS, directory.resolve("d"), """
                    [inet_http_server]
                    port = %s
                    username = tom
                    password = %s
                    """.formatted(server.substring("http://".length()), hash))) {
            for (Peer client : Peer.values()) {
                assertEquals(
                        Long.toString(daemon.pid()),
                        ask(client, server, "geheim").strip());
                assertThat(ask(client, server, hash)).contains("Server requires authentication");
            }
        }
    }

    private String ask(Peer client, String server, String password) {
        return Run.of(directory, client.client(), List.of("-s", server, "-u", "tom", "-p", password, "pid"))
                .out();
    }

    @Test
    void that_is_empty_is_not_hashed() throws Exception {
        Run hashed = hashing("");

        assertEquals(2, hashed.code());
        assertThat(hashed.err()).startsWith("Error: there is no password on standard input\n");
    }
}
