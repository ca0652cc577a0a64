package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A child")
class ChildIT {
    @TempDir
    private Path directory;

    private Path script;

    @BeforeEach
    void open_the_directory() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        script = Files.copy(Path.of(getClass().getResource("/workers/dump.sh").toURI()), directory.resolve("dump.sh"));
    }

    /** The environment and state of a child of this program section; the daemon is started in a known environment. */
    private List<String> given(Peer peer, String options, List<String> environment) throws Exception {
        Path where = Files.createDirectories(directory.resolve(peer.name() + System.identityHashCode(options)));
        Files.setPosixFilePermissions(where, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path dump = where.resolve("dump");
        // The same for both, so that it does not differ in what they are compared by.
        Path shared = directory.resolve("shared");
        Files.deleteIfExists(shared);
        Path file = where.resolve("supervisord.conf");
        Files.writeString(file, """
            [supervisord]
            logfile = %1$s/supervisord.log
            pidfile = %1$s/supervisord.pid
            childlogdir = %1$s
            environment = GLOBAL="one two"

            [unix_http_server]
            file = %2$s/s.sock

            [rpcinterface:supervisor]
            supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

            [supervisorctl]
            serverurl = unix://%2$s/s.sock

            [program:dump]
            command = sh %3$s %2$s/shared 'a b' "grüße" c\\ d "" %%%%
            %4$s
            """.formatted(where, directory, script, options));
        List<String> command = new ArrayList<>(List.of("env", "-i"));
        command.addAll(environment);
        command.addAll(List.of(peer.daemon().toString(), "-n", "-c", file.toString()));
        Process daemon = new ProcessBuilder(command)
                .redirectOutput(where.resolve("out").toFile())
                .redirectError(where.resolve("err").toFile())
                .start();
        try {
            await().atMost(RunningDaemon.PATIENCE).until(() -> Files.exists(shared));
            Files.move(shared, dump);
        } finally {
            daemon.destroy();
            daemon.waitFor();
        }
        return Files.readAllLines(dump);
    }

    private void sameFromBoth(String options, String... environment) throws Exception {
        List<String> ours = given(Peer.OURS, options, List.of(environment));
        assertThat(ours).contains("SigIgn:\t0000000000000000");
        assertEquals(withoutIgnored(given(Peer.ORIGINAL, options, List.of(environment))), withoutIgnored(ours));
        assertThat(ours).contains("leads its process group", "descriptors:", "0", "1", "2");
    }

    /** The original's runtime ignores some signals, SIGPIPE and SIGXFSZ among them, and so do its children. */
    private static List<String> withoutIgnored(List<String> given) {
        return given.stream().filter(line -> !line.startsWith("SigIgn:")).toList();
    }

    private static final String PATH = "PATH=/usr/local/bin:/usr/bin:/bin";

    @Test
    void is_given_what_the_original_gives() throws Exception {
        sameFromBoth("environment = MINE=1,OTHER=\"x,y\"", PATH, "LC_ALL=C.UTF-8", "HOME=/root", "PERCENT=%d%%s");
    }

    @Test
    void becomes_its_user_with_all_its_groups() throws Exception {
        sameFromBoth("user = www-data\numask = 027\ndirectory = /tmp", PATH, "LC_ALL=C.UTF-8");
    }

    @Test
    void is_given_every_byte_of_an_environment_that_is_not_text() throws Exception {
        // Latin-1 bytes, which are no UTF-8, cannot be written in Java's own environment: a shell makes them.
        Path starter = Files.writeString(directory.resolve("starter.sh"), """
            LATIN=$(printf 'caf\\351')
            export LATIN
            exec "$@"
            """);
        Path dump = directory.resolve("shared");
        Path file = directory.resolve("bytes.conf");
        Files.writeString(file, """
            [supervisord]
            logfile = %1$s/bytes.log
            pidfile = %1$s/bytes.pid
            [program:bytes]
            command = sh %2$s %1$s/shared "%%(ENV_LATIN)s"
            """.formatted(directory, script));
        Process daemon = new ProcessBuilder(
                        "env",
                        "-i",
                        PATH,
                        "sh",
                        starter.toString(),
                        Peer.OURS.daemon().toString(),
                        "-n",
                        "-c",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        try {
            await().atMost(RunningDaemon.PATIENCE).until(() -> Files.exists(dump));
            String given = Run.text(dump).replaceAll("\\s+", " ");
            assertThat(given).contains("L A T I N = c a f 351");
            assertThat(given).startsWith("arguments: c a f 351 \\n");
        } finally {
            daemon.destroy();
            daemon.waitFor();
        }
    }

    @Test
    void is_given_the_variables_that_are_hidden_from_our_runtime() throws Exception {
        List<String> ours = given(
                Peer.OURS,
                "priority = 1",
                List.of(PATH, "JAVA_TOOL_OPTIONS=-Dfoo=bar", "JDK_JAVA_OPTIONS=-Dx=y", "CLASSPATH=/nowhere"));
        String given = String.join("", ours).replaceAll("\\s+", "");
        assertThat(given)
                .contains("JAVA_TOOL_OPTIONS=-Dfoo=bar")
                .contains("JDK_JAVA_OPTIONS=-Dx=y")
                .contains("CLASSPATH=/nowhere")
                .doesNotContain("_JAVA_SR_SIGNUM")
                .doesNotContain("LC_ALL");
        Path err = Files.list(directory)
                .filter(path -> path.getFileName().toString().startsWith("OURS"))
                .findFirst()
                .orElseThrow()
                .resolve("err");
        assertThat(Run.text(err)).doesNotContain("Picked up");
    }

    @Test
    void that_cannot_be_what_it_should_says_so_in_its_own_log() throws Exception {
        String program = """
            [program:nowhere]
            command = cat
            directory = /nowhere
            startretries = 0
            stderr_logfile = %(here)s/nowhere.err
            [program:noexec]
            command = %(here)s/noexec
            startretries = 0
            stderr_logfile = %(here)s/noexec.err
            """;
        List<List<String>> told = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            Path where = Files.createDirectories(directory.resolve(peer.name()));
            Path noexec = Files.writeString(where.resolve("noexec"), "\u0001\u0002");
            noexec.toFile().setExecutable(true);
            try (RunningDaemon daemon = RunningDaemon.start(peer, where, program)) {
                daemon.awaitState("nowhere", "FATAL");
                daemon.awaitState("noexec", "FATAL");
                told.add(List.of(
                        Run.text(where.resolve("nowhere.err")),
                        Run.text(where.resolve("noexec.err")).replace(where.toString(), ""),
                        daemon.lives().toString()));
            }
        }
        assertEquals(told.get(1), told.get(0));
        assertThat(told.get(0).get(0)).contains("couldn't chdir to /nowhere: ENOENT");
    }

    @Test
    void that_cannot_be_made_is_a_spawn_error_in_the_originals_words() throws Exception {
        String program = """
            [program:missing]
            command = /nowhere/at/all
            startretries = 0
            [program:unfound]
            command = no-such-command-anywhere
            startretries = 0
            [program:folder]
            command = /tmp
            startretries = 0
            [program:plain]
            command = /etc/passwd
            startretries = 0
            [program:quote]
            command = cat "open
            startretries = 0
            [program:nolog]
            command = cat
            stdout_logfile = %(here)s
            startretries = 0
            """;
        List<List<String>> told = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            Path where = Files.createDirectories(directory.resolve("spawn" + peer.name()));
            try (RunningDaemon daemon = RunningDaemon.start(peer, where, program)) {
                for (String name : List.of("missing", "unfound", "folder", "plain", "quote", "nolog")) {
                    daemon.awaitState(name, "FATAL");
                }
                List<String> lines = new ArrayList<>(daemon.ctl("status").lines());
                daemon.log()
                        .lines()
                        .filter(line -> line.contains("spawnerr"))
                        .map(line -> line.substring(24))
                        .sorted()
                        .forEach(lines::add);
                for (String name : List.of("missing", "folder", "plain", "quote")) {
                    Run start = daemon.ctl("start", name);
                    lines.add(start.code() + start.out());
                }
                told.add(lines);
            }
        }
        assertEquals(told.get(1), told.get(0));
    }
}
