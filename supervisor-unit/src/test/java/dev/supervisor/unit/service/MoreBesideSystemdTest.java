package dev.supervisor.unit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.unit.notify.NotifySenders;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.KillRule;
import dev.supervisor.unit.policy.RestartRule.When;
import dev.supervisor.unit.policy.ServiceLife.FailureMode;
import dev.supervisor.unit.policy.ServiceLife.Type;
import dev.supervisor.unit.policy.StartWindow;
import dev.supervisor.unit.policy.StatusSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * More services whose lives were recorded on a systemd 252, with the priorities of the lines and the ids of messages. The recording lacks
 * some lines for debugging; those that it has must come here in the same order.
 */
@DisplayName("As on a booted systemd, a service")
class MoreBesideSystemdTest {
    private static final String NO_FILE = "No such file or directory";

    /** The settings and what happens, by the name in the recording. */
    private static final Map<String, Life> LIVES = new TreeMap<>();

    private record Life(LifeDraft draft, Consumer<Acted> acts) {}

    private static void put(String name, LifeDraft draft, Consumer<Acted> acts) {
        LIVES.put(name, new Life(draft, acts));
    }

    static {
        stopsOfStarts();
        conditions();
        reloads();
        timeOuts();
        messages();
        mainProcesses();
        lists();
        stops();
        withoutChildren();
        restarts();
    }

    private static LifeDraft simple(ExecRole... roles) {
        return with(LifeDraft.of(Type.SIMPLE), roles);
    }

    private static LifeDraft with(LifeDraft draft, ExecRole... roles) {
        for (ExecRole role : roles) {
            draft.line(role);
        }
        return draft;
    }

    private static LifeDraft telling() {
        return LifeDraft.of(Type.NOTIFY);
    }

    private static LifeDraft modes(LifeDraft draft, FailureMode start, FailureMode stop) {
        draft.startMode = start;
        draft.stopMode = stop;
        return draft;
    }

    private static LifeDraft watchdog(LifeDraft draft, long millis) {
        draft.watchdog = Optional.of(Duration.ofMillis(millis));
        return draft;
    }

    private static LifeDraft burst(LifeDraft draft, int burst) {
        draft.limit = new StartWindow(Duration.ofSeconds(10), burst);
        return draft;
    }

    private static LifeDraft restarting(LifeDraft draft, When when, long millis) {
        draft.restartSec = Duration.ofMillis(millis);
        return draft.restart(when);
    }

    private static void stopsOfStarts() {
        put("m-stopstart", telling(), acted -> acted.start().stop().main(0));
        put(
                "m-stoppre",
                simple(ExecRole.START_PRE, ExecRole.STOP_POST),
                acted -> acted.start().stop().controlBy(15).control(0));
        put(
                "m-stoppost0",
                simple(ExecRole.START_POST),
                acted -> acted.start().stop().controlBy(15).mainBy(15));
        put("m-oneshotstop", LifeDraft.of(Type.ONESHOT), acted -> acted.start()
                .stop()
                .mainBy(15));
        put("n-condstop", simple(ExecRole.CONDITION), acted -> acted.start()
                .stop()
                .controlBy(15));
        put(
                "m-twice",
                telling(),
                acted -> acted.start().start().says("READY=1").stop().mainBy(15));
    }

    private static void conditions() {
        put("m-condpost", simple(ExecRole.CONDITION, ExecRole.STOP_POST), acted -> acted.start()
                .control(1)
                .control(0));
        put(
                "m-condok",
                simple(ExecRole.CONDITION).line(ExecRole.CONDITION, true),
                acted -> acted.start().control(0).control(1).stop().mainBy(15));
        put("n-limcond", burst(simple(), 2), acted -> acted.startUnmet()
                .startUnmet()
                .startUnmet());
    }

