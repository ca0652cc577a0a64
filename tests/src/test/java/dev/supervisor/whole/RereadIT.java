package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A configuration that is read again")
class RereadIT {
    @TempDir
    private Path directory;

    /** One client on one daemon, and all its answers while the file changes. */
    private static final class Session implements AutoCloseable {
        /** The clients do not agree about broken files, so that they have one of their own. */
        private static final String CLIENT_FILE = "client.conf";

        private final RunningDaemon daemon;
        private final Path file;
        private final String head;
        private final Map<String, String> sections = new LinkedHashMap<>();
        private final List<String> transcript = new ArrayList<>();

        Session(Peer server, Peer client, Path directory) throws IOException {
            section("program:keep", "command = sleep 1000");
            section("program:changing", "command = sleep 1000", "priority = 5");
            section("program:gone", "command = sleep 1000");
            section("program:first-gone", "command = sleep 1000", "priority = 1");
            numbers(2);
            section("program:auto", "command = sleep 1000");
            section("program:logged", "command = sleep 1000", "stdout_logfile = %(here)s/logged.log");
            section("program:a", "command = sleep 1000");
            section("program:b", "command = sleep 1000", "priority = 7");
            section("group:pair", "programs = a,b", "priority = 20");
            daemon = RunningDaemon.start(server, directory, programs()).askedBy(client);
            file = directory.resolve("supervisord.conf");
            String whole = Run.text(file);
            head = whole.substring(0, whole.length() - programs().length());
            Files.writeString(directory.resolve(CLIENT_FILE), head);
        }

        void section(String name, String... lines) {
            String always = name.startsWith("program:") ? "startsecs = 0\n" : "";
            sections.put(name, "[" + name + "]\n" + String.join("\n", lines) + "\n" + always + "\n");
        }

        void numbers(int count) {
            section(
                    "program:numbers",
                    "command = sleep 1000",
                    "numprocs = " + count,
                    "process_name = %(program_name)s_%(process_num)02d");
        }

        void remove(String... names) {
            List.of(names).forEach(sections::remove);
        }

        private String programs() {
            return String.join("", sections.values());
        }

        void write() throws IOException {
            write("");
        }

        /** @param tail behind all sections */
        void write(String tail) throws IOException {
            Files.writeString(file, head + programs() + tail);
        }

        void ctl(String... arguments) {
            Run run = daemon.ctlOn(CLIENT_FILE, arguments);
            String text = "$ " + String.join(" ", arguments) + "\n" + run.out() + run.err() + "= " + run.code();
            // A Python file and line behind an error: only the original's client has them.
            transcript.add(text.replace(daemon.directory().toString(), "DIRECTORY")
                    .replaceAll(": file: /\\S+ line: \\d+", ""));
        }

        void names() {
            transcript.add("names " + daemon.states().keySet());
        }

        /** The visible effects of a change: first nothing happens, then it does. */
        void rereadAndUpdate() throws IOException {
            write();
            ctl("reread");
            ctl("avail");
            ctl("update");
            ctl("reread");
            names();
        }

        @Override
        public void close() {
            daemon.close();
        }
    }

    @Test
    void gives_the_same_to_either_client_from_either_daemon() throws Exception {
        Map<String, String> transcripts = new LinkedHashMap<>();
        for (Peer server : Peer.values()) {
            for (Peer client : Peer.values()) {
                String name = server + "-" + client;
                try (Session session = new Session(server, client, directory.resolve(name))) {
                    play(session);
                    transcripts.put(name, String.join("\n", session.transcript));
                }
            }
        }
        String expected = transcripts.get("ORIGINAL-ORIGINAL");
        assertThat(expected).contains("pair: updated process group", "added: added process group", "CANT_REREAD");
        transcripts.forEach(
                (name, transcript) -> assertThat(transcript).as(name).isEqualTo(expected));
    }

