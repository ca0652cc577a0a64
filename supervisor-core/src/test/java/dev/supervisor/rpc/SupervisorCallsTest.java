package dev.supervisor.rpc;

import static dev.supervisor.kit.SimulatedDaemon.fault;
import static dev.supervisor.kit.SimulatedDaemon.group;
import static dev.supervisor.kit.SimulatedDaemon.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.Wire;
import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import dev.supervisor.rpc.MainLog.Clearing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A client")
class SupervisorCallsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final XmlRpcValue TRUE = new BooleanValue(true);

    /** Groups and processes are added against the order of their priorities and names. */
    private final SimulatedDaemon daemon = new SimulatedDaemon(
            group("cat", 999, program("cat")),
            group("pair", 5, program("b", 9, SECOND), program("a", 999, SECOND)),
            group("at-once", 999, program("at-once", 999, Duration.ZERO)),
            group("gone", 999, program("gone")));

    SupervisorCallsTest() {
        for (String name : List.of("cat", "a", "b", "at-once")) {
            daemon.kernel.install("/bin/" + name, ChildScript.runsForever());
        }
    }

    @Nested
    class WhoStartsAProcess {

        @Test
        void is_answered_when_it_is_RUNNING_and_not_before() {
            CompletableFuture<XmlRpcValue> answer = daemon.begin("supervisor.startProcess", "cat");

            daemon.pass(Duration.ofMillis(999));
            assertThat(answer).isNotDone();
            daemon.pass(Duration.ofMillis(1));
            assertThat(answer).isCompletedWithValue(TRUE);
        }

        @Test
        void is_answered_at_once_without_wait() {
            assertThat(daemon.call("supervisor.startProcess", "cat:cat", false)).isEqualTo(TRUE);
            assertThat(info("cat").statename()).isEqualTo("STARTING");
        }

        @Test
        void is_answered_at_once_where_startsecs_is_0() {
            assertThat(daemon.call("supervisor.startProcess", "at-once")).isEqualTo(TRUE);
        }

        @Test
        void is_told_that_it_has_started_already() {
            start("cat");

            assertThat(daemon.fault("supervisor.startProcess", "cat:cat")).isEqualTo("60 ALREADY_STARTED: cat:cat");
        }

        @Test
        void is_told_that_the_command_is_missing_even_where_it_would_have_been_started_already() {
            assertThat(daemon.fault("supervisor.startProcess", "gone"))
                    .isEqualTo("20 NO_FILE: can't find command '/bin/gone'");
        }

        @Test
        void is_told_that_the_command_is_not_executable() {
            daemon.kernel.files().putFile("/bin/gone", 0644, new byte[0]);

            assertThat(daemon.fault("supervisor.startProcess", "gone"))
                    .isEqualTo("21 NOT_EXECUTABLE: command at '/bin/gone' is not executable");
        }

        @Test
        void is_told_that_it_exited_too_quickly() {
            daemon.kernel.install("/bin/cat", ChildScript.exits(0, Duration.ofMillis(500)));
            CompletableFuture<XmlRpcValue> answer = daemon.begin("supervisor.startProcess", "cat");

            daemon.pass(SECOND);

            assertThat(fault(answer)).isEqualTo("50 SPAWN_ERROR: cat");
        }

        @Test
        void is_told_of_success_without_startsecs_even_if_it_ends_at_once() {
            daemon.kernel.install("/bin/at-once", ChildScript.exits(0, Duration.ZERO));

            assertThat(daemon.call("supervisor.startProcess", "at-once")).isEqualTo(TRUE);
            assertThat(info("at-once").statename()).isEqualTo("EXITED");
        }

        @Test
        void is_told_of_success_if_it_ends_in_the_moment_in_which_startsecs_are_over_and_not_before() {
            daemon.kernel.install("/bin/cat", ChildScript.exits(0, SECOND));
            CompletableFuture<XmlRpcValue> inTime = daemon.begin("supervisor.startProcess", "cat");
            daemon.pass(SECOND);
            daemon.kernel.install("/bin/cat", ChildScript.exits(0, SECOND.minusMillis(1)));
            CompletableFuture<XmlRpcValue> tooSoon = daemon.begin("supervisor.startProcess", "cat");
            daemon.pass(SECOND);

            assertThat(inTime).isCompletedWithValue(TRUE);
            assertThat(fault(tooSoon)).isEqualTo("50 SPAWN_ERROR: cat");
        }

        @Test
        void is_told_that_it_was_stopped_meanwhile() {
            CompletableFuture<XmlRpcValue> answer = daemon.begin("supervisor.startProcess", "cat");

            daemon.call("supervisor.stopProcess", "cat");

            assertThat(fault(answer)).isEqualTo("40 ABNORMAL_TERMINATION: cat");
        }

        @Test
        void is_told_so_while_the_last_child_is_still_stopping() {
            startStubborn();
            daemon.begin("supervisor.stopProcess", "cat");

            assertThat(daemon.fault("supervisor.startProcess", "cat")).isEqualTo("40 ABNORMAL_TERMINATION: cat");
            assertThat(daemon.call("supervisor.startProcess", "cat", false)).isEqualTo(TRUE);
        }

        @Test
        void gets_results_for_a_group_by_priority_and_only_of_what_was_down() {
            start("pair:a");
            CompletableFuture<XmlRpcValue> answer = daemon.begin("supervisor.startProcess", "pair:*");

            assertThat(answer).isNotDone();
            daemon.pass(SECOND);
            assertThat(results(answer.resultNow())).containsExactly(ProcessResult.done("b", "pair"));
            assertThat(daemon.call("supervisor.startProcess", "pair:")).isEqualTo(new ArrayValue(List.of()));
        }

        @Test
        void gets_the_results_that_are_known_at_once_first() {
            CompletableFuture<XmlRpcValue> answer = daemon.begin("supervisor.startAllProcesses");

            daemon.pass(SECOND);

            assertThat(results(answer.resultNow()))
                    .containsExactly(
                            new ProcessResult("gone", "gone", 20, "NO_FILE: can't find command '/bin/gone'"),
                            ProcessResult.done("at-once", "at-once"),
                            ProcessResult.done("b", "pair"),
                            ProcessResult.done("a", "pair"),
                            ProcessResult.done("cat", "cat"));
        }
    }

    @Nested
    class WhoStopsAProcess {

        @Test
        void is_answered_when_it_has_ended() {
            startStubborn();
            CompletableFuture<XmlRpcValue> answer = daemon.begin("supervisor.stopProcess", "cat");

            daemon.pass(Duration.ofMillis(9_999));
            assertThat(answer).isNotDone();
            daemon.pass(Duration.ofMillis(1));
            assertThat(answer).isCompletedWithValue(TRUE);
        }

        @Test
        void is_answered_at_once_without_wait() {
            startStubborn();

            assertThat(daemon.call("supervisor.stopProcess", "cat", false)).isEqualTo(TRUE);
            assertThat(info("cat").statename()).isEqualTo("STOPPING");
        }

        @Test
        void lets_the_log_say_every_two_seconds_that_somebody_waits() {
            startStubborn();
            daemon.said.take();
            daemon.begin("supervisor.stopProcess", "cat");
            daemon.begin("supervisor.stopAllProcesses");
            daemon.pass(Duration.ofMillis(4_500));

            assertThat(daemon.said.take())
                    .containsOnly("INFO waiting for cat to stop")
                    .hasSize(3);
        }

        @Test
        void is_told_that_it_is_not_running() {
            assertThat(daemon.fault("supervisor.stopProcess", "cat")).isEqualTo("70 NOT_RUNNING: cat");
        }

        @Test
        void gets_results_by_priority_of_groups_and_processes() {
            for (String name : List.of("cat", "pair:a", "pair:b")) {
                start(name);
            }

            assertThat(results(daemon.call("supervisor.stopAllProcesses")))
                    .containsExactly(
                            ProcessResult.done("b", "pair"),
                            ProcessResult.done("a", "pair"),
                            ProcessResult.done("cat", "cat"));
            assertThat(daemon.call("supervisor.stopProcessGroup", "pair")).isEqualTo(new ArrayValue(List.of()));
        }
    }

    @Nested
    class WhoSignalsAProcess {

        @Test
        void is_told_that_there_is_no_such_signal_before_anything_about_its_state() {
            assertThat(daemon.fault("supervisor.signalProcess", "cat", "NOPE")).isEqualTo("11 BAD_SIGNAL: NOPE");
            assertThat(daemon.fault("supervisor.signalProcess", "cat", 99)).isEqualTo("11 BAD_SIGNAL: 99");
            assertThat(daemon.fault("supervisor.signalProcess", "cat", "HUP")).isEqualTo("70 NOT_RUNNING: cat");
        }

        @Test
        void may_give_its_name_or_its_number() {
            start("cat");

            assertThat(daemon.call("supervisor.signalProcess", "cat", "chld")).isEqualTo(TRUE);
            assertThat(daemon.call("supervisor.signalProcess", "cat", 17)).isEqualTo(TRUE);
            assertThat(daemon.kernel.living().getFirst().received()).containsExactly(Signal.CHLD, Signal.CHLD);
        }

        @Test
        void gets_results_only_of_what_can_be_signalled() {
            start("pair:a");

            assertThat(results(daemon.call("supervisor.signalProcessGroup", "pair", "CHLD")))
                    .containsExactly(ProcessResult.done("a", "pair"));
            assertThat(results(daemon.call("supervisor.signalAllProcesses", "NOPE")))
                    .containsExactly(new ProcessResult("a", "pair", 11, "BAD_SIGNAL: NOPE"));
        }
    }

    @Nested
    class WhoNamesAProcess {

        @Test
        void is_told_its_own_words_where_there_is_no_such_thing() {
            for (String name : List.of("nope", "nope:*", "cat:nope", "a")) {
                assertThat(daemon.fault("supervisor.startProcess", name)).isEqualTo("10 BAD_NAME: " + name);
                assertThat(daemon.fault("supervisor.getProcessInfo", name)).isEqualTo("10 BAD_NAME: " + name);
            }
        }

        @Test
        void may_not_name_a_whole_group_where_one_process_is_meant() {
            for (String method : List.of("getProcessInfo", "clearProcessLogs", "clearProcessLog")) {
                assertThat(daemon.fault("supervisor." + method, "pair:*")).isEqualTo("10 BAD_NAME: pair:*");
            }
            assertThat(daemon.fault("supervisor.readProcessLog", "pair:*", 0, 0))
                    .isEqualTo("10 BAD_NAME: pair:*");
            assertThat(daemon.fault("supervisor.startProcessGroup", "pair:*")).isEqualTo("10 BAD_NAME: pair:*");
        }
    }

    @Nested
    class WhoAsksHowThingsAre {

        @Test
        void is_told_everything_about_a_process() {
            start("cat");
            daemon.pass(Duration.ofSeconds(33));
            int pid = daemon.kernel.living().getFirst().pid().number();
            int start = 1767225600; // the first second of 2026

            assertThat(info("cat"))
                    .isEqualTo(new ProcessInfo(
                            "cat",
                            "cat",
                            start,
                            0,
                            start + 34,
                            20,
                            "RUNNING",
                            "",
                            0,
                            "/log/cat",
                            "/log/cat",
                            "",
                            pid,
                            "pid " + pid + ", uptime 0:00:34"));
        }

        @Test
        void reads_in_a_description_what_matters_in_each_state() {
            assertThat(info("cat").description()).isEqualTo("Not started");
            startStubborn();
            assertThat(info("cat").description()).startsWith("pid ");
            daemon.begin("supervisor.stopProcess", "cat");
            assertThat(info("cat").description()).isEmpty();
            daemon.pass(Duration.ofSeconds(10));
            assertThat(info("cat").description()).isEqualTo("Jan 01 12:00 AM");

            daemon.kernel.install("/bin/cat", ChildScript.exits(1, Duration.ofMillis(1)));
            daemon.begin("supervisor.startProcess", "cat");
            daemon.pass(Duration.ofMillis(1));
            assertThat(info("cat").statename()).isEqualTo("BACKOFF");
            assertThat(info("cat").description()).isEqualTo("Exited too quickly (process log may have details)");
        }

        @Test
        void gets_all_processes_by_the_names_of_groups_and_processes() throws XmlRpcException {
            assertThat(Wire.list(daemon.call("supervisor.getAllProcessInfo"), ProcessInfo::fromWire))
                    .extracting(found -> found.group() + ":" + found.name())
                    .containsExactly("at-once:at-once", "cat:cat", "gone:gone", "pair:a", "pair:b");
        }

        @Test
        void learns_who_the_daemon_is() {
            assertThat(daemon.call("supervisor.getState"))
                    .isEqualTo(new StructValue(List.of(
                            new Member("statecode", new IntValue(1)),
                            new Member("statename", new StringValue("RUNNING")))));
            assertThat(daemon.call("supervisor.getAPIVersion")).isEqualTo(new StringValue("3.0"));
            assertThat(daemon.call("supervisor.getVersion")).isEqualTo(new StringValue("3.0"));
            assertThat(daemon.call("supervisor.getSupervisorVersion")).isEqualTo(new StringValue("4.3.0"));
            assertThat(daemon.call("supervisor.getIdentification")).isEqualTo(new StringValue("here"));
            assertThat(daemon.call("supervisor.getPID")).isEqualTo(new IntValue(4711));
        }
    }

    @Nested
    class WhoReadsLogs {

        @Test
        void gets_pieces_from_the_start_and_the_end() {
            log("/log/cat", "abcdef");

            assertThat(daemon.call("supervisor.readProcessStdoutLog", "cat", 1, 2))
                    .isEqualTo(new StringValue("bc"));
            assertThat(daemon.call("supervisor.readProcessLog", "cat", "2", 0)).isEqualTo(new StringValue("cdef"));
            assertThat(daemon.call("supervisor.readProcessLog", "cat", -2, 0)).isEqualTo(new StringValue("ef"));
            assertThat(daemon.call("supervisor.tailProcessLog", "cat", 0, 3)).isEqualTo(tail("def", 6, true));
            assertThat(daemon.call("supervisor.tailProcessStdoutLog", "cat", 3, 10))
                    .isEqualTo(tail("abcdef", 6, false));
        }

        @Test
        void is_told_what_is_wrong() {
            assertThat(daemon.fault("supervisor.readProcessLog", "cat", 0, 0)).isEqualTo("20 NO_FILE: /log/cat");
            assertThat(daemon.fault("supervisor.readProcessStderrLog", "cat", 0, 0))
                    .isEqualTo("20 NO_FILE");
            log("/log/cat", "abcdef");
            assertThat(daemon.fault("supervisor.readProcessLog", "cat", -1, 1)).isEqualTo("3 BAD_ARGUMENTS");
            assertThat(daemon.fault("supervisor.readProcessLog", "cat", 0, -1)).isEqualTo("3 BAD_ARGUMENTS");
            assertThat(daemon.fault("supervisor.readProcessLog", "cat", "x", 0)).isEqualTo("2 INCORRECT_PARAMETERS");
        }

        @Test
        void finds_nothing_at_the_end_of_a_log_that_is_not_there() {
            assertThat(daemon.call("supervisor.tailProcessLog", "cat", 0, 3)).isEqualTo(tail("", 0, false));
            assertThat(daemon.call("supervisor.tailProcessStderrLog", "cat", 0, 3))
                    .isEqualTo(tail("", 0, false));
        }

        @Test
        void may_read_and_clear_the_log_of_the_daemon() {
            assertThat(daemon.fault("supervisor.readLog", 0, 0)).isEqualTo("20 NO_FILE: /log/supervisord.log");
            log(SimulatedDaemon.MAIN_LOG, "line\n");
            assertThat(daemon.call("supervisor.readMainLog", 0, 0)).isEqualTo(new StringValue("line\n"));
            assertThat(daemon.call("supervisor.clearLog")).isEqualTo(TRUE);
            daemon.clearing = Clearing.NO_FILE;
            assertThat(daemon.fault("supervisor.clearLog")).isEqualTo("20 NO_FILE");
            daemon.clearing = Clearing.FAILED;
            assertThat(daemon.fault("supervisor.clearLog")).isEqualTo("30 FAILED");
        }

        @Test
        void clears_the_logs_of_running_processes() {
            daemon.kernel.install("/bin/cat", ChildScript.runsForever().writes(Duration.ZERO, "meow\n"));
            start("cat");
            assertThat(daemon.kernel.files().content("/log/cat")).isEqualTo("meow\n");

            assertThat(daemon.call("supervisor.clearProcessLogs", "cat")).isEqualTo(TRUE);

            assertThat(daemon.kernel.files().content("/log/cat")).isEmpty();
        }

        @Test
        void gets_a_result_for_each_process_where_all_are_cleared() {
            assertThat(results(daemon.call("supervisor.clearAllProcessLogs")))
                    .extracting(ProcessResult::name)
                    .containsExactly("b", "a", "cat", "at-once", "gone");
        }
    }

    @Nested
    class WhoEndsTheDaemon {

        @Test
        void is_answered_before_anything_else_happens_and_nobody_is_answered_after() {
            startStubborn();

            assertThat(daemon.call("supervisor.shutdown")).isEqualTo(TRUE);

            for (String method : List.of("getState", "getAPIVersion", "shutdown", "restart", "getAllProcessInfo")) {
                assertThat(daemon.fault("supervisor." + method)).isEqualTo("6 SHUTDOWN_STATE");
            }
            assertThat(daemon.fault("supervisor.tailProcessLog", "cat", "x", 0)).isEqualTo("6 SHUTDOWN_STATE");
            assertThat(daemon.fault("supervisor.tailProcessLog", "cat", 0)).isEqualTo("2 INCORRECT_PARAMETERS");
            assertThat(daemon.call("system.listMethods")).isInstanceOf(ArrayValue.class);
        }

        @Test
        void lets_those_be_answered_who_were_waiting() {
            CompletableFuture<XmlRpcValue> starting = daemon.begin("supervisor.startProcess", "cat");

            daemon.call("supervisor.restart");
            daemon.pass(SECOND);

            assertThat(fault(starting)).isEqualTo("40 ABNORMAL_TERMINATION: cat");
        }
    }

    private void start(String name) {
        CompletableFuture<XmlRpcValue> answer = daemon.begin("supervisor.startProcess", name);
        daemon.pass(SECOND);
        assertThat(answer).isCompletedWithValue(TRUE);
    }

    private void startStubborn() {
        daemon.kernel.install("/bin/cat", ChildScript.runsForever().ignores(Signal.TERM));
        start("cat");
    }

    private ProcessInfo info(String name) {
        try {
            return ProcessInfo.fromWire(daemon.call("supervisor.getProcessInfo", name));
        } catch (XmlRpcException e) {
            throw new AssertionError(e);
        }
    }

    private static List<ProcessResult> results(XmlRpcValue answer) {
        try {
            return Wire.list(answer, ProcessResult::fromWire);
        } catch (XmlRpcException e) {
            throw new AssertionError(e);
        }
    }

    private static XmlRpcValue tail(String text, int offset, boolean overflow) {
        return new ArrayValue(List.of(new StringValue(text), new IntValue(offset), new BooleanValue(overflow)));
    }

    private void log(String path, String content) {
        daemon.kernel.files().putFile(path, 0644, content.getBytes(StandardCharsets.UTF_8));
    }
}
