package dev.supervisor.unit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.Pid;
import dev.supervisor.unit.notify.NotifySenders;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.KillRule;
import dev.supervisor.unit.policy.RestartRule;
import dev.supervisor.unit.policy.ServiceLife.Type;
import dev.supervisor.unit.policy.StartWindow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same services, and the lines that systemd's process 1 wrote about them, debugging ones too. */
@DisplayName("Beside systemd, a service")
class BesideSystemdTest {

    /** Lines that others than the machine write: the child, those who send signals or read files, and the queue of jobs. */
    private static final Pattern OF_OTHERS =
            Pattern.compile(".*(Killing process|Failed to locate|Failed at step|Can't open PID file|PID file /run"
                    + "|RestartSec=\\d+ms expired|Triggering OnFailure=).*|x-onfail.*|.*x-onfail.service.*|MONITOR.*");

    private static final String END = "Result=";

    /**
     * A service as it was in a block of the sample.
     *
     * @param block which of the blocks with this name, 0 being the first
     * @param acts what happened to it
     */
    record Scenario(String name, int block, LifeDraft draft, Consumer<Acted> acts) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Scenario scene(String name, LifeDraft draft, Consumer<Acted> acts) {
        return new Scenario(name, 0, draft, acts);
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(types(), notifying(), failing(), stopping(), restarting())
                .flatMap(all -> all);
    }

    private static LifeDraft simple() {
        return LifeDraft.of(Type.SIMPLE);
    }

    private static LifeDraft full() {
        return simple().line(ExecRole.START_PRE)
                .line(ExecRole.START_POST)
                .line(ExecRole.RELOAD)
                .line(ExecRole.STOP)
                .line(ExecRole.STOP_POST);
    }

    private static void startFull(Acted acted) {
        acted.start().control(0).control(0);
    }

    private static void stopFull(Acted acted) {
        acted.control(0).mainBy(15).control(0);
    }

    private static Stream<Scenario> types() {
        return Stream.of(
                scene("ty-simple", full(), acted -> {
                    startFull(acted);
                    acted.reload().control(0);
                    stopFull(acted.stop());
                }),
                new Scenario("ty-simple", 1, full(), acted -> {
                    startFull(acted);
                    stopFull(acted.stopToRestart());
                    startFull(acted);
                    stopFull(acted.stop());
                }),
                scene("ty-plain", simple(), acted -> acted.start().main(0)),
                scene("ty-exec", LifeDraft.of(Type.EXEC), acted -> {
                    acted.start().feed(new ServiceInput.Executed(new Pid(101)));
                    acted.stop().mainBy(15);
                }),
                scene("ty-execbad", LifeDraft.of(Type.EXEC), acted -> acted.start()
                        .main(203)),
                scene("ty-one", LifeDraft.of(Type.ONESHOT).line(ExecRole.START), acted -> acted.start()
                        .main(0)
                        .main(0)),
                scene(
                        "ty-rae",
                        remaining(),
                        acted -> acted.start().main(0).stop().control(0)),
                scene("ty-fork", LifeDraft.of(Type.FORKING), BesideSystemdTest::forks),
                scene("ty-forkpid", withPidFile(), BesideSystemdTest::forks),
                scene(
                        "ty-forknopid",
                        withPidFile().startSpan(1000),
                        acted -> acted.others(1).start().control(0).pass(1000).othersEnd()),
                scene("ty-forkfail", LifeDraft.of(Type.FORKING), acted -> acted.start()
                        .control(7)),
                scene(
                        "ty-forkdaemonexits",
                        withPidFile(),
                        acted -> acted.finds(368).start().control(0).main(3)),
                scene("ty-idle", LifeDraft.of(Type.IDLE), acted -> acted.start()
                        .stop()
                        .mainBy(15)));
    }

    private static LifeDraft remaining() {
        LifeDraft draft = LifeDraft.of(Type.ONESHOT).line(ExecRole.STOP);
        draft.remains = true;
        return draft;
    }

    private static LifeDraft withPidFile() {
        LifeDraft draft = LifeDraft.of(Type.FORKING);
        draft.pidFile = true;
        return draft;
    }