    private static void reloads() {
        put(
                "m-reloadto",
                simple(ExecRole.RELOAD).startSpan(1000),
                acted -> acted.start().reload().pass(1000).stop().mainBy(15));
        put(
                "m-reloadstop",
                simple(ExecRole.RELOAD),
                acted -> acted.start().reload().stop().mainBy(15).controlBy(15));
        put(
                "m-reloadmain",
                simple(ExecRole.RELOAD),
                acted -> acted.start().reload().main(0).control(0));
        put("m-wdreload", watchdog(with(telling(), ExecRole.RELOAD), 500), acted -> acted.start()
                .says("READY=1")
                .reload()
                .pass(500)
                .mainBy(6)
                .controlBy(6));
        put(
                "m-notreload",
                telling(),
                acted -> acted.start().says("READY=1").says("RELOADING=1").main(0));
        put("m-notreloadto", telling().startSpan(1000), acted -> acted.start()
                .says("READY=1")
                .says("RELOADING=1")
                .pass(2500)
                .stop()
                .mainBy(15));
        put(
                "n-reloadnotify",
                simple(ExecRole.RELOAD).hears(NotifySenders.ALL),
                acted -> reloadTold(acted, "RELOADING=1", "STATUS=r", "READY=1"));
        put(
                "n-reloadnotify2",
                simple(ExecRole.RELOAD).hears(NotifySenders.ALL),
                acted -> reloadTold(acted, "RELOADING=1"));
        LifeDraft limited = simple(ExecRole.RELOAD);
        limited.runtime = Optional.of(Duration.ofSeconds(1));
        put(
                "m-rmaxreload",
                limited,
                acted -> acted.start().pass(700).reload().control(0).pass(300).mainBy(15));
    }

    private static void reloadTold(Acted acted, String... messages) {
        acted.start().reload();
        for (String message : messages) {
            acted.says(message, acted.state.workers().control().orElseThrow());
        }
        acted.control(0).stop().mainBy(15);
    }

    private static void timeOuts() {
        put(
                "m-startabort",
                modes(telling().startSpan(1000), FailureMode.ABORT, FailureMode.TERMINATE),
                acted -> acted.start().pass(1000).mainBy(6));
        put(
                "m-startkill",
                modes(telling().startSpan(1000), FailureMode.KILL, FailureMode.TERMINATE),
                acted -> acted.start().pass(1000).mainBy(9));
        put("m-preto", simple(ExecRole.START_PRE).startSpan(1000), acted -> acted.start()
                .pass(1000)
                .controlBy(15));
        LifeDraft mixed = simple().stopSpan(1000).kill(KillRule.Mode.MIXED);
        put(
                "m-stopabort",
                modes(mixed, FailureMode.TERMINATE, FailureMode.ABORT),
                acted -> acted.others(1).start().stop().pass(1000).mainBy(6).othersEnd());
        stopTimeOut(
                "m-stopto", FailureMode.TERMINATE, acted -> acted.controlBy(15).mainBy(15));
        stopTimeOut("m-stoptokill", FailureMode.KILL, acted -> acted.mainBy(9).controlBy(9));
        stopTimeOut(
                "m-stoptoabort", FailureMode.ABORT, acted -> acted.controlBy(6).mainBy(6));
        stopPostTimeOut("m-sposto", FailureMode.TERMINATE, 15);
        stopPostTimeOut("m-spostokill", FailureMode.KILL, 9);
        stopPostTimeOut("m-spostoabort", FailureMode.ABORT, 6);
    }

    private static void stopTimeOut(String name, FailureMode mode, Consumer<Acted> ends) {
        put(
                name,
                modes(simple(ExecRole.STOP).stopSpan(1000), FailureMode.TERMINATE, mode),
                acted -> ends.accept(acted.start().stop().pass(1000)));
    }

    private static void stopPostTimeOut(String name, FailureMode mode, int signal) {
        LifeDraft draft = simple(ExecRole.STOP_POST).stopSpan(1000);
        put(
                name,
                modes(draft, FailureMode.TERMINATE, mode),
                acted -> acted.start().stop().mainBy(15).pass(1000).controlBy(signal));
    }

