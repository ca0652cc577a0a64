package dev.supervisor.rpc;

import static dev.supervisor.kit.SimulatedDaemon.group;
import static dev.supervisor.kit.SimulatedDaemon.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.NilValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The dispatcher of calls")
class SystemCallsTest {
    private final SimulatedDaemon daemon = new SimulatedDaemon(group("cat", 999, program("cat")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "getState",
                "supervisor.",
                "supervisor.nope",
                "nope.getState",
                "supervisor.getState.x",
                ".supervisor.getState",
                "supervisor.isEnding",
                "supervisor._update",
                "supervisor.getClass",
                "supervisor.GetState",
                "supervisor.toString"
            })
    void knows_no_other_method_than_those_of_the_interfaces(String method) {
        assertThat(daemon.fault(method)).isEqualTo("1 UNKNOWN_METHOD");
    }

    @Test
    void answers_what_concerns_the_daemon_alone_on_the_spot_and_anything_else_in_a_turn_of_the_loop() {
        List<Consumer<Now>> posted = new ArrayList<>();
        CallDispatcher dispatcher = daemon.dispatcher(posted::add);

        for (String method : List.of("getState", "getPID", "getIdentification", "getSupervisorVersion", "getVersion")) {
            assertThat(dispatcher.call("supervisor." + method, List.of())).isCompleted();
        }
        assertThat(posted).isEmpty();
        assertThat(dispatcher.call("supervisor.getAllProcessInfo", List.of())).isNotDone();
        assertThat(dispatcher.call("supervisor.shutdown", List.of())).isNotDone();
        assertThat(posted).hasSize(2);
    }

    @Test
    void tells_at_once_of_a_shutdown_that_has_begun() {
        CallDispatcher dispatcher = daemon.dispatcher(_ -> {});
        daemon.kernel.install("/bin/cat", ChildScript.runsForever().ignores(Signal.TERM));
        daemon.call("supervisor.startProcess", "cat", false);
        daemon.call("supervisor.shutdown");

        assertThat(dispatcher.call("supervisor.getState", List.of()).exceptionNow())
                .hasMessage("SHUTDOWN_STATE");
    }

    @Test
    void refuses_too_few_and_too_many_parameters() {
        assertThat(daemon.fault("supervisor.getState", 1)).isEqualTo("2 INCORRECT_PARAMETERS");
        assertThat(daemon.fault("supervisor.startProcess")).isEqualTo("2 INCORRECT_PARAMETERS");
        assertThat(daemon.fault("supervisor.startProcess", "cat", true, 1)).isEqualTo("2 INCORRECT_PARAMETERS");
        assertThat(daemon.fault("supervisor.tailProcessLog", "cat", 0)).isEqualTo("2 INCORRECT_PARAMETERS");
        assertThat(daemon.fault("supervisor.getProcessInfo", new NilValue())).isEqualTo("2 INCORRECT_PARAMETERS");
    }

    @Test
    void takes_for_true_what_Python_does() {
        daemon.kernel.install("/bin/cat", ChildScript.runsForever());

        assertThat(daemon.call("supervisor.startProcess", "cat", 0)).isEqualTo(new BooleanValue(true));
        assertThat(daemon.begin("supervisor.startAllProcesses", "x")).isDone();
        assertThat(daemon.call("supervisor.stopProcess", "cat", "")).isEqualTo(new BooleanValue(true));
    }

    @Test
    void lists_what_there_is_in_order() {
        assertThat(((ArrayValue) daemon.call("system.listMethods")).items())
                .contains(
                        new StringValue("supervisor.readMainLog"),
                        new StringValue("supervisor.clearProcessLog"),
                        new StringValue("system.multicall"))
                .doesNotContain(new StringValue("supervisor.isEnding"))
                .hasSize(41)
                .extracting(name -> ((StringValue) name).text())
                .isSorted();
    }

    @Test
    void explains_each_of_them() {
        assertThat(daemon.call("system.methodHelp", "supervisor.getPID"))
                .isEqualTo(new StringValue("The daemon's pid.\n\n@return int result the number\n"));
        assertThat(daemon.call("system.methodHelp", "supervisor.startProcessGroup"))
                .isEqualTo(
                        new StringValue("Starts all processes of a group. Waits until each is RUNNING if wait is true."
                                + "\n\n@param string name the name of a group"
                                + "\n@param boolean wait whether to answer only when it is done"
                                + "\n@return array result one element for each\n"));
        assertThat(daemon.fault("system.methodHelp", "nope")).isEqualTo("4 SIGNATURE_UNSUPPORTED");
        assertThat(daemon.fault("system.methodSignature", "nope")).isEqualTo("4 SIGNATURE_UNSUPPORTED");
    }

    @Test
    void explains_parameters_and_answers_in_the_form_from_which_clients_read_the_signature() {
        for (XmlRpcValue method : ((ArrayValue) daemon.call("system.listMethods")).items()) {
            String name = ((StringValue) method).text();
            String help = ((StringValue) daemon.call("system.methodHelp", name)).text();
            List<String[]> params = tags(help, "@param");
            List<String[]> answers = tags(help, "@return");

            assertThat(answers).as(name).hasSize(1);
            assertThat(Stream.concat(answers.stream(), params.stream())
                            .map(tag -> (XmlRpcValue) new StringValue(tag[1])))
                    .as(name)
                    .isEqualTo(((ArrayValue) daemon.call("system.methodSignature", name)).items());
            assertThat(Stream.concat(answers.stream(), params.stream()))
                    .as("words about each in " + name)
                    .allMatch(tag -> tag.length == 4 && !tag[3].equals("null"));
        }
    }

