package dev.supervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.supervisor.ctl.action.RecordingTerminal;
import dev.supervisor.ctl.client.RemoteSupervisor;
import dev.supervisor.ctl.client.ServerAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gives the same arguments to the original's client and to ours, both against the original daemon, and compares what they print and
 * how they exit. Skipped where Debian's supervisor is not installed.
 */
@DisplayName("Against the original daemon, as the original client does,")
class OriginalComparisonIT {
    private static final Path DAEMON = Path.of("/usr/bin/supervisord");
    private static final String CLIENT = "/usr/bin/supervisorctl";

    @TempDir
    private static Path folder;

    private static int port;
    private static Process daemon;

    /** What came of an invocation, without what no two of them have in common. */
    private record Result(String out, String err, int code) {

        static Result of(String out, String err, int code) {
            return new Result(
                    out.replaceAll("pid \\d+, uptime \\d+:\\d\\d:\\d\\d", "pid N, uptime T")
                            .replaceAll("[A-Z][a-z][a-z] \\d\\d \\d\\d:\\d\\d [AP]M", "DATE")
                            .replaceAll("(?m)^[1-9]\\d+$", "N")
                            .replaceAll("(?m)^(error: .*): file: .* line: \\d+$", "$1"),
                    err,
                    code);
        }

        Result sorted() {
            return new Result(String.join("\n", out.lines().sorted().toList()), err, code);
        }
    }

    private record Invocation(List<String> before, List<String> args, List<String> input, boolean anyOrder) {

        static Invocation parse(String text) {
            int arrow = text.indexOf("=>");
            boolean anyOrder = text.startsWith("~");
            String line =
                    text.substring(arrow < 0 ? (anyOrder ? 1 : 0) : arrow + 2).strip();
            List<String> before = arrow < 0
                    ? List.of()
                    : List.of(text.substring(anyOrder ? 1 : 0, arrow).split(";"));
            if (line.startsWith("<")) {
                return new Invocation(
                        before, withConfig(), List.of(line.substring(1).strip().split("\\|")), anyOrder);
            }
            List<String> args = line.startsWith("@") ? new ArrayList<>() : withConfig();
            args.addAll(Arrays.asList(
                    line.substring(line.startsWith("@") ? 1 : 0).strip().split(" ")));
            return new Invocation(before, args, List.of(), anyOrder);
        }

        private static List<String> withConfig() {
            return new ArrayList<>(List.of("-c", folder + "/supervisord.conf"));
        }
    }

    @BeforeAll
    static void startTheOriginal() throws IOException {
        assumeTrue(Files.isExecutable(DAEMON), "skipped: Debian's supervisor is not installed (" + DAEMON + ")");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.writeString(
                folder.resolve("supervisord.conf"),
                resource("supervisord.conf").replace("@PORT@", Integer.toString(port)));
        daemon = new ProcessBuilder(DAEMON.toString(), "-n", "-c", folder + "/supervisord.conf")
                .redirectErrorStream(true)
                .start();
        BufferedReader log = daemon.inputReader(StandardCharsets.UTF_8);
        for (String line = log.readLine(); line != null && !line.contains("gave up: nofile"); line = log.readLine()) {
            // everything else has been started by then
        }
    }

    /** By the handle: {@link Process#destroy} would also close its output, and the original dies of that before its children. */
    @AfterAll
    static void endTheOriginal() throws InterruptedException, IOException {
        if (daemon != null) {
            daemon.toHandle().destroy();
            daemon.inputReader(StandardCharsets.UTF_8).transferTo(Writer.nullWriter());
            daemon.waitFor();
        }
    }

    static Stream<String> invocations() throws IOException {
        return resource("invocations.txt").lines().filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("invocations")
    void it_prints_and_exits_after(String line) throws Exception {
        Invocation invocation = Invocation.parse(line.replace("@PORT@", Integer.toString(port)));

        Result original = original(invocation);
        Result ours = ours(invocation);

        assertEquals(
                invocation.anyOrder() ? original.sorted() : original, invocation.anyOrder() ? ours.sorted() : ours);
    }

    private static void prepare(Invocation invocation) {
        for (String line : invocation.before()) {
            List<String> args = Invocation.withConfig();
            args.addAll(Arrays.asList(line.strip().split(" ")));
            run(new RecordingTerminal(), args);
        }
    }

    private static Result original(Invocation invocation) throws IOException, InterruptedException {
        prepare(invocation);
        List<String> command = new ArrayList<>(List.of(CLIENT));
        command.addAll(invocation.args());
        Path errors = folder.resolve("errors");
        Process client =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try (var input = client.outputWriter(StandardCharsets.UTF_8)) {
            input.write(String.join("\n", invocation.input()));
        }
        String out = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Result.of(out, Files.readString(errors), client.waitFor());
    }

    private static Result ours(Invocation invocation) {
        prepare(invocation);
        RecordingTerminal terminal =
                new RecordingTerminal().answering(invocation.input().toArray(String[]::new));
        int code = run(terminal, invocation.args());
        return Result.of(terminal.out(), terminal.err(), code);
    }

    private static int run(RecordingTerminal terminal, List<String> args) {
        Program program = new Program(
                terminal,
                Screens.NONE,
                (url, credentials) -> new RemoteSupervisor(ServerAddress.parse(url), credentials),
                Map.of(),
                code -> {
                    throw new IllegalStateException("nobody pressed a key, but it exits with " + code);
                });
        return program.run(CLIENT, args);
    }

    private static String resource(String name) throws IOException {
        try (InputStream content = OriginalComparisonIT.class.getResourceAsStream(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
