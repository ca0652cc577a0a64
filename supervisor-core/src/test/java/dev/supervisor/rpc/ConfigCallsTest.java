package dev.supervisor.rpc;

import static dev.supervisor.kit.SimulatedDaemon.autostarted;
import static dev.supervisor.kit.SimulatedDaemon.group;
import static dev.supervisor.kit.SimulatedDaemon.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.rpc.ConfigChanges;
import dev.supervisor.api.rpc.OnWire;
import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.Wire;
import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import dev.supervisor.kit.Received;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.LogTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A client")
class ConfigCallsTest {
    private static final XmlRpcValue TRUE = new BooleanValue(true);
    private static final GroupSpec CAT = group("cat", 999, program("cat"));
    private static final GroupSpec DOG = group("dog", 5, program("dog"));

    private final SimulatedDaemon daemon = new SimulatedDaemon(CAT, DOG);

    ConfigCallsTest() {
        for (String name : List.of("cat", "dog", "new")) {
            daemon.kernel.install("/bin/" + name, ChildScript.runsForever());
        }
    }

    @Nested
    class WhoRereads {

        @Test
        void is_told_what_is_new_what_has_changed_and_what_is_gone_and_nothing_happens() throws Exception {
            daemon.write(group("new", 1, program("new")), group("dog", 6, program("dog")));

            XmlRpcValue answer = daemon.call("supervisor.reloadConfig");

            assertThat(ConfigChanges.fromWire(answer))
                    .isEqualTo(new ConfigChanges(List.of("new"), List.of("dog"), List.of("cat")));
            assertThat(((ArrayValue) answer).items()).hasSize(1);
            assertThat(groups()).containsExactly("dog", "cat");
        }

        @Test
        void is_told_what_is_wrong_with_the_file_and_nothing_is_known_of_it() {
            daemon.spoil("it is broken");

            assertThat(daemon.fault("supervisor.reloadConfig")).isEqualTo("92 CANT_REREAD: it is broken");
            assertThat(daemon.said.take())
                    .contains("ERRO cannot reread the configuration, nothing is changed: it is broken");
            assertThat(daemon.fault("supervisor.addProcessGroup", "new")).isEqualTo("10 BAD_NAME: new");
            assertThat(daemon.fault("supervisor.addProcessGroup", "cat")).isEqualTo("90 ALREADY_ADDED: cat");
            daemon.write(CAT, DOG);
            assertThat(daemon.call("supervisor.reloadConfig")).isEqualTo(changes("", "", ""));
        }

        @Test
        void is_refused_once_the_daemon_goes_down() {
            stubborn("cat");
            daemon.begin("supervisor.shutdown");

            for (String method : List.of("reloadConfig", "getAllConfigInfo")) {
                assertThat(daemon.fault("supervisor." + method)).isEqualTo("6 SHUTDOWN_STATE");
            }
            assertThat(daemon.fault("supervisor.addProcessGroup", "cat")).isEqualTo("6 SHUTDOWN_STATE");
            assertThat(daemon.fault("supervisor.removeProcessGroup", "cat")).isEqualTo("6 SHUTDOWN_STATE");
        }
    }

    @Nested
    class WhoAddsAGroup {

        @Test
        void adds_it_as_it_was_last_read() {
            daemon.write(CAT, DOG, group("new", 1, program("new")));
            assertThat(daemon.fault("supervisor.addProcessGroup", "new")).isEqualTo("10 BAD_NAME: new");

            daemon.call("supervisor.reloadConfig");

            assertThat(daemon.call("supervisor.addProcessGroup", "new")).isEqualTo(TRUE);
            assertThat(groups()).containsExactly("new", "dog", "cat");
            assertThat(daemon.fault("supervisor.addProcessGroup", "new")).isEqualTo("90 ALREADY_ADDED: new");
        }

        @Test
        void is_answered_when_what_has_autostart_has_been_started() throws XmlRpcException {
            daemon.kernel.install("/bin/new", ChildScript.runsForever());
            daemon.write(CAT, DOG, group("new", 1, autostarted("new"), program("dog")));
            daemon.call("supervisor.reloadConfig");
            List<XmlRpcValue> name = List.of(new StringValue("new"));
            CompletableFuture<OnWire> added = daemon.dispatcher.call("supervisor.addProcessGroup", name);
            CompletableFuture<OnWire> info =
                    added.thenCompose(_ -> daemon.dispatcher.call("supervisor.getAllProcessInfo", List.of()));

            daemon.pass(Duration.ZERO);

            List<ProcessInfo> infos = Wire.list(Received.of(info.resultNow()), ProcessInfo::fromWire);
            assertThat(infos).filteredOn(ProcessInfo::group, "new").allSatisfy(one -> {
                assertThat(one.statename()).isEqualTo(one.name().equals("new") ? "STARTING" : "STOPPED");
                assertThat(one.pid() > 0).isEqualTo(one.name().equals("new"));
            });
        }