    private static void messages() {
        Pid child = new Pid(971);
        put("m-access0", simple(), acted -> acted.start().stop().mainBy(15));
        put("m-accessexec", telling().hears(NotifySenders.EXEC), acted -> acted.start()
                .says("READY=1")
                .says("STATUS=a", child)
                .stop()
                .mainBy(15));
        put("m-accesspost", simple(ExecRole.START_POST).hears(NotifySenders.EXEC), acted -> {
            acted.start();
            acted.says("STATUS=post", acted.state.workers().control().orElseThrow());
            acted.control(0).stop().mainBy(15);
        });
        put("m-mainpid", telling().hears(NotifySenders.ALL), acted -> acted.start()
                .says("READY=1")
                .says("MAINPID=971", child));
        put("m-mainpidbad", telling(), acted -> {
            acted.start().says("READY=1").says("MAINPID=x").says("MAINPID=0");
            acted.says("ERRNO=x").says("ERRNO=99999").says("WATCHDOG_USEC=x").says("EXTEND_TIMEOUT_USEC=x");
            acted.main(1);
        });
        put("m-trigger", watchdog(telling(), 10_000), acted -> acted.start()
                .says("READY=1\nSTATUS=bad")
                .says("WATCHDOG=trigger")
                .mainBy(6));
        put(
                "m-triggernowd",
                telling(),
                acted -> acted.start().says("READY=1").says("WATCHDOG=trigger").mainBy(6));
        put("m-wdusec", telling(), acted -> acted.start()
                .says("READY=1")
                .says("WATCHDOG_USEC=500000")
                .pass(500)
                .mainBy(6));
        put(
                "m-wd15",
                watchdog(telling(), 1500),
                acted -> acted.start().says("READY=1").pass(1500).mainBy(6));
        put(
                "m-wdstart",
                watchdog(telling(), 500),
                acted -> acted.start().says("WATCHDOG=1").pass(500).mainBy(6));
        put(
                "m-notstopping",
                telling(),
                acted -> acted.start().says("READY=1").says("STOPPING=1").main(0));
        put("m-notstopto", telling().stopSpan(1000), acted -> acted.start()
                .says("READY=1")
                .says("STOPPING=1")
                .pass(1000)
                .mainBy(9));
        put("m-notifysimple", simple().hears(NotifySenders.MAIN).stopSpan(1000), acted -> {
            acted.start().says("READY=1").says("RELOADING=1").says("READY=1").says("STOPPING=1");
            acted.stop().pass(1000).mainBy(9);
        });
        LifeDraft abort = watchdog(with(telling(), ExecRole.START_PRE), 300).stopSpan(3000);
        abort.abort = Optional.of(Duration.ofMillis(700));
        put(
                "m-abortsec",
                abort,
                acted -> acted.start().control(0).says("READY=1").pass(300).mainBy(15));
    }

    private static void mainProcesses() {
        LifeDraft group = simple();
        group.withLast = true;
        put("m-exitcg", group, acted -> acted.others(1).start().main(0).othersEnd());
        put("m-exitcgfail", group, acted -> acted.others(1).start().main(3).othersEnd());
        put("m-forknone", LifeDraft.of(Type.FORKING), acted -> acted.start().control(0));
        put("m-forknonestop", with(LifeDraft.of(Type.FORKING), ExecRole.STOP), acted -> acted.start()
                .control(0)
                .control(0));
        put("m-forkpost", pidFile(ExecRole.START_POST), acted -> acted.others(1)
                .start()
                .control(0)
                .finds(300)
                .control(0)
                .others(0)
                .stop()
                .mainBy(15));
        put(
                "m-forkpostno",
                pidFile(ExecRole.START_POST),
                acted ->
                        acted.others(1).start().control(0).control(0).pass(1000).othersEnd());
        put(
                "m-forkgone",
                pidFile(),
                acted -> acted.others(1).start().control(0).othersEnd().pass(1000));
        put("m-forkgone0", pidFile(), acted -> acted.start().control(0));
        put(
                "n-forkmain",
                with(LifeDraft.of(Type.FORKING), ExecRole.STOP).restart(When.ON_FAILURE),
                acted -> acted.finds(300).start().control(0).main(0).control(0));
        put(
                "n-forktwo",
                LifeDraft.of(Type.FORKING),
                acted -> acted.others(2).start().control(0).othersEnd());
        put("m-core", simple(), acted -> acted.start().mainDumps(3));
    }