    private static void play(Session session) throws IOException {
        session.ctl("reread");
        session.ctl("update");
        int kept = session.daemon.pidOf("keep");

        session.section("program:added", "command = sleep 1000");
        session.section("program:added-first", "command = sleep 1000", "priority = 2", "autostart = false");
        session.section("program:changing", "command = sleep 2000", "priority = 5");
        session.remove("program:gone", "program:first-gone");
        session.numbers(3);
        session.rereadAndUpdate();

        session.section("program:auto", "command = sleep 1000", "stdout_logfile = %(here)s/auto.log");
        session.section("program:logged", "command = sleep 1000");
        session.rereadAndUpdate();

        session.section("group:pair", "programs = b", "priority = 20");
        session.numbers(1);
        session.write();
        session.ctl("update", "nosuch", "pair", "keep");
        session.ctl("reread");
        session.ctl("update", "all");
        session.names();

        changeByHand(session);
        readBrokenFiles(session);
        assertEquals(kept, session.daemon.pidOf("keep"));
    }

    private static void changeByHand(Session session) throws IOException {
        session.section("program:byhand", "command = sleep 1000");
        session.write();
        session.ctl("add", "byhand");
        session.ctl("reread");
        session.ctl("add", "byhand", "keep", "nosuch");
        session.ctl("remove", "byhand", "nosuch");
        session.ctl("stop", "byhand");
        session.ctl("remove", "byhand");
        session.ctl("remove", "byhand");
        session.ctl("start", "byhand");
        session.ctl("avail");
        session.ctl("add", "byhand");
        session.ctl("stop", "byhand");
        session.names();
    }

    private static void readBrokenFiles(Session session) throws IOException {
        for (String tail : List.of(
                "[program:bad]\n",
                "[program:bad]\ncommand = cat\nstopsignal = NOPE\n",
                "[program:bad]\ncommand = cat\nstdout_logfile = /nonexistent/x\n",
                "[program:bad]\ncommand = cat %(ENV_NOPE)s\n",
                "[group:bad]\nprograms = nope\n",
                "no section at all\n",
                "[supervisord]\nminfds = many\n")) {
            session.write(tail);
            session.ctl("reread");
            session.ctl("update");
        }
        Files.delete(session.file);
        session.ctl("reread");
        session.write();
        session.ctl("avail");
        session.ctl("reread");
        session.names();
    }

    @Test
    void ends_nothing_when_a_restart_finds_it_broken() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:one]
            command = sleep 1000
            startsecs = 0
            """)) {
            daemon.awaitState("one", "RUNNING");
            int child = daemon.pidOf("one");
            Path file = directory.resolve("supervisord.conf");
            String good = Run.text(file);
            Files.writeString(file, good + "[program:bad]\nstartsecs = x\n");

            assertThat(daemon.ctl("reload"))
                    .satisfies(run -> assertThat(run.code()).isEqualTo(1))
                    .satisfies(run ->
                            assertThat(run.out()).contains("CANT_REREAD: invalid literal for int() with base 10: 'x'"));
            new ProcessBuilder("kill", "-HUP", Long.toString(daemon.pid()))
                    .start()
                    .waitFor();
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> daemon.log().split("ERRO cannot restart, nothing is stopped: ").length > 4);
            assertEquals(child, daemon.pidOf("one"));
            assertThat(problemsIn(daemon.log()))
                    .isEqualTo("[program:bad] startsecs, [program:bad], [program:bad] startsecs, [program:bad]");

            Files.writeString(file, good + "[program:two]\ncommand = sleep 1000\nstartsecs = 0\n");
            assertEquals(new Run(0, "Restarted supervisord\n", ""), daemon.ctl("reload"));
            daemon.awaitLog("spawned: 'two'");
            daemon.awaitState("two", "RUNNING");
            daemon.awaitState("one", "RUNNING");
        }
    }

    /** Where the activity log says that there are problems with a restart. */
    private static String problemsIn(String log) {
        return log.lines()
                .filter(line -> line.contains("cannot restart"))
                .map(line -> line.replaceAll(".*supervisord.conf:\\d+: (\\[[^]]*\\]( \\w+)?): .*", "$1"))
                .collect(Collectors.joining(", "));
    }
}