        @Test
        void adds_it_behind_those_of_the_same_priority() {
            daemon.write(group("aaa", 999, program("new")), CAT, DOG);
            daemon.call("supervisor.reloadConfig");

            daemon.call("supervisor.addProcessGroup", "aaa");

            assertThat(groups()).containsExactly("dog", "cat", "aaa");
        }
    }

    @Nested
    class WhoAddsAGroupWhileAFileSystemHangs {
        private final GroupSpec auto = group("auto", 1, SimulatedDaemon.program("new", new LogTarget.Auto()));

        @BeforeEach
        void let_the_worker_hang() {
            daemon.write(CAT, DOG, auto);
            daemon.call("supervisor.reloadConfig");
            daemon.world.diskHangs = true;
        }

        private long autoLogs() {
            try {
                return daemon.kernel.files().list("/childlogs").stream()
                        .filter(name -> name.contains("---"))
                        .count();
            } catch (SystemException refused) {
                throw new AssertionError(refused);
            }
        }

        @Test
        void is_answered_when_the_logs_are_made_and_delays_nobody() {
            var answer = daemon.begin("supervisor.addProcessGroup", "auto");

            assertThat(answer).isNotDone();
            assertThat(autoLogs()).isZero();
            assertThat(groups()).containsExactly("dog", "cat");
            daemon.letWork();
            assertThat(answer).isCompletedWithValue(TRUE);
            assertThat(groups()).containsExactly("auto", "dog", "cat");
            assertThat(autoLogs()).isEqualTo(1);
        }

        @Test
        void is_refused_if_somebody_else_was_first_and_leaves_no_logs_behind() {
            var first = daemon.begin("supervisor.addProcessGroup", "auto");
            var second = daemon.begin("supervisor.addProcessGroup", "auto");
            daemon.letWork();

            assertThat(first).isCompletedWithValue(TRUE);
            assertThat(SimulatedDaemon.fault(second)).isEqualTo("90 ALREADY_ADDED: auto");
            assertThat(autoLogs()).isEqualTo(1);
        }

        @Test
        void is_refused_if_the_daemon_goes_down_meanwhile() {
            stubborn("cat");
            var answer = daemon.begin("supervisor.addProcessGroup", "auto");
            daemon.begin("supervisor.shutdown");
            daemon.letWork();

            assertThat(SimulatedDaemon.fault(answer)).isEqualTo("6 SHUTDOWN_STATE");
            assertThat(autoLogs()).isZero();
        }

        @Test
        void is_told_why_if_the_logs_cannot_be_made() {
            daemon.world.diskHangs = false;
            daemon.write(group("auto", 1, SimulatedDaemon.program("no/such/directory", new LogTarget.Auto())));
            daemon.call("supervisor.reloadConfig");

            assertThat(daemon.fault("supervisor.addProcessGroup", "auto")).startsWith("30 FAILED: ");
            assertThat(groups()).containsExactly("dog", "cat");
        }
    }

    @Nested
    class WhoRemovesAGroup {

        @Test
        void cannot_while_something_of_it_runs() {
            stubborn("cat");
            assertThat(daemon.fault("supervisor.removeProcessGroup", "cat")).isEqualTo("91 STILL_RUNNING: cat");

            daemon.begin("supervisor.stopProcess", "cat");
            assertThat(daemon.fault("supervisor.removeProcessGroup", "cat")).isEqualTo("91 STILL_RUNNING: cat");

            daemon.pass(Duration.ofSeconds(10));
            assertThat(daemon.call("supervisor.removeProcessGroup", "cat")).isEqualTo(TRUE);
            assertThat(groups()).containsExactly("dog");
            assertThat(daemon.fault("supervisor.startProcess", "cat")).isEqualTo("10 BAD_NAME: cat");
        }

        @Test
        void names_one_that_is_there() {
            assertThat(daemon.fault("supervisor.removeProcessGroup", "nope")).isEqualTo("10 BAD_NAME: nope");
            assertThat(daemon.fault("supervisor.removeProcessGroup", "cat:cat")).isEqualTo("10 BAD_NAME: cat:cat");
        }

        @Test
        void can_add_it_again() {
            daemon.call("supervisor.removeProcessGroup", "dog");

            assertThat(daemon.call("supervisor.addProcessGroup", "dog")).isEqualTo(TRUE);
            assertThat(groups()).containsExactly("dog", "cat");
        }
    }

    @Nested
    class WhoAsksForTheConfiguration {

