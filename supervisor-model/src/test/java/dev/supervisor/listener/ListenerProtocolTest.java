package dev.supervisor.listener;

import static dev.supervisor.listener.ListenerState.ACKNOWLEDGED;
import static dev.supervisor.listener.ListenerState.BUSY;
import static dev.supervisor.listener.ListenerState.READY;
import static dev.supervisor.listener.ListenerState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.listener.ListenerNote.BadResult;
import dev.supervisor.listener.ListenerNote.Changed;
import dev.supervisor.listener.ListenerNote.Failed;
import dev.supervisor.listener.ListenerNote.GaveBack;
import dev.supervisor.listener.ListenerNote.Printed;
import dev.supervisor.listener.ListenerNote.Processed;
import dev.supervisor.listener.ListenerNote.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A listener")
class ListenerProtocolTest {
    private final ListenerProtocol protocol = new ListenerProtocol(ResultHandler.DEFAULT);

    private List<ListenerNote> says(String words) {
        return says(words.getBytes(StandardCharsets.UTF_8));
    }

    private List<ListenerNote> says(byte[] words) {
        List<ListenerNote> notes = new ArrayList<>();
        protocol.said(words, notes::add);
        return notes;
    }

    private static Changed changed(ListenerState from, ListenerState to) {
        return new Changed(from, to);
    }

    @Nested
    @DisplayName("that has been started")
    class Acknowledged {

        @Test
        void is_ready_when_it_says_so() {
            assertEquals(List.of(changed(ACKNOWLEDGED, READY)), says("READY\n"));
            assertEquals(READY, protocol.state());
        }

        @Test
        void may_say_so_in_pieces() {
            assertEquals(List.of(), says("REA"));
            assertEquals(List.of(), says("DY"));
            assertEquals(List.of(changed(ACKNOWLEDGED, READY)), says("\n"));
        }

        @Test
        void may_say_anything_of_up_to_five_bytes_and_nothing_else_of_six() {
            assertEquals(List.of(), says("hello"));
            assertEquals(ACKNOWLEDGED, protocol.state());
            assertEquals(List.of(changed(ACKNOWLEDGED, UNKNOWN)), says("!"));
        }

        @Test
        void must_not_say_more_than_that_it_is_ready() {
            assertEquals(List.of(changed(ACKNOWLEDGED, READY), changed(READY, UNKNOWN)), says("READY\nx"));
        }

