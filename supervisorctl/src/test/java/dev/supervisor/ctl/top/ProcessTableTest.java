package dev.supervisor.ctl.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.ctl.report.ProcessReport;
import dev.supervisor.ctl.report.ProcessReport.Usage;
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