    /** Lines with this tag: tag, type, name and words (supervisor/xmlrpc.py gettags). */
    private static List<String[]> tags(String help, String tag) {
        return help.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(tag + " "))
                .map(line -> line.split("\\s+", 4))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "supervisor.startProcess, boolean string boolean",
        "supervisor.readLog, string int int",
        "supervisor.tailProcessLog, array string int int",
        "supervisor.signalProcess, boolean string string",
        "supervisor.startAllProcesses, array boolean",
        "supervisor.getState, struct",
        "supervisor.getPID, int",
        "supervisor.getProcessInfo, struct string",
        "supervisor.getAllProcessInfo, array",
        "supervisor.reloadConfig, array",
        "supervisor.getAllConfigInfo, array",
        "supervisor.addProcessGroup, boolean string",
        "supervisor.removeProcessGroup, boolean string",
        "supervisor.clearLog, boolean",
        "system.listMethods, array",
        "system.methodHelp, string string",
        "system.methodSignature, array string",
        "system.multicall, array array"
    })
    void knows_the_types_that_the_original_names(String method, String types) {
        assertThat(daemon.call("system.methodSignature", method))
                .isEqualTo(new ArrayValue(Arrays.stream(types.split(" "))
                        .<XmlRpcValue>map(StringValue::new)
                        .toList()));
    }

    @Nested
    class OfSeveralCallsAtOnce {

        @Test
        void answers_each_with_its_bare_result_or_fault() {
            assertThat(multicall(
                                    callOf("supervisor.getAPIVersion"),
                                    callOf("supervisor.getProcessInfo", new StringValue("nope")),
                                    callOf("supervisor.getPID"))
                            .resultNow())
                    .isEqualTo(new ArrayValue(
                            List.of(new StringValue("3.0"), fault(10, "BAD_NAME: nope"), new IntValue(4711))));
        }

        @Test
        void begins_no_call_before_the_one_before_is_answered() {
            daemon.kernel.install("/bin/cat", ChildScript.runsForever());
            CompletableFuture<XmlRpcValue> answer = multicall(
                    callOf("supervisor.startProcess", new StringValue("cat")),
                    callOf("supervisor.startProcess", new StringValue("cat")),
                    callOf("supervisor.stopProcess", new StringValue("cat")));

            assertThat(answer).isNotDone();
            daemon.pass(Duration.ofSeconds(1));
            assertThat(answer.resultNow())
                    .isEqualTo(new ArrayValue(List.of(
                            new BooleanValue(true), fault(60, "ALREADY_STARTED: cat"), new BooleanValue(true))));
        }

        @Test
        void refuses_calls_of_nothing_and_calls_of_itself_one_by_one() {
            assertThat(multicall(
                                    new StructValue(List.of()),
                                    new StructValue(List.of(new Member("methodName", new NilValue()))),
                                    callOf("system.multicall"))
                            .resultNow())
                    .isEqualTo(new ArrayValue(List.of(
                            fault(2, "INCORRECT_PARAMETERS: No methodName"),
                            fault(2, "INCORRECT_PARAMETERS: No methodName"),
                            fault(2, "INCORRECT_PARAMETERS: Recursive system.multicall forbidden"))));
            assertThat(multicall().resultNow()).isEqualTo(new ArrayValue(List.of()));
        }

        @Test
        void makes_no_more_calls_once_the_answers_fill_their_room() throws RpcFault {
            CallDispatcher dispatcher =
                    daemon.dispatcher(task -> task.accept(daemon.kernel.clock().now()));
            StructValue call = callOf("supervisor.getAPIVersion");
            Multicall several = new Multicall(dispatcher, _ -> {}, new AnswersRoom(100), List.of(call, call, call));

            assertThat(several.begin(daemon.kernel.clock().now()))
                    .isCompletedWithValue(List.of(
                            new StringValue("3.0"),
                            new StringValue("3.0"),
                            fault(30, "FAILED: the answers to the calls before it are too long")));
        }

        @Test
        void takes_for_params_what_Python_can_take_apart() {
            assertThat(multicall(
                                    call("supervisor.getProcessInfo", new StringValue("x")),
                                    call("supervisor.getAPIVersion", new StringValue("")),
                                    call("supervisor.getAPIVersion", new StructValue(List.of())),
                                    call("supervisor.getAPIVersion", new NilValue()))
                            .resultNow())
                    .isEqualTo(new ArrayValue(List.of(
                            fault(10, "BAD_NAME: x"),
                            new StringValue("3.0"),
                            new StringValue("3.0"),
                            fault(2, "INCORRECT_PARAMETERS"))));
        }

        @Test
        void needs_no_params() {
            assertThat(multicall(new StructValue(
                                    List.of(new Member("methodName", new StringValue("supervisor.getAPIVersion")))))
                            .resultNow())
                    .isEqualTo(new ArrayValue(List.of(new StringValue("3.0"))));
        }

        private CompletableFuture<XmlRpcValue> multicall(StructValue... calls) {
            return daemon.begin("system.multicall", new ArrayValue(List.of(calls)));
        }

        private StructValue callOf(String method, XmlRpcValue... params) {
            return call(method, new ArrayValue(List.of(params)));
        }

        private StructValue call(String method, XmlRpcValue params) {
            return new StructValue(
                    List.of(new Member("methodName", new StringValue(method)), new Member("params", params)));
        }

        private StructValue fault(int code, String text) {
            return new StructValue(List.of(
                    new Member("faultCode", new IntValue(code)), new Member("faultString", new StringValue(text))));
        }
    }
}
