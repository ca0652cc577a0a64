package dev.supervisor.ctl.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.client.report.ProcessReport;
import dev.supervisor.client.report.ProcessReport.Usage;
import dev.supervisor.ctl.top.Key.Letter;
import dev.supervisor.ctl.top.Key.Special;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A live table")
class ProcessTableTest {
    private final ProcessTable table = new ProcessTable();

    private static ProcessReport process(String name, long pid, long uptimeMillis, long cpuMillis) {
        return new ProcessReport(
                new Namespec(name, name),
                "RUNNING",
                "",
                Optional.of(pid),
                Optional.empty(),
                Optional.of(Duration.ofMillis(uptimeMillis)),
                Optional.empty(),
                Optional.of(0L),
                "",
                Optional.of(new Usage(Duration.ofMillis(cpuMillis), Optional.of(50.0), 1, 1)));
    }

    private void fill(int count) {
        table.update(IntStream.range(0, count)
                .mapToObj(i -> process("p" + i, i + 1, 1000, 0))
                .toList());
    }

    @Test
    void says_what_a_process_uses_between_two_looks_and_on_average_at_the_first() {
        ProcessReport first = process("a", 1, 10_000, 5_000);
        table.update(List.of(first));
        assertEquals(Optional.of(50.0), table.loadOf(first));

        ProcessReport second = process("a", 1, 12_000, 5_500);
        table.update(List.of(second));
        assertEquals(Optional.of(25.0), table.loadOf(second));

        ProcessReport another = process("a", 2, 500, 100);
        table.update(List.of(another));
        assertEquals(Optional.of(50.0), table.loadOf(another));
    }

    @Test
    void lets_its_rows_be_chosen_and_stays_at_a_process_that_moves() {
        fill(30);
        table.press(Special.DOWN);
        table.press(new Letter('j'));
        table.press(Special.PAGE_DOWN);
        assertEquals(12, table.chosenRow());
        table.press(Special.END);
        table.press(Special.DOWN);
        assertEquals(29, table.chosenRow());
        table.press(Special.HOME);
        table.press(Special.UP);
        assertEquals(0, table.chosenRow());

        table.press(Special.DOWN);
        table.update(List.of(process("new", 99, 1, 0), process("p0", 1, 1, 0), process("p1", 2, 1, 0)));
        assertEquals(2, table.chosenRow());
    }

    @Test
    void asks_before_a_stop_and_a_restart_and_takes_any_key_but_y_for_no() {
        fill(3);
        table.press(Special.DOWN);

        assertThat(table.press(new Letter('x'))).isEmpty();
        assertThat(table.asked()).contains(new Wish.Stop("p1"));
        assertThat(table.press(new Letter('y'))).contains(new Wish.Stop("p1"));
        table.press(new Letter('r'));
        assertThat(table.press(new Letter('Y'))).contains(new Wish.Restart("p1"));
        for (Key no : List.of(new Letter('n'), new Letter('x'), Special.ENTER, Special.ESCAPE, Special.DOWN)) {
            table.press(new Letter('x'));
            assertThat(table.press(no)).isEmpty();
            assertThat(table.asked()).isEmpty();
            assertEquals(ProcessTable.Mode.TABLE, table.mode());
        }
        assertEquals(1, table.chosenRow());
        table.press(new Letter('x'));
        assertThat(table.press(Special.INTERRUPT)).contains(new Wish.Leave());
    }

    @Test
    void stays_at_a_process_that_the_filter_lets_pass_no_more() {
        table.update(List.of(in("a", "STOPPED"), in("b", "STOPPED"), in("c", "STOPPED")));
        "/stopped".chars().forEach(letter -> table.press(new Letter(letter)));
        table.press(Special.ENTER);
        table.press(Special.DOWN);
        assertThat(table.press(new Letter('s'))).contains(new Wish.Start("b"));

        table.update(List.of(in("a", "STOPPED"), in("b", "RUNNING"), in("c", "STOPPED")));
        assertEquals(3, table.shown().size());
        table.press(new Letter('x'));
        assertThat(table.asked()).contains(new Wish.Stop("b"));
        table.press(new Letter('n'));

        table.press(Special.DOWN);
        assertEquals(2, table.shown().size());
        assertThat(table.press(new Letter('s'))).contains(new Wish.Start("c"));
    }

    @Test
    void chooses_the_next_when_the_chosen_one_is_gone_and_the_first_that_a_new_filter_lets_pass() {
        fill(4);
        table.press(Special.DOWN);
        table.update(List.of(in("p0", "RUNNING"), in("p2", "RUNNING"), in("p3", "STOPPED")));
        assertThat(table.press(new Letter('s'))).contains(new Wish.Start("p2"));

        "/stopped".chars().forEach(letter -> table.press(new Letter(letter)));
        table.press(Special.ENTER);
        assertEquals(1, table.shown().size());
        assertThat(table.press(new Letter('s'))).contains(new Wish.Start("p3"));
        "/z".chars().forEach(letter -> table.press(new Letter(letter)));
        table.press(Special.ENTER);
        assertThat(table.press(new Letter('s'))).isEmpty();
    }

    private static ProcessReport in(String name, String state) {
        ProcessReport running = process(name, 1, 1000, 0);
        return new ProcessReport(
                running.name(),
                state,
                "",
                running.pid(),
                Optional.empty(),
                running.uptime(),
                Optional.empty(),
                Optional.of(0L),
                "",
                running.usage());
    }

    @Test
    void wishes_nothing_for_nobody() {
        fill(0);

        for (char letter : "sxrlj".toCharArray()) {
            assertThat(table.press(new Letter(letter))).isEmpty();
        }
        assertEquals(ProcessTable.Mode.TABLE, table.mode());
    }

    @Test
    void takes_letters_for_the_filter_while_that_is_typed() {
        fill(12);
        table.press(new Letter('/'));
        table.press(new Letter('p'));
        table.press(new Letter('x'));
        table.press(Special.BACKSPACE);
        table.press(new Letter('1'));

        assertThat(table.shown())
                .extracting(process -> process.name().process())
                .containsExactly("p1", "p10", "p11");
        assertThat(table.press(Special.INTERRUPT)).contains(new Wish.Leave());
    }
}
