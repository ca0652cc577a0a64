package dev.supervisor.ctl.action;

import static dev.supervisor.ctl.action.Run.said;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.state.ProcessStateCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The action status")
class StatusTest {
    private final FakeSupervisor supervisor = new FakeSupervisor()
            .with("cat", "cat", ProcessStateCode.RUNNING, "pid 5165, uptime 0:00:34")
            .with("grp", "a", ProcessStateCode.RUNNING, "pid 5166, uptime 1 day, 0:00:05")
            .with("grp", "b", ProcessStateCode.STARTING, "");

    @Test
    void shows_names_in_33_columns_and_states_in_10_and_keeps_the_blanks_before_an_empty_description() {
        assertEquals(
                said(
                        0,
                        "cat                              RUNNING   pid 5165, uptime 0:00:34",
                        "grp:a                            RUNNING   pid 5166, uptime 1 day, 0:00:05",
                        "grp:b                            STARTING  "),
                Run.of(supervisor, "status"));
    }

    @Test
    void widens_the_first_column_for_a_name_of_31_characters_but_not_of_30() {
        String thirty = "n".repeat(30);
        String more = "n".repeat(31);

        assertEquals(
                said(0, thirty + "   RUNNING   pid 1, uptime 0:00:01"),
                Run.of(new FakeSupervisor().running(thirty), "status"));
        assertEquals(
                said(
                        0,
                        more + "   RUNNING   pid 1, uptime 0:00:01",
                        "x" + " ".repeat(33) + "RUNNING   pid 1, uptime 0:00:01"),
                Run.of(new FakeSupervisor().running(more).running("x"), "status all"));
    }

    @Test
    void counts_characters_of_a_name_and_not_bytes() {
        assertEquals(
                said(0, "grün" + " ".repeat(29) + "RUNNING   pid 1, uptime 0:00:01"),
                Run.of(new FakeSupervisor().running("grün"), "status"));
    }

    @Test
    void prints_named_processes_in_the_order_typed_and_as_often() {
        assertEquals(
                said(
                        0,
                        "grp:b                            STARTING  ",
                        "cat                              RUNNING   pid 5165, uptime 0:00:34",
                        "cat                              RUNNING   pid 5165, uptime 0:00:34"),
                Run.of(supervisor, "status grp:b cat cat"));
    }

    @Test
    void takes_a_star_or_nothing_behind_the_colon_for_the_whole_group() {
        Run whole = said(
                0,
                "grp:a                            RUNNING   pid 5166, uptime 1 day, 0:00:05",
                "grp:b                            STARTING  ");

        assertEquals(whole, Run.of(supervisor, "status grp:*"));
        assertEquals(whole, Run.of(supervisor, "status grp:"));
    }

    @Test
    void complains_of_unknown_names_before_the_table_and_exits_with_4() {
        assertEquals(
                said(
                        4,
                        "nope: ERROR (no such process)",
                        "grp:c: ERROR (no such process)",
                        "none: ERROR (no such group)",
                        "cat                              RUNNING   pid 5165, uptime 0:00:34"),
                Run.of(supervisor, "status nope cat grp:c none:*"));
    }

    @ParameterizedTest
    @EnumSource(ProcessStateCode.class)
    void exits_with_3_if_something_shown_is_down_even_if_a_name_was_bad(ProcessStateCode state) {
        supervisor.with("it", "it", state, "");

        assertEquals(state.isDown() ? 3 : 0, Run.of(supervisor, "status").code());
        assertEquals(
                state.isDown() ? 3 : 4, Run.of(supervisor, "status it nope").code());
        assertEquals(0, Run.of(supervisor, "status cat").code());
    }

    @Test
    void prints_nothing_if_there_is_nothing() {
        assertEquals(said(0), Run.of(new FakeSupervisor(), "status"));
    }
}