    private static void forks(Acted acted) {
        acted.finds(292).start().control(0);
        acted.stop().mainBy(15);
    }

    private static LifeDraft telling() {
        return LifeDraft.of(Type.NOTIFY);
    }

    private static void saysBye(Acted acted) {
        acted.says("STOPPING=1\nSTATUS=bye").main(0);
    }

    private static Stream<Scenario> notifying() {
        return Stream.of(
                scene("ty-notify", telling(), acted -> {
                    acted.start().says("STATUS=loading").says("READY=1\nSTATUS=fine");
                    saysBye(acted.stop());
                }),
                scene("ty-notifyexit", telling(), acted -> acted.start().main(0)),
                scene("ty-notifyfail", telling(), acted -> acted.start().main(9)),
                scene(
                        "ty-notifytimeout",
                        telling().startSpan(1000),
                        acted -> saysBye(acted.start().pass(1000))),
                scene("ty-notifyextend", telling().startSpan(1000), acted -> {
                    acted.start().pass(500).says("EXTEND_TIMEOUT_USEC=3000000").pass(2000);
                    saysBye(acted.says("READY=1").stop());
                }),
                scene("ty-notifyreload", telling(), acted -> {
                    acted.start().says("READY=1").says("RELOADING=1").says("READY=1");
                    saysBye(acted.says("ERRNO=2").says("STATUS=later").stop());
                }),
                scene("ty-watchdog", watched(), acted -> acted.start()
                        .says("READY=1")
                        .pass(500)
                        .says("WATCHDOG=1")
                        .pass(500)
                        .says("WATCHDOG=1")
                        .pass(1000)
                        .mainBy(6)),
                scene("ty-notifychild", telling().startSpan(1000), acted -> {
                    Pid child = new Pid(517);
                    acted.others(1).start().says("READY=1", child);
                    acted.pass(1000).says("STOPPING=1", child).mainBy(15);
                    acted.says("STOPPING=1", child).othersEnd();
                }),
                scene("ty-notifyall", telling().hears(NotifySenders.ALL), acted -> {
                    Pid child = new Pid(535);
                    acted.others(1).start().says("READY=1", child);
                    acted.stop().says("STOPPING=1\nSTATUS=bye", child).mainBy(15);
                    acted.says("STOPPING=1\nSTATUS=bye", child).othersEnd();
                }),
                scene(
                        "ty-simplenotify",
                        simple().hears(NotifySenders.MAIN),
                        acted -> saysBye(acted.start().says("STATUS=hello").stop())));
    }

    private static LifeDraft watched() {
        LifeDraft draft = telling();
        draft.watchdog = Optional.of(Duration.ofSeconds(1));
        return draft;
    }

    private static Stream<Scenario> failing() {
        return Stream.of(
                scene("x-premissing", simple().line(ExecRole.START_PRE), acted -> acted.start()
                        .control(203)),
                scene("x-prefail", simple().line(ExecRole.START_PRE).line(ExecRole.STOP_POST), acted -> acted.start()
                        .control(1)
                        .control(0)),
                scene("x-postfail", simple().line(ExecRole.START_POST), acted -> acted.start()
                        .control(5)
                        .mainBy(15)),
                scene("x-cond1", simple().line(ExecRole.CONDITION), acted -> acted.start()
                        .control(1)),
                scene("x-cond255", simple().line(ExecRole.CONDITION), acted -> acted.start()
                        .control(255)),
                scene("x-condabort", simple().line(ExecRole.CONDITION), acted -> acted.start()
                        .controlBy(9)),
                scene("x-startto", LifeDraft.of(Type.ONESHOT).startSpan(1000), acted -> acted.start()
                        .pass(1000)
                        .mainBy(15)),
                scene("x-segv", simple().line(ExecRole.STOP_POST), acted -> acted.start()
                        .mainBy(11)
                        .control(0)),
                scene("x-term", simple(), acted -> acted.start().mainBy(15)),
                scene("x-kill", simple(), acted -> acted.start().mainBy(9)),
                scene("x-exit143", simple(), acted -> acted.start().main(143)));
    }

