package dev.supervisor.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.process.EndKind;
import dev.supervisor.process.Pid;
import dev.supervisor.process.ProcessNote;
import dev.supervisor.process.Readiness;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.process.WaitStatus.KilledBy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sentences are the original's, character by character; tools read them. */
@DisplayName("The narrator")
class NarratorTest {
    private static final Pid PID = new Pid(42);
    private static final WaitStatus SEGFAULT = new KilledBy(new Signal(11), true);

    private final RememberedLog log = new RememberedLog(Level.BLAT);
    private final Narrator narrator = new Narrator(log);

    @Nested
    class Of_a_process {

        @Test
        void tells_its_life() {
            tells("INFO spawned: 'w' with pid 42", new ProcessNote.SpawnedChild(PID));
            tells("INFO spawnerr: can't find command '/x'", new ProcessNote.SpawnError("can't find command '/x'"));
            tells(
                    "INFO success: w entered RUNNING state, process has stayed up for > than 10 seconds (startsecs)",
                    new ProcessNote.StayedUp(new Readiness.UpFor(Duration.ofSeconds(10))));
            tells(
                    "INFO success: w entered RUNNING state, process has stayed up for > than 0 seconds (startsecs)",
                    new ProcessNote.StayedUp(new Readiness.AtOnce()));
            tells("WARN exited: w (exit status 0; not expected)", new ProcessNote.ExitedTooQuickly(new ExitedWith(0)));
            tells(
                    "INFO exited: w (exit status 0; expected)",
                    new ProcessNote.ExitedItself(new ExitedWith(0), EndKind.EXPECTED));
            tells(
                    "WARN exited: w (terminated by SIGKILL; not expected)",
                    new ProcessNote.ExitedItself(new KilledBy(Signal.KILL, false), EndKind.UNEXPECTED));
            tells(
                    "INFO stopped: w (exit status 0)",
                    new ProcessNote.StoppedOnRequest(new ExitedWith(0), EndKind.EXPECTED));
            tells(
                    "WARN stopped: w (terminated by SIGSEGV (core dumped))",
                    new ProcessNote.StoppedOnRequest(SEGFAULT, EndKind.UNEXPECTED));
            tells("WARN killing 'w' (42) with SIGKILL", new ProcessNote.Overdue(PID));
            tells("DEBG Attempted to kill w, which is in BACKOFF state.", new ProcessNote.StoppedInBackoff());
            tells("INFO stopped: w (was waiting for its next start)", new ProcessNote.StoppedBeforeRestart());
            tells("WARN process 'w' already running", new ProcessNote.AlreadyRunning());
            tells(
                    "CRIT unknown problem killing w (42):[Errno 1] Operation not permitted",
                    new ProcessNote.KillRefused(PID, "[Errno 1] Operation not permitted"));
            tells("DEBG killing w (pid 42) with signal SIGTERM", new ProcessNote.Killing(PID, Signal.TERM, false));
            tells(
                    "DEBG killing w (pid 42) process group with signal SIGKILL",
                    new ProcessNote.Killing(PID, Signal.KILL, true));
            tells(
                    "CRIT unknown problem sending sig w (42):[Errno 1] Operation not permitted",
                    new ProcessNote.SignalRefused(PID, "[Errno 1] Operation not permitted"));
        }

        @ParameterizedTest
        @EnumSource(
                value = Level.class,
                names = {"INFO", "DEBG", "TRAC", "BLAT"})
        void gives_up_as_the_original_where_that_is_shown(Level threshold) {
            assertThat(givesUpAt(threshold))
                    .containsExactly("INFO gave up: w entered FATAL state, too many start retries too quickly");
        }

        @ParameterizedTest
        @EnumSource(
                value = Level.class,
                names = {"ERRO", "WARN"})
        void gives_up_as_an_error_where_it_would_not_be_shown_else(Level threshold) {
            assertThat(givesUpAt(threshold))
                    .containsExactly("ERRO gave up: w entered FATAL state, too many start retries too quickly");
        }

        private List<String> givesUpAt(Level threshold) {
            RememberedLog shown = new RememberedLog(threshold);
            new Narrator(shown).process("w", new ProcessNote.GaveUp());
            return shown.take();
        }

