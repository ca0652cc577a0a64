package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Event listeners")
class ListenersIT {
    private static final String PYTHON = "/usr/bin/python3";
    private static final Pattern MESSAGE = Pattern.compile("([^\n]* )len:(\\d+)\n(.*)", Pattern.DOTALL);

    @TempDir
    private Path directory;

    /** The file that comes with the tests under this name. */
    private static Path script(String name) throws Exception {
        return Path.of(ListenersIT.class.getResource("/listeners/" + name).toURI());
    }

    private static void call(RunningDaemon daemon, String method, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                PYTHON,
                script("call.py").toString(),
                daemon.directory().resolve("s.sock").toString(),
                method));
        command.addAll(Arrays.asList(arguments));
        assertThat(Run.of(daemon.directory(), command)).isEqualTo(new Run(0, "True\n", ""));
    }

    /** Header and payload of each event, with the length checked and without what differs from run to run. */
    private static List<String> heard(RunningDaemon daemon) {
        String all = Run.text(daemon.directory().resolve("heard"));
        List<String> messages = new ArrayList<>();
        for (String one : all.split("\n--\n")) {
            Matcher message = MESSAGE.matcher(one);
            assertThat(message.matches()).as(one).isTrue();
            String payload = message.group(3);
            assertEquals(Integer.parseInt(message.group(2)), payload.codePointCount(0, payload.length()), one);
            messages.add((message.group(1) + payload).replaceAll("pid:\\d+", "pid:N"));
        }
        return messages;
    }

    private static void awaitHeard(RunningDaemon daemon, String text) {
        Path file = daemon.directory().resolve("heard");
        await().atMost(RunningDaemon.PATIENCE)
                .until(() -> Files.exists(file) && Run.text(file).contains(text));
    }

    /**
     * The events about starts, stops, ends, failures, output and messages that a listener gets, from boot to shutdown.
     */
    private List<String> traffic(Peer peer) throws Exception {
        try (RunningDaemon daemon =
                RunningDaemon.start(peer, directory.resolve(peer.name()), """
                    [eventlistener:ear]
                    command = %s %s heard
                    directory = %%(here)s
                    events = PROCESS_STATE,process_group,SUPERVISOR_STATE_CHANGE,REMOTE_COMMUNICATION,PROCESS_LOG,PROCESS_COMMUNICATION
                    buffer_size = 100

                    [program:cat]
                    command = cat
                    autostart = false
                    stdout_events_enabled = true

                    [program:once]
                    command = sh -c "sleep 0.5; exit 3"
                    autostart = false
                    startsecs = 0
                    autorestart = false

                    [program:bad]
                    command = false
                    autostart = false
                    startretries = 1
                    # The original counts until it looks, which may be late: it must be too early even then.
                    startsecs = 20

                    [program:one]
                    command = sleep 1000
                    autostart = false
                    startsecs = 0

                    [program:two]
                    command = sleep 1000
                    autostart = false
                    startsecs = 0

                    [group:both]
                    programs = one,two

                    [program:slow]
                    command = sh -c "trap 'sleep 1; exit 0' TERM; while :; do sleep 0.1; done"
                    startsecs = 0
                    priority = 1
                    """.formatted(PYTHON, script("ear.py")))) {
            awaitHeard(daemon, "processname:ear groupname:ear from_state:STARTING pid:");
            daemon.ctl("start", "cat");
            call(daemon, "sendProcessStdin", "cat", "grüße \uD83D\uDE00\n");
            awaitHeard(daemon, "grüße \uD83D\uDE00");
            call(daemon, "sendRemoteCommEvent", "täglich", "Ähre\n");
            awaitHeard(daemon, "Ähre");
            daemon.ctl("stop", "cat");
            daemon.ctl("start", "once");
            awaitHeard(daemon, "processname:once groupname:once from_state:RUNNING expected:0");
            daemon.ctl("start", "bad");
            awaitHeard(daemon, "PROCESS_STATE_FATAL");
            daemon.ctl("start", "both:two");
            daemon.ctl("stop", "both:two");
            awaitHeard(daemon, "processname:two groupname:both from_state:STOPPING");
            assertEquals(0, daemon.shutDown());
            return heard(daemon);
        }
    }

    @Test
    void hear_what_the_original_tells_them_byte_for_byte() throws Exception {
        List<String> ours = traffic(Peer.OURS);

        assertThat(ours).anyMatch(message -> message.contains("SUPERVISOR_STATE_CHANGE_STOPPING"));
        assertEquals(traffic(Peer.ORIGINAL), ours);
    }

    /** The activity log about listeners that each misbehave differently when they get an event, by listener or pool. */
    private List<String> misbehaviour(Peer peer) throws Exception {
        List<String> names = List.of("fine", "nonsense", "early", "rejects", "newline", "badresult", "dies", "deaf");
        List<String> answers = List.of(
                "printf 'READY\\\\n'; read line; printf 'RESULT 2\\\\nOKREADY\\\\n'",
                "printf 'hello world\\\\n'",
                "printf 'READY\\\\nREADY\\\\n'",
                "printf 'READY\\\\n'; read line; printf 'RESULT 4\\\\nFAIL'",
                "printf 'READY\\\\n'; read line; printf 'RESULT 2\\\\nOK\\\\nREADY\\\\n'",
                "printf 'READY\\\\n'; read line; printf 'RESULT OK\\\\n'",
                "printf 'READY\\\\n'; read line; exit 1",
                "printf 'READY\\\\n'; exec <&-");
        StringBuilder programs = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            programs.append("""
                [eventlistener:%s]
                command = sh -c "%s; exec sleep 1000"
                events = REMOTE_COMMUNICATION
                autorestart = false
                priority = %d

                """.formatted(names.get(i), answers.get(i), i + 1));
        }
        try (RunningDaemon daemon =
                RunningDaemon.start(peer, directory.resolve(peer + "-misbehaviour"), programs.toString())) {
            for (String name : names) {
                daemon.awaitState(name, "RUNNING");
            }
            daemon.awaitLog("early: has entered the UNKNOWN state");
            call(daemon, "sendRemoteCommEvent", "type", "data");
            for (String sentence : List.of(
                    "fine: ACKNOWLEDGED -> READY",
                    "for pool rejects",
                    "newline: ACKNOWLEDGED -> UNKNOWN",
                    "for pool badresult",
                    "for pool dies",
                    "to listener deaf")) {
                daemon.awaitLog(sentence);
            }
            List<String> said = new ArrayList<>();
            for (String name : names) {
                Pattern about = Pattern.compile(
                        "^\\S+ \\S+ (\\S+ (%1$s: .*|.* listener %1$s\\b.*|.* pool %1$s .*))$".formatted(name));
                // The original tries a deaf one again and again.
                daemon.log()
                        .lines()
                        .map(about::matcher)
                        .filter(Matcher::matches)
                        .map(line -> line.group(1))
                        .distinct()
                        .forEach(said::add);
            }
            return said;
        }
    }

    @Test
    void are_understood_as_by_the_original_whatever_they_say() throws Exception {
        List<String> ours = misbehaviour(Peer.OURS);

        assertThat(ours).contains("WARN rejects: event was rejected", "WARN badresult: bad result line: 'RESULT OK'");
        assertEquals(misbehaviour(Peer.ORIGINAL), ours);
    }

    @Test
    void may_be_a_line_of_shell_that_ends_the_container_when_a_process_is_FATAL() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:fatal]
            command = false
            startretries = 1

            [eventlistener:fatalexit]
            command = sh -c 'while true; do echo "READY"; read line; kill -15 $PPID; echo "RESULT 2"; echo "OK"; done'
            events = PROCESS_STATE_FATAL
            startsecs = 0
            """)) {
            await().atMost(RunningDaemon.PATIENCE).until(() -> !daemon.process().isAlive());

            assertEquals(0, daemon.process().exitValue());
            assertThat(daemon.log().lines().map(line -> line.replaceFirst("^\\S+ \\S+ ", "")))
                    .containsSubsequence(
                            "INFO gave up: fatal entered FATAL state, too many start retries too quickly",
                            "WARN received SIGTERM indicating exit request");
        }
    }

    /** The buffer would take several times the memory that the daemon has, if it were filled. */
    @Test
    void that_are_too_slow_for_a_flood_cost_neither_the_process_nor_the_log_anything() throws Exception {
        try (RunningDaemon daemon =
                RunningDaemon.startBy(List.of(Peer.OURS.daemon().toString(), "-e", "info"), directory, """
                    [eventlistener:slow]
                    command = sh -c "printf 'READY\\\\n'; exec sleep 1000"
                    events = PROCESS_LOG
                    buffer_size = 1000000
                    startsecs = 0

                    [program:flood]
                    command = sh -c "head -c 500000000 /dev/zero; exec sleep 1000"
                    startsecs = 0
                    stdout_logfile = NONE
                    stdout_events_enabled = true
                    """)) {
            daemon.awaitLog("pool slow event buffer overflowed, discarding event ");
            await().atMost(RunningDaemon.PATIENCE).until(() -> ProcessHandle.of(daemon.pidOf("flood"))
                    .flatMap(process -> process.info().commandLine())
                    .filter(line -> line.contains("sleep"))
                    .isPresent());

            assertThat(daemon.log().lines().filter(line -> line.contains("overflowed, discarding")))
                    .hasSizeLessThanOrEqualTo(50);
            assertThat(daemon.log()).doesNotContain("OutOfMemoryError");
            assertEquals(0, daemon.shutDown());
        }
    }
}
