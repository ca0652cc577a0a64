package dev.supervisor.unit.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.EnvironmentText;
import dev.supervisor.unit.text.UnitNumbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Values of unit files")
class ValuesTest {

    private static String span(String text) throws BadValueTextException {
        return TimeSpan.parse(text).toString();
    }

    @Test
    @DisplayName("that are spans can be made of our own, without fractions of a microsecond")
    void durations() {
        assertThat(TimeSpan.of(Duration.ofNanos(1_999))).isEqualTo(new TimeSpan(1));
        assertThat(TimeSpan.of(Duration.ofSeconds(90))).hasToString("1min 30s");
        assertThat(TimeSpan.of(new TimeSpan(Long.MAX_VALUE - 1).duration()))
                .isEqualTo(new TimeSpan(Long.MAX_VALUE - 1));
        assertThat(TimeSpan.of(TimeSpan.INFINITY.duration())).isEqualTo(TimeSpan.INFINITY);
    }

    @Test
    @DisplayName("that are spans add all their numbers up, and are printed with the largest units first")
    void spans() throws BadValueTextException {
        assertThat(span("1min 30s")).isEqualTo("1min 30s");
        assertThat(span("90")).isEqualTo("1min 30s");
        assertThat(span("1h 1h")).isEqualTo("2h");
        assertThat(span("59.999999s")).isEqualTo("59.999999s");
        assertThat(span("60.5")).isEqualTo("1min 500ms");
        assertThat(span(".5")).isEqualTo("500ms");
        assertThat(span("1M")).isEqualTo("1month");
        assertThat(span("1m")).isEqualTo("1min");
        assertThat(span("3 µs")).isEqualTo("3us");
        assertThat(span("10d")).isEqualTo("1w 3d");
        assertThat(span("0")).isEqualTo("0");
        assertThat(span("infinity")).isEqualTo("infinity");
        assertThat(TimeSpan.parseMicros("5").micros()).isEqualTo(5);
        assertThat(TimeSpan.parseNanos("1us")).isEqualTo(1000);
    }

    @Test
    @DisplayName("that are no spans are refused")
    void noSpans() {
        for (String text :
                List.of("", "-1", "s", "1.", "1.2.3", "5 x", "infinity 1", "0x10", "99999999999999999999", "1,5")) {
            assertThatThrownBy(() -> TimeSpan.parse(text)).as(text).isInstanceOf(BadValueTextException.class);
        }
    }

    @Test
    @DisplayName("that are numbers have bases, suffixes and bounds")
    void numbers() throws BadValueTextException {
        assertThat(UnitNumbers.unsigned("0x10")).isEqualTo(16);
        assertThat(UnitNumbers.unsigned("010")).isEqualTo(8);
        assertThat(UnitNumbers.unsigned("0b11")).isEqualTo(3);
        assertThat(UnitNumbers.unsigned("4294967295")).isEqualTo(4_294_967_295L);
        assertThatThrownBy(() -> UnitNumbers.unsigned("4294967296")).isInstanceOf(BadValueTextException.class);
        assertThat(UnitNumbers.bytes("1G 500M")).isEqualTo((1024 + 500) * 1024L * 1024);
        assertThatThrownBy(() -> UnitNumbers.bytes("500M 1G")).isInstanceOf(BadValueTextException.class);
        assertThat(UnitNumbers.permyriad("12.34%")).isEqualTo(1234);
        assertThat(UnitNumbers.mode("7777")).isEqualTo(07777);
        assertThatThrownBy(() -> UnitNumbers.mode("10000")).isInstanceOf(BadValueTextException.class);
    }

    @Test
    @DisplayName("that are signals go by name and number, the real-time ones by their distance")
    void signals() {
        assertThat(UnitSignal.of("SIGTERM")).contains(new UnitSignal(15));
        assertThat(UnitSignal.of("TERM")).contains(new UnitSignal(15));
        assertThat(UnitSignal.of("15")).contains(new UnitSignal(15));
        assertThat(UnitSignal.of("RTMIN+3")).contains(new UnitSignal(37));
        assertThat(UnitSignal.of("RTMAX-1")).contains(new UnitSignal(63));
        assertThat(UnitSignal.of("RTMIN+31")).isEmpty();
        assertThat(UnitSignal.of("sigterm")).isEmpty();
        assertThat(UnitSignal.of("0")).isEmpty();
        assertThat(UnitSignal.of("64")).contains(new UnitSignal(64));
        assertThat(UnitSignal.of("65")).isEmpty();
        assertThat(new UnitSignal(37).shortName()).isEqualTo("RTMIN+3");
        assertThat(ExitStatusName.of(203))
                .get()
                .extracting(ExitStatusName::name)
                .isEqualTo("EXEC");
        assertThat(ExitStatusName.of(204)).isPresent();
        assertThat(ExitStatusName.of(199)).isEmpty();
    }

    @Test
    @DisplayName("that are files of variables are read as systemd reads them")
    void environmentFiles() {
        List<String> refused = new ArrayList<>();
        Map<String, String> variables = EnvironmentText.parse("""
            # comment
            ; comment
            A=fromfile
            B="double quoted $A \\"esc\\" \\n"
            C='single quoted'
            D=plain with spaces  \s
            E=a"b"c
            F=line one \\
            line two
            export G=1
             H = x
            1J=x
            K=a#b
            L="multi
            line"
            M=\\x41t
            N="a" b
            O='it''s'
            P=
            """, refused::add);

        assertThat(variables)
                .containsEntry("A", "fromfile")
                .containsEntry("B", "double quoted $A \"esc\" \\n")
                .containsEntry("C", "single quoted")
                .containsEntry("D", "plain with spaces")
                .containsEntry("E", "a\"b\"c")
                .containsEntry("F", "line one line two")
                .containsEntry("H", "x")
                .containsEntry("K", "a#b")
                .containsEntry("L", "multi\nline")
                .containsEntry("M", "x41t")
                .containsEntry("N", "ab")
                .containsEntry("O", "its")
                .containsEntry("P", "")
                .hasSize(13);
        assertThat(refused).containsExactly("export G=1", "1J=x");
    }

    @Test
    @DisplayName("of any text whatever end in a value or a refusal")
    void random() {
        Random random = new Random(38);
        String letters = "0123456789 .:-+%infytysmhdKMGx\\\"'=#;\n\tA_/~$";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(20); j > 0; j--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String value = text.toString();
            EnvironmentText.parse(value, _ -> {});
            UnitSignal.of(value);
            try {
                assertThat(TimeSpan.parse(value).micros()).isNotNegative();
                assertThat(TimeSpan.parse(TimeSpan.parse(value).toString())).isEqualTo(TimeSpan.parse(value));
            } catch (BadValueTextException e) {
                assertThat(e.fault()).isNotNull();
            }
            try {
                ResourceLimit.parse(value, ResourceLimit.Unit.BYTES);
            } catch (BadValueTextException e) {
                assertThat(e.fault()).isNotNull();
            }
        }
    }
}