        @Test
        void tells_what_clients_ask_of_it() {
            says("INFO waiting for w to stop", n -> n.waitingToStop("w"));
            says("DEBG sending w (pid 42) sig SIGUSR1", n -> n.sendingSignal("w", PID, new Signal(10)));
            says(
                    "DEBG unable to signal w (pid 42), it probably just exited on its own: [Errno 3] No such process",
                    n -> n.killedTooLate("w", PID, "[Errno 3] No such process"));
            says(
                    "DEBG unable to signal w (pid 42), it probably just now exited on its own: [Errno 3] No such"
                            + " process",
                    n -> n.signalledTooLate("w", PID, "[Errno 3] No such process"));
        }

        @Test
        void answers_what_it_has_logged_where_clients_are_told_the_same() {
            List<String> told = new ArrayList<>();
            says(
                    "DEBG attempted to kill w with sig SIGTERM but it wasn't running",
                    n -> told.add(n.killWithoutChild("w", Signal.TERM)));
            says(
                    "DEBG attempted to send w sig SIGHUP but it wasn't running",
                    n -> told.add(n.signalWithoutChild("w", Signal.HUP)));
            says("CRIT unknown problem sending sig w (42):why", n -> told.add(n.signalRefused("w", PID, "why")));

            assertThat(told)
                    .containsExactly(
                            "attempted to kill w with sig SIGTERM but it wasn't running",
                            "attempted to send w sig SIGHUP but it wasn't running",
                            "unknown problem sending sig w (42):why");
        }

        @Test
        void shows_its_output() {
            says("DEBG 'w' stdout output:\nä\n", n -> n.output().childOutput("w", StdStream.STDOUT, bytes("ä\n")));
            says("DEBG 'w' stderr output:\nUndecodable: b'\\xff\\n'", n -> n.output()
                    .childOutput("w", StdStream.STDERR, new byte[] {(byte) 0xFF, '\n'}));
        }

        private void tells(String line, ProcessNote note) {
            says(line, n -> n.process("w", note));
        }
    }

    @Test
    void of_the_daemon_tells_how_it_starts() {
        says("INFO supervisord started with pid 7", n -> n.startedWithPid(7));
        says("CRIT could not write pidfile /run/s.pid", n -> n.couldNotWritePidfile("/run/s.pid"));
        says("INFO daemonizing the supervisord process", Narrator::daemonizing);
        says("INFO set current directory: '/srv/it\\'s \"a\"'", n -> n.setCurrentDirectory("/srv/it's \"a\""));
        says(
                "CRIT can't chdir into '/x': [Errno 2] No such file or directory: '/x'",
                n -> n.cannotChangeDirectory("/x", "[Errno 2] No such file or directory: '/x'"));
        says("WARN Failed to clean up '/tmp/a.log'", n -> n.failedToCleanUp("/tmp/a.log"));
        says("WARN Could not clear childlog dir", Narrator::couldNotClearChildlogdir);
        says("INFO Set uid to user 33 succeeded", n -> n.notice(Level.INFO, "Set uid to user 33 succeeded"));
    }

    @Test
    void of_the_daemon_tells_how_it_ends() {
        says("WARN received SIGTERM indicating exit request", n -> n.exitRequested(Signal.TERM));
        says("WARN received SIGHUP indicating restart request", n -> n.restartRequested(Signal.HUP));
        says(
                "WARN ignored SIGHUP indicating restart request (shutdown in progress)",
                n -> n.restartIgnored(Signal.HUP));
        says("INFO received SIGUSR2 indicating log reopen request", n -> n.logReopenRequested(Signal.USR2));
        says("DEBG received SIGCHLD indicating a child quit", n -> n.childQuit(Signal.CHLD));
        says("BLAT received SIGUSR1 indicating nothing", n -> n.signalOfNoMeaning(new Signal(10)));
        says("INFO waiting for a, b to die", n -> n.waitingToDie(List.of("a", "b")));
        says(
                "INFO reaped unknown pid 42 (terminated by SIGTERM)",
                n -> n.reapedUnknown(PID, new KilledBy(Signal.TERM, false)));
    }

