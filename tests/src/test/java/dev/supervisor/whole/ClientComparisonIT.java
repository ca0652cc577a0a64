package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same script of invocations for the original's client and for ours, against the original's daemon and against ours: each of the
 * four gets a daemon of its own, which lives through the whole script. What an invocation prints and its exit code are compared.
 */
@DisplayName("supervisorctl, ours and the original's, with our daemon and the original's,")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientComparisonIT {
    private static final Path RESOURCES = Path.of("src/test/resources/client");
    private static final Path DIFFERENCES = Path.of("../docs/manual/differences.md");

    /** Half a minute is enough where there is nothing else to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final List<ClientInvocation> invocations = ClientInvocation.all(Run.text(RESOURCES.resolve("script.txt")));

    private List<Table> tables = List.of();

    /** A client with a daemon. */
    private record Table(Peer client, Peer daemon, Path directory, int port) {

        static Table laid(Peer client, Peer daemon, Path root) throws IOException {
            Path directory =
                    Files.createDirectory(root.resolve(client + "-" + daemon)).toRealPath();
            try (ServerSocket free = new ServerSocket(0)) {
                Table table = new Table(client, daemon, directory, free.getLocalPort());
                table.copyFiles();
                return table;
            }
        }

        private void copyFiles() throws IOException {
            try (Stream<Path> files = Files.list(RESOURCES)) {
                for (Path file : files.toList()) {
                    Files.writeString(
                            directory.resolve(file.getFileName()),
                            Run.text(file)
                                    .replace("@PORT@", Integer.toString(port))
                                    .replace("@USER@", System.getProperty("user.name"))
                                    .replace("@DIR@", directory.toString()));
                }
            }
            Files.copy(directory.resolve("one.conf"), directory.resolve("supervisord.conf"));
            for (String elsewhere : List.of("has", "root/etc", "plain", "none")) {
                Path place = Files.createDirectories(directory.resolve(elsewhere));
                if (!elsewhere.equals("none")) {
                    Files.copy(directory.resolve("credentials.conf"), place.resolve("supervisord.conf"));
                }
            }
        }

        /** Runs the script to its end, which is the end of the daemon too. */
        Table play() {
            try (RunningDaemon running =
                    RunningDaemon.startOn(daemon, directory, directory.resolve("supervisord.conf"))) {
                Run script = Run.of(
                        directory,
                        List.of(
                                "/usr/bin/python3",
                                "-X",
                                "utf8",
                                directory.resolve("clients.py").toString(),
                                client == Peer.ORIGINAL
                                        ? "original"
                                        : client.client().toString(),
                                directory.toString()),
                        PATIENCE);
                assertThat(script).isEqualTo(new Run(0, "", ""));
                await().atMost(RunningDaemon.PATIENCE)
                        .until(() -> !running.process().isAlive());
                return this;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The result of an invocation, without parts that no two tables have in common. */
        Run result(ClientInvocation invocation) {
            Path results = directory.resolve("results");
            String number = Integer.toString(invocation.line());
            return new Run(
                    invocation.comparable(Integer.parseInt(Run.text(results.resolve(number + ".code")))),
                    invocation.comparable(common(Run.text(results.resolve(number + ".out")))),
                    common(Run.text(results.resolve(number + ".err"))));
        }

        private String common(String text) {
            return text.replace(directory.toString(), "DIR")
                    .replace(Integer.toString(port), "PORT")
                    .replaceAll("pid \\d+, uptime \\d+:\\d\\d:\\d\\d", "pid N, uptime T")
                    .replaceAll("[A-Z][a-z][a-z] \\d\\d \\d\\d:\\d\\d [AP]M", "DATE")
                    .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}", "TIME")
                    .replaceAll("(?m)^[1-9]\\d+$", "N")
                    .replaceAll("(error: <class .*): file: .* line: \\d+", "$1");
        }

        @Override
        public String toString() {
            return client + "'s client with " + daemon + "'s daemon";
        }
    }

    List<ClientInvocation> invocations() {
        return invocations;
    }

    @BeforeAll
    void playAll(@TempDir Path root) throws IOException {
        List<CompletableFuture<Table>> playing = new ArrayList<>();
        for (Peer daemon : List.of(Peer.ORIGINAL, Peer.OURS)) {
            for (Peer client : List.of(Peer.ORIGINAL, Peer.OURS)) {
                Table table = Table.laid(client, daemon, root);
                playing.add(CompletableFuture.supplyAsync(table::play, Thread::startVirtualThread));
            }
        }
        tables = playing.stream().map(CompletableFuture::join).toList();
    }

    @ParameterizedTest
    @MethodSource("invocations")
    void print_and_exit_alike(ClientInvocation invocation) {
        Run expected = tables.getFirst().result(invocation);
        Optional<String> difference = invocation.difference();
        if (difference.isPresent()) {
            assertThat(tables.stream().map(table -> table.result(invocation)).distinct())
                    .as("has to differ: %s", difference.get())
                    .hasSizeGreaterThan(1);
            return;
        }
        for (Table table : tables) {
            assertThat(table.result(invocation)).as("%s", table).isEqualTo(expected);
        }
    }

    @Test
    void differ_only_as_the_manual_says() {
        String manual = Run.text(DIFFERENCES);

        assertThat(invocations.stream()
                        .flatMap(each -> each.difference().stream())
                        .distinct()
                        .filter(difference -> !manual.contains("| " + difference + " |")))
                .isEmpty();
        assertThat(invocations).hasSizeGreaterThan(300);
    }
}