    private static LifeDraft pidFile(ExecRole... roles) {
        LifeDraft draft = with(LifeDraft.of(Type.FORKING), roles).startSpan(1000);
        draft.pidFile = true;
        return draft;
    }

    private static void lists() {
        put("m-postmain", simple(ExecRole.START_POST), acted -> acted.start()
                .main(0)
                .control(0));
        put("m-postmainfail", simple(ExecRole.START_POST), acted -> acted.start()
                .main(1)
                .control(0));
        LifeDraft multi = simple(ExecRole.START_PRE)
                .line(ExecRole.START_PRE, true)
                .line(ExecRole.START_PRE)
                .line(ExecRole.START_POST, true)
                .line(ExecRole.STOP)
                .line(ExecRole.STOP)
                .without(ExecRole.START)
                .line(ExecRole.START, true);
        put("m-multi", multi, acted -> {
            acted.start().control(0).control(1).control(0);
            acted.main(1).control(1).control(0).control(0);
        });
        LifeDraft one = LifeDraft.of(Type.ONESHOT);
        put(
                "m-oneigno",
                one.without(ExecRole.START).line(ExecRole.START, true).line(ExecRole.START),
                acted -> acted.start().main(1).main(0));
        put("m-onefail2", with(LifeDraft.of(Type.ONESHOT), ExecRole.START, ExecRole.START), acted -> acted.start()
                .main(0)
                .main(1));
        LifeDraft none = with(LifeDraft.of(Type.ONESHOT).without(ExecRole.START), ExecRole.STOP);
        none.remains = true;
        put("m-onenone", none, acted -> acted.start().stop().control(0));
        put(
                "m-onepost",
                with(LifeDraft.of(Type.ONESHOT), ExecRole.START_POST, ExecRole.STOP, ExecRole.STOP_POST),
                acted -> acted.start().main(0).control(0).control(0).control(0));
        LifeDraft remains = simple();
        remains.remains = true;
        put("m-raesimple", remains, acted -> acted.start().main(0).stop());
        put("m-raefail", remains, acted -> acted.start().main(1).stop());
    }

    private static void stops() {
        put(
                "m-spostfail",
                simple(ExecRole.STOP_POST),
                acted -> acted.start().stop().mainBy(15).control(1));
        LifeDraft signals = simple();
        signals.restartSignal = Optional.of(Signal.HUP);
        put(
                "m-rkill",
                signals,
                acted -> acted.start().stopToRestart().mainBy(1).start().stop().mainBy(2));
        put("m-startstopping", simple(ExecRole.STOP), acted -> acted.start()
                .stop()
                .start()
                .control(0)
                .mainBy(15)
                .start()
                .stop()
                .control(0)
                .mainBy(15));
        put(
                "m-stopsame",
                simple(ExecRole.STOP_POST),
                acted -> acted.start().main(0).stop().control(0));
        put(
                "m-left",
                simple().kill(KillRule.Mode.PROCESS),
                acted ->
                        acted.others(1).start().stop().mainBy(15).start().stop().mainBy(15));
        put(
                "m-mainleaves",
                simple().stopSpan(1000),
                acted -> acted.others(2).start().main(0).pass(1000).othersEnd());
        put(
                "m-execstopfail",
                simple(ExecRole.STOP, ExecRole.STOP),
                acted -> acted.start().stop().control(1).mainBy(15));
        put(
                "m-mainstop",
                simple(ExecRole.STOP),
                acted -> acted.start().stop().mainBy(9).control(0));
        put(
                "n-stopmainfirst",
                simple(ExecRole.STOP),
                acted -> acted.start().stop().main(2).control(0));
        LifeDraft success = simple();
        success.success = new StatusSet(Set.of(143), Set.of());
        put("n-stopfailres", success, acted -> acted.start().stop().main(143));
        put("m-clean", simple(), acted -> acted.start()
                .stop()
                .mainBy(15)
                .feed(new ServiceInput.Clean())
                .control(0));
    }