        @Test
        void is_told_all_of_it_in_the_order_of_the_original() {
            XmlRpcValue first = ((ArrayValue) daemon.call("supervisor.getAllConfigInfo"))
                    .items()
                    .getFirst();

            assertThat(((StructValue) first).members())
                    .containsExactly(
                            new Member("autostart", new BooleanValue(false)),
                            new Member("autorestart", new BooleanValue(false)),
                            new Member("directory", new StringValue("none")),
                            new Member("uid", new StringValue("none")),
                            new Member("command", new StringValue("/bin/cat")),
                            new Member("exitcodes", new ArrayValue(List.of(new IntValue(0)))),
                            new Member("group", new StringValue("cat")),
                            new Member("group_prio", new IntValue(999)),
                            new Member("inuse", TRUE),
                            new Member("killasgroup", new BooleanValue(false)),
                            new Member("name", new StringValue("cat")),
                            new Member("process_prio", new IntValue(999)),
                            new Member("redirect_stderr", new BooleanValue(false)),
                            new Member("startretries", new IntValue(3)),
                            new Member("startsecs", new IntValue(1)),
                            new Member("stdout_capture_maxbytes", new IntValue(0)),
                            new Member("stdout_events_enabled", new BooleanValue(false)),
                            new Member("stdout_logfile", new StringValue("/log/cat")),
                            new Member("stdout_logfile_backups", new IntValue(10)),
                            new Member("stdout_logfile_maxbytes", new IntValue(52_428_800)),
                            new Member("stdout_syslog", new BooleanValue(false)),
                            new Member("stopsignal", new IntValue(15)),
                            new Member("stopwaitsecs", new IntValue(10)),
                            new Member("stderr_capture_maxbytes", new IntValue(0)),
                            new Member("stderr_events_enabled", new BooleanValue(false)),
                            new Member("stderr_logfile", new StringValue("none")),
                            new Member("stderr_logfile_backups", new IntValue(10)),
                            new Member("stderr_logfile_maxbytes", new IntValue(52_428_800)),
                            new Member("stderr_syslog", new BooleanValue(false)),
                            new Member("serverurl", new StringValue("none")));
        }

        @Test
        void is_told_of_groups_that_are_not_in_use_and_not_of_those_that_are_gone() throws Exception {
            daemon.write(group("zoo", 1, program("b"), program("z")), group("cat", 3, program("a")));
            daemon.call("supervisor.reloadConfig");

            assertThat(told("name")).containsExactly("a", "b", "z");
            assertThat(told("inuse")).containsExactly("true", "false", "false");
            assertThat(told("group_prio")).containsExactly("3", "1", "1");
        }

        @Test
        void is_told_where_an_AUTO_log_is_until_the_file_is_read_again() throws Exception {
            GroupSpec auto = group("auto", 1, SimulatedDaemon.program("new", new LogTarget.Auto()));
            daemon.write(auto);
            daemon.call("supervisor.reloadConfig");
            assertThat(told("stdout_logfile")).containsExactly("auto");

            daemon.call("supervisor.addProcessGroup", "auto");
            assertThat(told("stdout_logfile")).singleElement().satisfies(path -> assertThat(path)
                    .startsWith("/childlogs/new-stdout---supervisor-"));

            daemon.write(group("auto", 1, SimulatedDaemon.program("new", new LogTarget.Auto())));
            assertThat(daemon.call("supervisor.reloadConfig")).isEqualTo(changes("", "", "cat dog"));
            assertThat(told("stdout_logfile")).containsExactly("auto");
        }
    }

    @Nested
    class WhoRestartsTheDaemon {

        @Test
        void is_told_what_stands_in_the_way_and_nothing_is_stopped() {
            stubborn("cat");
            daemon.world.obstacleToRestart = Optional.of("it is broken");

            assertThat(daemon.fault("supervisor.restart")).isEqualTo("92 CANT_REREAD: it is broken");
            assertThat(daemon.call("supervisor.getPID")).isEqualTo(new IntValue(4711));
            assertThat(daemon.kernel.living()).hasSize(1);
        }
    }

    private List<String> told(String member) throws XmlRpcException {
        return Wire.list(
                daemon.call("supervisor.getAllConfigInfo"),
                info -> Wire.member(info, member, value -> switch (value) {
                    case StringValue(String text) -> text;
                    case IntValue(long number) -> Long.toString(number);
                    case BooleanValue(boolean truth) -> Boolean.toString(truth);
                    default -> throw new XmlRpcException("not simple: " + value);
                }));
    }

    private List<String> groups() {
        return daemon.world.supervisor.groups().stream()
                .map(found -> found.name())
                .toList();
    }

    private void stubborn(String name) {
        daemon.kernel.install("/bin/" + name, ChildScript.runsForever().ignores(Signal.TERM));
        daemon.call("supervisor.startProcess", name, false);
    }

    private static XmlRpcValue changes(String added, String changed, String removed) {
        return Received.of(new ConfigChanges(words(added), words(changed), words(removed)));
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