        @Test
        void is_not_sent_anything() {
            assertThatThrownBy(protocol::sent).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    @DisplayName("that is ready")
    class Ready {

        @Test
        void breaks_the_protocol_with_any_byte() {
            says("READY\n");
            assertEquals(List.of(changed(READY, UNKNOWN)), says("\n"));
        }
    }

    @Nested
    @DisplayName("whose results are printed")
    class Printing {
        private static final String HEADERS = "processname:web groupname:g pid:1 channel:stdout";

        private final ListenerProtocol printing = new ListenerProtocol(ResultHandler.PRINTING);
        private final List<ListenerNote> notes = new ArrayList<>();

        private void answers(String... pieces) {
            printing.said("READY\n".getBytes(StandardCharsets.UTF_8), _ -> {});
            printing.sent();
            for (String piece : pieces) {
                printing.said(piece.getBytes(StandardCharsets.UTF_8), notes::add);
            }
        }

        @Test
        void is_acknowledged_once_the_whole_result_is_there() {
            answers("RESULT " + (HEADERS.length() + "\nhello".length()) + "\n" + HEADERS, "\nhel");
            assertEquals(List.of(), notes);

            answersOn("lo");
            assertThat(notes).hasSize(3).element(0).isInstanceOf(Printed.class);
            assertEquals(
                    "web stdout | hello\n", new String(((Printed) notes.getFirst()).text(), StandardCharsets.UTF_8));
            assertEquals(List.of(new Processed(), changed(BUSY, ACKNOWLEDGED)), notes.subList(1, 3));
        }

        private void answersOn(String piece) {
            printing.said(piece.getBytes(StandardCharsets.UTF_8), notes::add);
        }

        @ParameterizedTest
        @ValueSource(strings = {"RESULT 2\nOK", "RESULT 45\nprocessname:web groupname:g from_state:RUNNING pid:1"})
        void is_told_nothing_more_after_a_result_that_is_none(String answer) {
            answers(answer + "READY\n");

            assertEquals(List.of(new Failed(), changed(BUSY, UNKNOWN), new GaveBack()), notes);
        }
    }

    @Nested
    @DisplayName("that has an event")
    class Busy {
        Busy() {
            says("READY\n");
            protocol.sent();
        }

        @Test
        void is_acknowledged_when_its_result_is_OK() {
            assertEquals(List.of(new Processed(), changed(BUSY, ACKNOWLEDGED)), says("RESULT 2\nOK"));
        }

        @Test
        void may_say_in_one_breath_that_it_is_ready_again() {
            assertEquals(
                    List.of(new Processed(), changed(BUSY, ACKNOWLEDGED), changed(ACKNOWLEDGED, READY)),
                    says("RESULT 2\nOKREADY\n"));
        }

        @Test
        void is_understood_byte_by_byte() {
            List<ListenerNote> notes = new ArrayList<>();
            "RESULT 2\nOKREADY\n".chars().forEach(letter -> notes.addAll(says(Character.toString(letter))));
            assertEquals(List.of(new Processed(), changed(BUSY, ACKNOWLEDGED), changed(ACKNOWLEDGED, READY)), notes);
        }

        @ParameterizedTest
        @ValueSource(strings = {"4\nFAIL", "3\nOK\n", "1\nO", "2\nKO"})
        void gives_its_event_back_with_any_other_result(String result) {
            assertEquals(
                    List.of(new Rejected(), changed(BUSY, ACKNOWLEDGED), new GaveBack()), says("RESULT " + result));
        }

        @Test
        void has_sent_an_empty_result_once_something_follows_it() {
            assertEquals(List.of(), says("RESULT 0\n"));
            assertEquals(BUSY, protocol.state());
            assertEquals(
                    List.of(new Rejected(), changed(BUSY, ACKNOWLEDGED), new GaveBack(), changed(ACKNOWLEDGED, READY)),
                    says("READY\n"));
        }

        @Test
        void breaks_the_protocol_by_a_newline_after_the_result() {
            assertEquals(List.of(new Processed(), changed(BUSY, ACKNOWLEDGED)), says("RESULT 2\nOK\n"));
            assertEquals(List.of(changed(ACKNOWLEDGED, UNKNOWN)), says("READY\n"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"LENGTH 2\nOK", "       2\nOK", "RESULT  2 \r\nOK", "RESULT +2\nOK", "RESULT 0_2\nOK"})
        void need_not_say_RESULT_and_may_write_the_length_as_Python_reads_it(String words) {
            assertEquals(List.of(new Processed(), changed(BUSY, ACKNOWLEDGED)), says(words));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "READY",
                    "RESULT",
                    "RESULT ",
                    "RESULT x",
                    "RESULT 2 OK",
                    "RESULT -1",
                    "RESULT 1__0",
                    "RESULT 2."
                })
        void gives_its_event_back_and_is_heard_no_more_after_a_line_without_a_length(String line) {
            List<ListenerNote> notes = says(line + "\nREADY\n");

            assertThat(notes.getFirst()).isInstanceOfSatisfying(BadResult.class, bad -> assertThat(bad.line())
                    .asString()
                    .isEqualTo(line));
            assertEquals(List.of(changed(BUSY, UNKNOWN), new GaveBack()), notes.subList(1, notes.size()));
            assertEquals(List.of(), says("READY\n"));
            assertEquals(UNKNOWN, protocol.state());
        }

        @Test
        void has_sent_no_length_when_its_line_never_ends() {
            assertEquals(List.of(), says("RESULT " + " ".repeat(4089)));
            assertThat(says(" ")).contains(changed(BUSY, UNKNOWN), new GaveBack());
        }

        @Test
        void may_send_a_result_of_any_length_of_which_little_is_kept() {
            assertEquals(List.of(), says("RESULT 99999999999999999999\nOK"));
            String flood = "x".repeat(100_000);
            for (int i = 0; i < 100; i++) {
                assertEquals(List.of(), says(flood));
            }
            assertEquals(BUSY, protocol.state());
        }
    }
}