    private static void withoutChildren() {
        put("m-envpre", simple(ExecRole.START_PRE, ExecRole.STOP_POST), acted -> acted.withoutChildren(NO_FILE)
                .start());
        put(
                "m-envall",
                simple(ExecRole.RELOAD, ExecRole.STOP, ExecRole.STOP_POST),
                acted -> acted.start().withoutChildren(NO_FILE).reload().stop().mainBy(15));
        put(
                "m-envpost",
                simple(ExecRole.START_POST, ExecRole.START_POST),
                acted -> acted.start().withoutChildren(NO_FILE).control(0).mainBy(15));
    }

    private static void restarts() {
        put("m-rr", restarting(simple(), When.ALWAYS, 2000), acted -> acted.start()
                .main(1)
                .pass(2000)
                .main(1)
                .stopToRestart()
                .start()
                .main(1)
                .start()
                .pass(2000)
                .main(1)
                .stop());
        put(
                "m-limrestart",
                burst(restarting(simple(), When.ALWAYS, 100), 2),
                acted -> acted.start().main(0).pass(100).main(0).pass(100));
        put("n-rrstoprun", restarting(simple(), When.ALWAYS, 100), acted -> {
            acted.start().main(1).pass(100).others(1);
            acted.stop().mainBy(15).othersEnd();
            acted.start().stopToRestart().mainBy(15).start();
            acted.stop().mainBy(15);
        });
        put("n-limit", burst(simple(), 1), acted -> acted.start()
                .main(0)
                .start()
                .feed(new ServiceInput.ResetFailed())
                .start()
                .main(0));
        put("n-resetauto", restarting(simple(), When.ALWAYS, 300), acted -> acted.start()
                .main(1)
                .pass(300)
                .main(1)
                .feed(new ServiceInput.ResetFailed())
                .stop());
        put(
                "n-startauto",
                restarting(simple(), When.ALWAYS, 400),
                acted -> acted.start().main(1).start().pass(400).main(1).stop());
        LifeDraft missing = burst(restarting(LifeDraft.of(Type.EXEC), When.ON_FAILURE, 200), 2);
        put(
                "n-execmissing",
                missing,
                acted -> acted.start().main(203).pass(200).main(203).pass(200));
    }

    static Set<String> names() {
        return LIVES.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void tells_the_same_and_ends_the_same(String name) throws IOException {
        List<String> block = recorded().get(name);
        List<String> expected = block.stream()
                .filter(line -> line.startsWith("   <"))
                .map(line -> SystemdLines.withoutPids(line.strip()))
                .toList();
        Acted acted = new Acted(name + ".service", LIVES.get(name).draft().life());
        LIVES.get(name).acts().accept(acted);
        List<String> told = acted.marked.stream().map(SystemdLines::withoutPids).toList();

        assertThat(heard(told)).isEqualTo(heard(expected));
        assertThat(told).containsSubsequence(expected);
        String end = block.getLast();
        if (end.endsWith("SubState=failed")) {
            assertThat(SystemdLines.shown(acted.state, true)).isEqualTo(end);
        }
    }

    @Test
    void is_played_for_every_recording() throws IOException {
        assertThat(LIVES.keySet()).isEqualTo(recorded().keySet());
    }

    /** Without the lines for debugging. */
    private static List<String> heard(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("<7>")).toList();
    }

    private static Map<String, List<String>> recorded() throws IOException {
        try (InputStream sample = MoreBesideSystemdTest.class.getResourceAsStream("more-messages.txt")) {
            Map<String, List<String>> blocks = new TreeMap<>();
            List<String> block = new ArrayList<>();
            for (String line : new String(sample.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("### ")) {
                    block = new ArrayList<>();
                    blocks.put(line.substring(4), block);
                } else {
                    block.add(line);
                }
            }
            return blocks;
        }
    }
}