    private static Stream<Scenario> stopping() {
        return Stream.of(
                scene(
                        "x-stopfail",
                        simple().line(ExecRole.STOP).line(ExecRole.STOP_POST),
                        acted -> acted.start().stop().control(4).mainBy(15).control(0)),
                scene(
                        "x-reloadfail",
                        simple().line(ExecRole.RELOAD),
                        acted -> acted.start().reload().control(1).stop().mainBy(15)),
                scene(
                        "x-stubborn",
                        simple().stopSpan(1000).line(ExecRole.STOP_POST),
                        acted -> acted.start().stop().pass(1000).mainBy(9).control(0)),
                scene("x-nokill", withoutSigkill(), acted -> acted.start()
                        .stop()
                        .pass(2000)),
                scene("x-rmax", limited(), acted -> acted.start().pass(1000).mainBy(15)),
                scene("x-left", simple().kill(KillRule.Mode.PROCESS), acted -> acted.others(1)
                        .start()
                        .stop()
                        .mainBy(15)
                        .start()
                        .stop()
                        .mainBy(15)),
                scene(
                        "x-mixed",
                        simple().kill(KillRule.Mode.MIXED),
                        acted -> acted.others(1).start().stop().mainBy(15).othersEnd()),
                scene("x-none", simple().kill(KillRule.Mode.NONE), acted -> acted.start()
                        .stop()));
    }

    private static LifeDraft withoutSigkill() {
        LifeDraft draft = simple().stopSpan(1000);
        draft.sendSigkill = false;
        return draft;
    }

    private static LifeDraft limited() {
        LifeDraft draft = simple();
        draft.runtime = Optional.of(Duration.ofSeconds(1));
        return draft;
    }

    private static Stream<Scenario> restarting() {
        LifeDraft limited = simple().restart(RestartRule.When.ON_FAILURE);
        limited.limit = new StartWindow(Duration.ofSeconds(10), 2);
        return Stream.of(
                scene(
                        "x-restart",
                        simple().restart(RestartRule.When.ALWAYS),
                        acted -> acted.start().main(3).pass(300).main(3).stop()),
                scene("x-limit", limited, acted -> acted.start()
                        .main(3)
                        .pass(100)
                        .main(3)
                        .pass(100)
                        .start()),
                scene(
                        "x-onefailrestart",
                        LifeDraft.of(Type.ONESHOT).restart(RestartRule.When.ON_FAILURE),
                        acted -> acted.start().main(1).pass(200).main(0)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void tells_and_ends_the_same(Scenario scenario) throws IOException {
        List<String> block = block(scenario.name(), scenario.block());
        List<String> expected = block.stream()
                .filter(line -> line.startsWith("   ") && !line.startsWith("   out:"))
                .map(String::strip)
                .filter(line -> !OF_OTHERS.matcher(line).matches())
                .map(SystemdLines::withoutPids)
                .toList();
        Acted acted = new Acted(scenario.name() + ".service", scenario.draft().life());
        scenario.acts().accept(acted);

        assertThat(acted.lines.stream().map(SystemdLines::withoutPids)).isEqualTo(expected);
        String end = block.getLast().strip();
        // Where the service ended well, systemd had forgotten it before that was asked.
        if (end.endsWith("ActiveState=failed SubState=failed")) {
            assertThat(SystemdLines.shown(acted.state, false)).isEqualTo(end);
        }
    }

    private static List<String> block(String name, int number) throws IOException {
        try (InputStream sample = BesideSystemdTest.class.getResourceAsStream("pid1-messages.txt")) {
            List<String> lines = new String(sample.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<List<String>> blocks = new ArrayList<>();
            for (int at = 0; at < lines.size(); at++) {
                if (lines.get(at).startsWith("### " + name + ":")) {
                    int end = at;
                    while (!lines.get(end).startsWith(END)) {
                        end++;
                    }
                    blocks.add(lines.subList(at + 1, end + 1));
                }
            }
            return blocks.get(number);
        }
    }
}
