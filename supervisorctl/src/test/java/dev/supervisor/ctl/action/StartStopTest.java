package dev.supervisor.ctl.action;

import static dev.supervisor.ctl.action.Run.said;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.ProcessStateCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Of the actions that change processes,")
class StartStopTest {
    private final FakeSupervisor supervisor = new FakeSupervisor()
            .running("up")
            .stopped("down")
            .with("grp", "a", ProcessStateCode.RUNNING, "")
            .with("grp", "b", ProcessStateCode.STOPPED, "");

    @Nested
    class Start_ {

        @Test
        void tells_what_it_started_by_the_name_of_the_process() {
            assertEquals(said(0, "down: started", "grp:b: started"), Run.of(supervisor, "start down grp:b"));
        }

        @Test
        void does_not_mind_what_is_started_already() {
            assertEquals(said(0, "up: ERROR (already started)"), Run.of(supervisor, "start up"));
        }

        @ParameterizedTest
        @CsvSource({
            "NO_FILE, no such file, 1",
            "NOT_EXECUTABLE, file is not executable, 1",
            "SPAWN_ERROR, spawn error, 7",
            "ABNORMAL_TERMINATION, abnormal termination, 7",
            "BAD_NAME, no such process, 1",
        })
        void has_a_sentence_and_an_exit_code_for_each_failure(Fault fault, String sentence, int code) throws RpcFault {
            supervisor.failStartOf("down", fault);

            assertEquals(said(code, "down: ERROR (" + sentence + ")"), Run.of(supervisor, "start down"));
        }

        @Test
        void calls_a_failure_without_a_sentence_an_error() throws RpcFault {
            supervisor.failStartOf("down", Fault.FAILED);

            assertEquals(
                    said(1, "error: <class 'ValueError'>, Unknown result code 30 for down"),
                    Run.of(supervisor, "start down"));
        }

        @Test
        void starts_what_is_down_in_a_group() {
            assertEquals(said(0, "grp:b: started"), Run.of(supervisor, "start grp:*"));
            assertEquals(said(0), Run.of(supervisor, "start grp:*"));
        }

        @Test
        void starts_everything_if_all_is_among_the_names() {
            assertEquals(said(0, "down: started", "grp:b: started"), Run.of(supervisor, "start up all nope"));
        }

        @Test
        void exits_with_2_for_an_unknown_group_and_1_for_an_unknown_process_whichever_is_last() {
            assertEquals(
                    said(1, "none: ERROR (no such group)", "nope: ERROR (no such process)"),
                    Run.of(supervisor, "start none:* nope"));
            assertEquals(
                    said(2, "nope:x: ERROR (no such process)", "none: ERROR (no such group)"),
                    Run.of(supervisor, "start nope:x none:*"));
        }

        @Test
        void wants_a_name() {
            assertEquals(
                    said(
                            2,
                            "Error: start requires a process name",
                            "start <name>\t\tStart a process",
                            "start <gname>:*\t\tStart all processes in a group",
                            "start <name> <name>\tStart multiple processes or groups",
                            "start all\t\tStart all processes"),
                    Run.of(supervisor, "start"));
        }
    }

    @Nested
    class Stop_ {

        @Test
        void tells_what_it_stopped_and_does_not_mind_what_is_not_running() {
            assertEquals(
                    said(0, "up: stopped", "down: ERROR (not running)", "grp:a: stopped"),
                    Run.of(supervisor, "stop up down grp:*"));
        }

        @Test
        void stops_everything_if_all_is_among_the_names() {
            assertEquals(said(0, "grp:a: stopped", "up: stopped"), Run.of(supervisor, "stop all"));
        }

        @Test
        void prints_a_failure_as_the_server_words_it() throws RpcFault {
            supervisor.failStopOf("up", Fault.FAILED);

            assertEquals(said(1, "FAILED: up"), Run.of(supervisor, "stop up"));
        }

        @Test
        void exits_with_1_for_what_is_unknown() {
            assertEquals(said(1, "nope: ERROR (no such process)"), Run.of(supervisor, "stop nope"));
            assertEquals(said(1, "nope: ERROR (no such group)"), Run.of(supervisor, "stop nope:*"));
        }

        @Test
        void wants_a_name() {
            assertEquals(1, Run.of(supervisor, "stop").code());
        }
    }

    @Nested
    class Restart_ {

        @Test
        void stops_all_that_is_named_and_then_starts_it_also_what_was_not_running() {
            assertEquals(
                    said(0, "up: stopped", "down: ERROR (not running)", "up: started", "down: started"),
                    Run.of(supervisor, "restart up down"));
            assertEquals(
                    said(0, "grp:a: stopped", "grp:a: started", "grp:b: started"), Run.of(supervisor, "restart grp:*"));
        }

        @Test
        void exits_as_its_start_does() {
            assertEquals(
                    said(1, "nope: ERROR (no such process)", "nope: ERROR (no such process)"),
                    Run.of(supervisor, "restart nope"));
            assertEquals(2, Run.of(supervisor, "restart nope:*").code());
        }
    }

    @Nested
    class Signal_ {

        @Test
        void tells_whom_it_signalled() {
            assertEquals(said(0, "up: signalled", "grp:a: signalled"), Run.of(supervisor, "signal USR1 up grp:*"));
            assertEquals(said(0, "grp:a: signalled", "up: signalled"), Run.of(supervisor, "signal 10 all"));
        }

        @Test
        void exits_with_7_for_what_is_not_running() {
            assertEquals(said(7, "down: ERROR (not running)"), Run.of(supervisor, "signal HUP down"));
        }

        @Test
        void exits_with_1_for_a_signal_that_is_none() {
            assertEquals(said(1, "up: ERROR (bad signal name)"), Run.of(supervisor, "signal NOPE up"));
        }

        @Test
        void wants_a_signal_and_a_name() {
            assertEquals(
                    said(
                            1,
                            "Error: signal requires a signal name and a process name",
                            "signal <signal name> <name>\t\tSignal a process",
                            "signal <signal name> <gname>:*\t\tSignal all processes in a group",
                            "signal <signal name> <name> <name>\tSignal multiple processes or groups",
                            "signal <signal name> all\t\tSignal all processes"),
                    Run.of(supervisor, "signal HUP"));
        }
    }

    @Nested
    class Clear_ {

        @Test
        void tells_whose_logs_are_empty_now() {
            assertEquals(said(0, "up: cleared", "grp:b: cleared"), Run.of(supervisor, "clear up grp:b"));
            assertEquals(
                    said(0, "down: cleared", "grp:a: cleared", "grp:b: cleared", "up: cleared"),
                    Run.of(supervisor, "clear all"));
        }

        @Test
        void knows_no_groups() {
            assertEquals(said(1, "grp:None: ERROR (no such process)"), Run.of(supervisor, "clear grp:*"));
        }
    }
}