    @Test
    void of_logs_tells_what_becomes_of_them() {
        says("INFO supervisord logreopen", Narrator::logReopen);
        says("INFO reopening log file", Narrator::reopeningLogFile);
        says("DEBG fd 7 closed, stopped monitoring stdout of w", n -> n.output().pipeClosed(7, "w", StdStream.STDOUT));
        says("ERRO cannot keep log /l: why", n -> n.output().childLogFails("/l", "why"));
        says("ERRO lost 5 bytes of output for log /l", n -> n.output().childOutputLost("/l", 5));
    }

    @Test
    void of_control_tells_who_may_and_who_asks() {
        says("INFO RPC interface 'supervisor' initialized", n -> n.control().rpcInterfaceInitialized("supervisor"));
        says("CRIT Server 'unix_http_server' running without any HTTP authentication checking", n -> n.control()
                .serverWithoutAuthentication("unix_http_server"));
        says("ERRO XML-RPC request data '<x>é\\u2028' is invalid: unmarshallable", n -> n.control()
                .requestUnmarshallable(bytes("<x>é\u2028")));
        says("ERRO XML-RPC request data b'<x>\\xff' is invalid: unmarshallable", n -> n.control()
                .requestUnmarshallable(new byte[] {'<', 'x', '>', -1}));
        says("ERRO XML-RPC request data '<x>' is invalid: no method name", n -> n.control()
                .requestWithoutMethod(bytes("<x>")));
        says("CRIT Handling XML-RPC request with data '<x>' raised an unexpected exception: bug", n -> n.control()
                .requestMishandled(bytes("<x>"), "bug"));
        says("TRAC localhost:0 - - [22/Nov/2026:04:56:08 +0000] \"POST /RPC2 HTTP/1.1\" 200 251", n -> n.control()
                .requestAnswered(
                        "localhost:0", Instant.parse("2026-11-22T04:56:08Z"), "POST /RPC2 HTTP/1.1", 200, 251));
        says("TRAC 10.0.0.1:80 - - [01/Jan/2026:00:00:00 +0000] \"GET /é?? HTTP/1.0\" 404 0", n -> n.control()
                .requestAnswered(
                        "10.0.0.1:80", Instant.parse("2026-01-01T00:00:00Z"), "GET /é\u001b\r HTTP/1.0", 404, 0));
        says(
                "WARN cannot accept more HTTP connections: new clients are refused until others disconnect",
                n -> n.control().connectionTurnedAway());
        says("TRAC XML-RPC method called: system.listMethods()", n -> n.control()
                .methodCalled("system.listMethods"));
        says("TRAC XML-RPC method m() returned successfully", n -> n.control().methodReturned("m"));
        says("TRAC XML-RPC method m() returned fault: [10] BAD_NAME: x", n -> n.control()
                .methodFaulted("m", 10, "BAD_NAME: x"));
    }

    @Test
    void of_the_configuration_tells_each_problem_on_a_line() {
        narrator.cannotReread(List.of("a:1: one", "a:2: two"));
        narrator.cannotRestart(List.of("a:1: one"));

        assertThat(log.take())
                .containsExactly(
                        "ERRO cannot reread the configuration, nothing is changed: a:1: one",
                        "ERRO cannot reread the configuration, nothing is changed: a:2: two",
                        "ERRO cannot restart, nothing is stopped: a:1: one");
    }

    @Test
    void of_our_own_troubles_tells_what_to_look_for() {
        says("CRIT cannot go on with w: what", n -> n.processMishandled("w", "what"));
        says(
                "WARN the loop was held up for 120 ms by reaping",
                n -> n.slowTurn("loop", "reaping", Duration.ofMillis(120)));

        narrator.mishap("pump", "reading", new IllegalStateException("oops"));
        assertThat(log.take()).singleElement().satisfies(line -> assertThat(line)
                .startsWith("CRIT cannot finish reading in the pump: java.lang.IllegalStateException: oops\n\tat "));
    }

    private void says(String line, Consumer<Narrator> sentence) {
        sentence.accept(narrator);
        assertThat(log.take()).containsExactly(line);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
