package dev.supervisor.listening;

import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.config.text.Autorestart;
import dev.supervisor.event.RemoteCommunication;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.kit.World;
import dev.supervisor.listener.ResultHandler;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.supervisor.PreparedGroup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Event listeners")
class ListenersTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Pattern HEADER = Pattern.compile("serial:(\\d+) .*eventname:(\\S+) len:(\\d+)\n");
    private static final String WELL_DONE = "RESULT 2\nOKREADY\n";

    private final World world = new World();

    /** The messages that listeners have read, one by one. */
    private final List<String> heard = new ArrayList<>();

    private ChildScript listener(String answer) {
        return listener(_ -> answer);
    }

    private ChildScript listener(UnaryOperator<String> answer) {
        return ChildScript.runsForever().writes(AT_ONCE, "READY\n").answers(message -> {
            String text = new String(message, StandardCharsets.UTF_8);
            heard.add(text);
            return answer.apply(text).getBytes(StandardCharsets.UTF_8);
        });
    }

    private List<String> eventsHeard() {
        return heard.stream().map(message -> header(message).group(2)).toList();
    }

    private static String serial(String message) {
        return header(message).group(1);
    }

    private static Matcher header(String message) {
        Matcher header = HEADER.matcher(message);
        assertThat(header.find()).as(message).isTrue();
        return header;
    }

    private void tell(String data) {
        world.loop.post(_ -> world.supervisor.publish(new RemoteCommunication("t", data)));
        world.settle();
    }

    @Test
    void hear_of_all_since_boot_once_they_have_been_up_for_startsecs_and_not_before() {
        world.with("/bin/ear", listener(WELL_DONE))
                .with("/bin/cat", ChildScript.runsForever())
                .with(program("ear").listeningTo(20, "PROCESS_GROUP", "PROCESS_STATE", "SUPERVISOR_STATE_CHANGE"))
                .with(program("cat").alone())
                .begun();

        world.pass(Duration.ofMillis(999));
        assertEquals(List.of(), heard);
        world.pass(Duration.ofMillis(1));

        assertEquals(
                List.of(
                        "PROCESS_GROUP_ADDED",
                        "PROCESS_GROUP_ADDED",
                        "SUPERVISOR_STATE_CHANGE_RUNNING",
                        "PROCESS_STATE_STARTING",
                        "PROCESS_STATE_STARTING",
                        "PROCESS_STATE_RUNNING",
                        "PROCESS_STATE_RUNNING"),
                eventsHeard());
        assertEquals(
                "ver:3.0 server:supervisor serial:0 pool:ear poolserial:0 eventname:PROCESS_GROUP_ADDED len:14\n"
                        + "groupname:ear\n",
                heard.getFirst());
    }

    @Test
    void whose_results_are_printed_wait_while_nobody_reads_what_is() {
        String result = "processname:p channel:stdout\nsaid";
        world.with("/bin/ear", listener("RESULT " + result.length() + "\n" + result + "READY\n"))
                .with(program("ear").listeningTo(20, ResultHandler.PRINTING, "REMOTE_COMMUNICATION"))
                .begun();
        world.pass(SECOND);

        tell("read");
        world.printer.isRead = false;
        tell("not read");
        assertEquals("p stdout | said\n", world.printer.text.toString(StandardCharsets.UTF_8));
        assertThat(heard).hasSize(1);

        world.printer.isRead = true;
        world.loop.post(_ -> {});
        world.settle();
        assertEquals("p stdout | said\n".repeat(2), world.printer.text.toString(StandardCharsets.UTF_8));
    }

    @Test
    void hear_that_the_daemon_goes_down_and_are_stopped_last() {
        world.with("/bin/ear", listener(WELL_DONE))
                .with("/bin/cat", ChildScript.runsForever().exitsOn(Signal.TERM, SECOND, 0))
                .with(program("ear").listeningTo(20, "SUPERVISOR_STATE_CHANGE", "PROCESS_STATE_STOPPING"))
                .with(program("cat").alone())
                .begun();
        world.pass(SECOND);
        heard.clear();

        world.loop.post(_ -> world.supervisor.shutDown());
        world.pass(Duration.ofMillis(999));
        assertEquals(List.of("SUPERVISOR_STATE_CHANGE_STOPPING", "PROCESS_STATE_STOPPING"), eventsHeard());
        assertEquals(ProcessStateCode.RUNNING, world.state("ear"));
        world.pass(SECOND);

        assertEquals(ProcessStateCode.STOPPED, world.state("ear"));
        assertThat(world.ends).hasSize(1);
    }

    @Test
    void give_the_event_that_they_die_with_to_their_next_child_with_the_same_serial() {
        int[] spawned = new int[1];
        world.kernel.install(
                "/bin/ear",
                _ -> spawned[0]++ == 0 ? listener("").exitsAt(Duration.ofSeconds(5), 1) : listener(WELL_DONE));
        world.with(program("ear").autorestart(Autorestart.ALWAYS).listeningTo(10, "REMOTE_COMMUNICATION"))
                .begun();
        world.pass(SECOND);
        tell("one");
        tell("two");
        assertThat(heard).hasSize(1);

        world.pass(Duration.ofSeconds(10));

        assertEquals(
                List.of("0", "0", "1"),
                heard.stream().map(ListenersTest::serial).toList());
        assertEquals(heard.get(0), heard.get(1));
    }

    @Test
    void may_become_more_and_fewer_while_the_others_go_on() throws SystemException {
        world.with("/bin/ear", listener("")) // never done with what it was sent
                .with("/bin/cat", ChildScript.runsForever())
                .with(program("ear").listeningTo(10, "REMOTE_COMMUNICATION"))
                .begun();
        world.pass(SECOND);
        ProgramBuilder second = program("second").command("/bin/ear");

        change(second);
        world.pass(SECOND);
        tell("one");
        tell("two");

        assertEquals(
                List.of("0", "1"), heard.stream().map(ListenersTest::serial).toList());
        world.supervisor
                .group("ear")
                .flatMap(pool -> pool.process("second"))
                .orElseThrow()
                .stop(world.now());
        world.settle();
        change();
        assertThat(world.supervisor.group("ear").orElseThrow().processes()).hasSize(1);
        world.pass(SECOND);
        assertThat(world.settle()).isEmpty();
    }

    /** The pool has its first listener and these from now on. */
    private void change(ProgramBuilder... others) throws SystemException {
        GroupSpec before = program("ear").listeningTo(10, "REMOTE_COMMUNICATION");
        List<ProcessSpec> fresh = Stream.of(others).map(ProgramBuilder::spec).toList();
        GroupSpec after = new GroupSpec(
                "ear",
                before.provenance(),
                before.priority(),
                before.kind(),
                Stream.concat(before.processes().stream(), fresh.stream()).toList());
        PreparedGroup prepared = world.supervisor
                .preparation()
                .prepare(new GroupSpec("ear", before.provenance(), before.priority(), fresh));
        world.loop.post(_ -> assertThat(world.supervisor.changeGroup(
                        world.supervisor.group("ear").orElseThrow(), after, prepared, world.now()))
                .isTrue());
        world.settle();
    }

    @Test
    void are_sent_again_what_they_rejected() {
        int[] asked = new int[1];
        world.with("/bin/ear", listener(_ -> asked[0]++ == 0 ? "RESULT 4\nFAILREADY\n" : WELL_DONE))
                .with(program("ear").listeningTo(10, "REMOTE_COMMUNICATION"))
                .begun();
        world.pass(SECOND);

        tell("x");

        assertThat(heard).hasSize(2);
        assertEquals(heard.get(0), heard.get(1));
        assertThat(world.said()).contains("WARN ear: event was rejected");
    }

    @Test
    void are_sent_nothing_once_they_talked_nonsense_until_they_are_started_again() {
        int[] spawned = new int[1];
        world.kernel.install("/bin/ear", _ -> spawned[0]++ == 0 ? listener("what?\n") : listener(WELL_DONE));
        world.with(program("ear").listeningTo(10, "REMOTE_COMMUNICATION")).begun();
        world.pass(SECOND);

        tell("one");
        tell("two");
        assertThat(heard).hasSize(1);
        assertThat(world.said())
                .contains(
                        "WARN ear: bad result line: 'what?'",
                        "WARN ear: has entered the UNKNOWN state and will no longer receive events, this usually"
                                + " indicates the process violated the eventlistener protocol");

        world.loop.post(now -> world.process("ear").stop(now));
        world.settle();
        world.loop.post(now -> world.process("ear").start(now));
        world.pass(SECOND);
        assertThat(heard).hasSize(3);
        assertEquals(heard.get(0), heard.get(1));
    }

    @Test
    void say_their_last_words_before_they_are_known_to_have_ended() {
        world.with(
                        "/bin/ear",
                        listener("")
                                .writes(Duration.ofSeconds(3), "RESULT 2\nOK")
                                .exitsAt(Duration.ofSeconds(3), 0))
                .with(program("ear").listeningTo(10, "REMOTE_COMMUNICATION"))
                .begun();
        world.pass(SECOND);
        tell("x");

        world.pass(Duration.ofSeconds(3));

        assertThat(world.log.indexOf("DEBG ear: event was processed"))
                .isPositive()
                .isLessThan(world.log.indexOf("INFO exited: ear (exit status 0; expected)"));
    }

    @Test
    void have_what_they_say_in_their_log_and_what_they_complain_of_in_the_other_one() {
        world.kernel.files().putDirectory("/log");
        world.with("/bin/ear", listener(WELL_DONE).writesError(SECOND, "oops\n"))
                .with(program("ear")
                        .stdout(new LogTarget.File("/log/out"))
                        .stderr(new LogTarget.File("/log/err"))
                        .listeningTo(10, "REMOTE_COMMUNICATION"))
                .begun();
        world.pass(SECOND);

        tell("x");

        assertEquals("READY\n" + WELL_DONE, world.kernel.files().content("/log/out"));
        assertEquals("oops\n", world.kernel.files().content("/log/err"));
    }

    @Test
    void leave_nothing_open_when_they_have_ended() {
        world.with("/bin/ear", listener(WELL_DONE))
                .with(program("ear").manual().listeningTo(10, "REMOTE_COMMUNICATION"))
                .begun();
        var atRest = world.kernel.openDescriptors();

        world.loop.post(now -> world.process("ear").start(now));
        world.pass(SECOND);
        tell("x");
        world.loop.post(now -> world.process("ear").stop(now));
        world.settle();

        assertEquals(atRest, world.kernel.openDescriptors());
    }

    @Test
    void hear_each_event_in_one_pool_once_whoever_of_them_is_ready() {
        world.with("/bin/ear", listener(WELL_DONE))
                .with("/bin/other", listener(WELL_DONE))
                .with(program("ear").listeningTo(10, "REMOTE_COMMUNICATION"))
                .with(program("other").listeningTo(10, "EVENT"))
                .begun();
        world.pass(SECOND);
        heard.clear();

        tell("x");

        assertEquals(List.of("REMOTE_COMMUNICATION", "REMOTE_COMMUNICATION"), eventsHeard());
        assertEquals(serial(heard.get(0)), serial(heard.get(1)));
    }

    @Test
    void are_told_the_time_if_they_want_to_know_it_and_nothing_wakes_up_for_it_otherwise() {
        world.with("/bin/ear", listener(WELL_DONE))
                .with(program("ear").listeningTo(10, "REMOTE_COMMUNICATION"))
                .begun();
        world.pass(Duration.ofSeconds(2));
        assertEquals(Optional.empty(), world.settle());

        world.with("/bin/clock", listener(WELL_DONE)).with(program("clock").listeningTo(10, "TICK_5", "TICK_60"));
        world.pass(Duration.ofSeconds(60));

        assertThat(eventsHeard()).filteredOn("TICK_5"::equals).hasSize(12);
        assertThat(eventsHeard()).filteredOn("TICK_60"::equals).hasSize(1);
        assertThat(heard).allSatisfy(message -> {
            long when = Long.parseLong(message.substring(message.indexOf("when:") + 5));
            assertEquals(0, when % 5);
        });
    }

    @Test
    void that_have_closed_their_standard_input_are_not_tried_for_ever() {
        world.with(
                        "/bin/ear",
                        ChildScript.runsForever().writes(AT_ONCE, "READY\n").closesInput(AT_ONCE))
                .with(program("ear").listeningTo(10, "REMOTE_COMMUNICATION"))
                .begun();
        world.pass(SECOND);

        tell("x");

        assertEquals(Optional.empty(), world.settle());
        assertThat(world.log)
                .filteredOn(line -> line.contains("epipe occurred while sending event 0 to listener ear"))
                .hasSize(1);
    }

    @Test
    void do_not_lose_what_is_bigger_than_their_pipe() {
        int[] read = new int[1];
        world.with(
                        "/bin/ear",
                        ChildScript.runsForever().writes(AT_ONCE, "READY\n").answers(part -> {
                            read[0] += part.length;
                            return new byte[0];
                        }))
                .with(program("ear").listeningTo(10, "REMOTE_COMMUNICATION"))
                .begun();
        world.pass(SECOND);

        tell("x".repeat(300_000));

        assertThat(read[0]).isGreaterThan(300_000).isLessThan(300_200);
    }

    @Test
    void miss_nothing_of_many_who_write_a_little_each_if_they_are_slow_for_a_moment_only() {
        int writers = 8;
        int lines = 40;
        Duration begin = SECOND.plusMillis(1);
        ChildScript ear = listener("");
        for (int events = 0; events < 400; events++) {
            Duration slowly = Duration.ofMillis(8 * Math.min(events, 5) + Math.max(0, events - 5));
            ear = ear.writes(begin.plusMillis(5).plus(slowly), WELL_DONE);
        }
        world.with("/bin/ear", ear).with(program("ear").listeningTo(10, "PROCESS_LOG"));
        for (int writer = 0; writer < writers; writer++) {
            ChildScript script = ChildScript.runsForever();
            for (int line = 0; line < lines; line++) {
                script = script.writes(begin.plusMillis(line), writer + "-" + line + "\n");
            }
            world.with("/bin/w" + writer, script)
                    .with(program("w" + writer).withEvents().alone());
        }
        world.begun();

        world.pass(Duration.ofSeconds(2));

        assertThat(world.said()).noneMatch(sentence -> sentence.contains("overflow"));
        String all = String.join("", heard);
        for (int writer = 0; writer < writers; writer++) {
            for (int line = 0; line < lines; line++) {
                assertThat(all).contains(writer + "-" + line + "\n");
            }
        }
        assertThat(heard).as("in fewer events than lines").hasSizeLessThan(writers * lines);
    }
}
