package dev.supervisor.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.history.Run.Manner;
import dev.supervisor.history.Run.MemoryVerdict;
import dev.supervisor.process.EndKind;
import dev.supervisor.process.Pid;
import dev.supervisor.process.ProcessEffect.Say;
import dev.supervisor.process.ProcessEffect.Spawn;
import dev.supervisor.process.ProcessNote;
import dev.supervisor.process.Signal;
import dev.supervisor.process.StartCause;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.process.WaitStatus.KilledBy;
import dev.supervisor.time.Now;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The chronicle of a process")
class ChronicleTest {
    private static final WaitStatus KILL = new KilledBy(Signal.KILL, false);

    private final Chronicle chronicle = new Chronicle();
    private int second;
    private int pid = 100;

    private Now next() {
        second++;
        return new Now(second * 1_000_000_000L, Instant.ofEpochSecond(second));
    }

    private Pid starts(StartCause cause) {
        Pid child = new Pid(++pid);
        chronicle.saw(new Spawn(cause), next());
        says(new ProcessNote.SpawnedChild(child));
        return child;
    }

    private Pid starts() {
        return starts(StartCause.AUTORESTART);
    }

    private void says(ProcessNote note) {
        chronicle.saw(new Say(note), next());
    }

    private Run last() {
        return chronicle.runs().getFirst();
    }

    @Test
    void is_empty_at_first() {
        assertThat(chronicle.runs()).isEmpty();
        assertThat(chronicle.tally()).isEqualTo(new Tally(0, Map.of(), Map.of()));
    }

    @Test
    void knows_why_each_run_began() {
        starts(StartCause.AUTOSTART);
        starts(StartCause.RETRY);
        starts(StartCause.AUTORESTART);
        starts(StartCause.REQUESTED);

        assertThat(chronicle.runs())
                .extracting(Run::cause)
                .containsExactly(StartCause.REQUESTED, StartCause.AUTORESTART, StartCause.RETRY, StartCause.AUTOSTART);
    }

    @Test
    void knows_how_a_run_ended_and_how_long_it_lasted() {
        starts();
        says(new ProcessNote.ExitedItself(new ExitedWith(3), EndKind.UNEXPECTED));

        assertThat(last().end().orElseThrow().manner()).isEqualTo(Manner.UNEXPECTED);
        assertThat(last().end().orElseThrow().status()).contains(new ExitedWith(3));
        assertThat(last().lasted()).contains(Duration.ofSeconds(2));
    }

    @Test
    void knows_what_the_system_said_if_there_was_no_child() {
        chronicle.saw(new Spawn(StartCause.AUTORESTART), next());
        says(new ProcessNote.SpawnError("no such thing"));

        assertThat(last().pid()).isEmpty();
        assertThat(last().end().orElseThrow().why()).isEqualTo("no such thing");
    }

    @Test
    void keeps_ten_runs_and_not_eleven() {
        Pid first = starts();
        for (int i = 1; i < Chronicle.MOST_RUNS; i++) {
            starts();
        }
        assertThat(chronicle.runs()).hasSize(10).last().extracting(Run::pid).isEqualTo(Optional.of(first));
        starts();

        assertThat(chronicle.runs()).hasSize(10).extracting(Run::pid).doesNotContain(Optional.of(first));
        assertThat(chronicle.tally().starts()).isEqualTo(11);
    }

    @Test
    void has_last_words_whether_they_come_before_the_end_or_after_the_next_start() {
        Pid first = starts();
        chronicle.wrote(first, words("early"));
        says(new ProcessNote.ExitedItself(new ExitedWith(0), EndKind.EXPECTED));
        Pid second = starts();
        says(new ProcessNote.ExitedItself(new ExitedWith(0), EndKind.EXPECTED));
        starts();
        chronicle.wrote(second, words("late"));

        assertThat(chronicle.runs().get(1).lastWords().lines()).containsExactly("late");
        assertThat(chronicle.runs().get(2).lastWords().lines()).containsExactly("early");
    }

    @Test
    void counts_ends_and_restarts_by_reason() {
        starts();
        says(new ProcessNote.ExitedItself(new ExitedWith(0), EndKind.EXPECTED));
        starts();
        says(new ProcessNote.ExitedTooQuickly(new ExitedWith(1)));
        starts();
        says(new ProcessNote.ExitedItself(new KilledBy(Signal.TERM, false), EndKind.UNEXPECTED));
        starts();
        says(new ProcessNote.StoppedOnRequest(new KilledBy(Signal.TERM, false), EndKind.UNEXPECTED));
        starts(StartCause.REQUESTED);
        says(new ProcessNote.SpawnError("no"));
        starts();

        assertThat(chronicle.tally())
                .isEqualTo(new Tally(
                        6,
                        Map.of(
                                RestartReason.EXITED, 1L,
                                RestartReason.FAILED, 1L,
                                RestartReason.KILLED, 1L,
                                RestartReason.REQUESTED, 1L,
                                RestartReason.SPAWN_ERROR, 1L),
                        Map.of(
                                new ExitedWith(0), 1L,
                                new ExitedWith(1), 1L,
                                new KilledBy(Signal.TERM, false), 2L)));
        assertThat(chronicle.tally().allRestarts()).isEqualTo(5);
    }

    @Test
    void asks_who_has_sent_a_SIGKILL_and_counts_the_restart_when_it_knows() {
        Pid child = starts();
        says(new ProcessNote.ExitedItself(KILL, EndKind.UNEXPECTED));
        assertThat(chronicle.isUnderInquiry(child)).isTrue();
        starts();
        assertThat(chronicle.tally().restarts()).isEmpty();
        chronicle.found(child, true);

        assertThat(chronicle.isUnderInquiry(child)).isFalse();
        assertThat(chronicle.runs().get(1).end().orElseThrow().memory()).isEqualTo(MemoryVerdict.GUILTY);
        assertThat(chronicle.tally().restarts()).isEqualTo(Map.of(RestartReason.OUT_OF_MEMORY, 1L));
    }

    @Test
    void knows_whose_SIGKILL_it_was_that_came_when_a_stop_took_too_long() {
        Pid child = starts();
        says(new ProcessNote.Overdue(child));
        says(new ProcessNote.StoppedOnRequest(KILL, EndKind.UNEXPECTED));

        assertThat(last().end().orElseThrow().overdue()).isTrue();
        assertThat(chronicle.isUnderInquiry(child)).isFalse();
    }

    @Test
    void forgets_with_the_next_start_that_a_stop_took_too_long() {
        Pid first = starts();
        says(new ProcessNote.Overdue(first));
        says(new ProcessNote.StoppedOnRequest(KILL, EndKind.UNEXPECTED));
        Pid second = starts();
        says(new ProcessNote.ExitedItself(KILL, EndKind.UNEXPECTED));

        assertThat(last().end().orElseThrow().overdue()).isFalse();
        assertThat(chronicle.isUnderInquiry(second)).isTrue();
    }

    private static LastWords words(String text) {
        return new LastWords(text.getBytes(StandardCharsets.UTF_8), true);
    }
}
