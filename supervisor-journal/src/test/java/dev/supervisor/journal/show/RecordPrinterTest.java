package dev.supervisor.journal.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.journal.JournalCursor;
import dev.supervisor.journal.JournalField;
import dev.supervisor.journal.JournalLine;
import dev.supervisor.journal.JournalRecord;
import dev.supervisor.journal.JournalSource;
import dev.supervisor.journal.JournalStamp;
import dev.supervisor.journal.show.RecordPrinter.Look;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected lines are those that journalctl of systemd 252 has printed, with the cursor of ours. */
@DisplayName("A printed line of the journal")
class RecordPrinterTest {
    private static final String ID = "074e90f6285140709929ebd4670a1546";
    private static final String BOOT = "aff856febd404980be8a66780d1f3085";
    private static final JournalSource MANAGER = source("1", "systemd", "init.scope");
    private static final JournalSource SERVICE = source("100", "sh", "ja.service");
    private static final JournalRecord STARTED = record(1_796_001_324_901_551L, 3_572_483_683L, MANAGER, "Started ja.");
    private static final JournalRecord BINARY = record(1_796_001_324_900_876L, 3_572_483_008L, SERVICE, "bin\u0001");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "short|Nov 30 01:15:24 qa-etd systemd[1]: Started ja.",
                "short-precise|Nov 30 01:15:24.901551 qa-etd systemd[1]: Started ja.",
                "short-iso|2026-11-30T01:15:24+0000 qa-etd systemd[1]: Started ja.",
                "short-iso-precise|2026-11-30T01:15:24.901551+0000 qa-etd systemd[1]: Started ja.",
                "short-full|Mon 2026-11-30 01:15:24 UTC qa-etd systemd[1]: Started ja.",
                "short-monotonic|[ 3572.483683] qa-etd systemd[1]: Started ja.",
                "short-unix|1796001324.901551 qa-etd systemd[1]: Started ja.",
                "short-delta|[ 3572.483683 <    0.000675 >] qa-etd systemd[1]: Started ja.",
                "with-unit|Mon 2026-11-30 01:15:24 UTC qa-etd init.scope[1]: Started ja.",
                "cat|Started ja.",
            })
    void has_the_form_of_its_style(String style, String expected) {
        assertThat(print(Look.of(RecordStyle.parse(style).orElseThrow()), STARTED, BINARY))
                .isEqualTo(expected + "\n");
    }

    @Test
    void has_blanks_where_there_is_no_line_before() {
        Look delta = Look.of(RecordStyle.SHORT_DELTA);
        assertThat(new String(printer(delta).print(BINARY, Optional.empty()), StandardCharsets.UTF_8))
                .isEqualTo("[ 3572.483008                ] qa-etd sh[100]: [4B blob data]\n");
    }

    @Test
    void shows_bytes_that_are_no_text_only_if_asked_to() {
        Look all = new Look(RecordStyle.SHORT, true, false, Set.of());
        assertThat(print(Look.of(RecordStyle.WITH_UNIT), BINARY, STARTED))
                .isEqualTo("Mon 2026-11-30 01:15:24 UTC qa-etd ja.service[100]: [4B blob data]\n");
        assertThat(print(all, BINARY, STARTED)).isEqualTo("Nov 30 01:15:24 sh[100]: bin\u0001\n");
        assertThat(print(Look.of(RecordStyle.CAT), BINARY, STARTED)).isEqualTo("bin\u0001\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'a\tb', 'a        b'",
        "'\u001b[0;31mred\u001b[0m', red",
        "'\u001b]8;;http://x\u0007link', link",
        "'one\ntwo', 'one\n                                 two'",
        "'\u007f', '[1B blob data]'",
        "'\u00e4', '\u00e4'",
        "'', ''",
    })
    void has_neither_tabs_nor_colours(String message, String expected) {
        assertThat(print(Look.of(RecordStyle.SHORT), record(1_796_001_324_000_000L, 1, SERVICE, message), STARTED))
                .isEqualTo("Nov 30 01:15:24 qa-etd sh[100]: " + expected.replace("\n ", "\n") + "\n");
    }

    @Test
    void tells_the_size_of_what_is_no_text() {
        String large = "\u0001".repeat(1_275);
        assertThat(print(Look.of(RecordStyle.SHORT), record(0, 1, SERVICE, large), STARTED))
                .endsWith(" [1.2K blob data]\n");
        assertThat(print(Look.of(RecordStyle.SHORT), record(0, 1, SERVICE, large.substring(0, 1_023)), STARTED))
                .endsWith(" [1023B blob data]\n");
    }

    @Test
    void has_all_fields_in_the_long_styles() {
        String cursor = JournalCursor.of(ID, STARTED).text();
        assertThat(print(Look.of(RecordStyle.VERBOSE), STARTED, BINARY))
                .isEqualTo("Mon 2026-11-30 01:15:24.901551 UTC [" + cursor + "]\n    _BOOT_ID=" + BOOT
                        + "\n    _HOSTNAME=qa-etd\n    _PID=1\n    SYSLOG_IDENTIFIER=systemd"
                        + "\n    _SYSTEMD_UNIT=init.scope\n    PRIORITY=6\n    MESSAGE=Started ja.\n");
        assertThat(print(Look.of(RecordStyle.EXPORT), STARTED, BINARY))
                .isEqualTo("__CURSOR=" + cursor + "\n__REALTIME_TIMESTAMP=1796001324901551"
                        + "\n__MONOTONIC_TIMESTAMP=3572483683\n_BOOT_ID=" + BOOT
                        + "\n_HOSTNAME=qa-etd\n_PID=1\nSYSLOG_IDENTIFIER=systemd\n_SYSTEMD_UNIT=init.scope"
                        + "\nPRIORITY=6\nMESSAGE=Started ja.\n\n");
        assertThat(print(Look.of(RecordStyle.EXPORT), BINARY, STARTED))
                .endsWith("PRIORITY=6\nMESSAGE\n\u0004\0\0\0\0\0\0\0bin\u0001\n\n");
    }

    @Test
    void is_an_object_of_json() {
        String head =
                "{\"__CURSOR\":\"%s\",\"__REALTIME_TIMESTAMP\":\"%d\",\"__MONOTONIC_TIMESTAMP\":\"%d\",\"_BOOT_ID\":\""
                        + BOOT + "\",";
        JournalStamp stamp = BINARY.line().stamp();
        String binary =
                head.formatted(JournalCursor.of(ID, BINARY).text(), stamp.realtimeMicros(), stamp.monotonicMicros())
                        + "\"_PID\":\"100\",\"MESSAGE\":[98,105,110,1]}";
        Set<String> fields = Set.of("_PID", "MESSAGE");

        assertThat(print(new Look(RecordStyle.JSON, false, true, fields), BINARY, STARTED))
                .isEqualTo(binary + "\n");
        assertThat(print(new Look(RecordStyle.JSON_SSE, false, true, fields), BINARY, STARTED))
                .isEqualTo("data: " + binary + "\n\n");
        assertThat(print(new Look(RecordStyle.JSON_SEQ, false, true, fields), BINARY, STARTED))
                .isEqualTo("\u001e" + binary + "\n");
        assertThat(print(new Look(RecordStyle.JSON_PRETTY, false, true, fields), STARTED, BINARY))
                .startsWith("{\n\t\"__CURSOR\" : \"s=")
                .endsWith(",\n\t\"_PID\" : \"1\",\n\t\"MESSAGE\" : \"Started ja.\"\n}\n");
        assertThat(print(new Look(RecordStyle.CAT, false, true, fields), STARTED, BINARY))
                .isEqualTo("1\nStarted ja.\n");
    }

    @Test
    void escapes_json_and_leaves_large_values_out() {
        Look json = new Look(RecordStyle.JSON, false, true, Set.of("MESSAGE"));
        assertThat(print(json, record(1, 1, SERVICE, "a\"b\\c\nd\te"), STARTED))
                .contains("\"MESSAGE\":\"a\\\"b\\\\c\\nd\\te\"");
        assertThat(print(json, record(1, 1, SERVICE, "x".repeat(4_096)), STARTED))
                .contains("\"MESSAGE\":null");
        assertThat(print(json, record(1, 1, SERVICE, "x".repeat(4_095)), STARTED))
                .contains("xxx");
        assertThat(print(
                        new Look(RecordStyle.JSON, true, true, Set.of()),
                        record(1, 1, SERVICE, "x".repeat(4_096)),
                        STARTED))
                .contains("xxx");
    }

    @Test
    void has_the_time_of_the_zone() {
        RecordPrinter berlin = new RecordPrinter(Look.of(RecordStyle.SHORT_ISO), ZoneId.of("Europe/Berlin"), ID);
        RecordPrinter west = new RecordPrinter(Look.of(RecordStyle.SHORT_FULL), ZoneId.of("America/New_York"), ID);

        assertThat(new String(berlin.print(STARTED, Optional.empty()), StandardCharsets.UTF_8))
                .startsWith("2026-11-30T02:15:24+0100 ");
        assertThat(new String(west.print(STARTED, Optional.empty()), StandardCharsets.UTF_8))
                .startsWith("Sun 2026-11-29 20:15:24 EST ");
    }

    @Test
    void has_no_other_styles() {
        assertThat(RecordStyle.parse("frob")).isEmpty();
        assertThat(RecordStyle.parse("SHORT")).isEmpty();
        for (RecordStyle style : RecordStyle.values()) {
            assertThat(RecordStyle.parse(style.toString())).contains(style);
        }
    }

    private static String print(Look look, JournalRecord record, JournalRecord before) {
        return new String(printer(look).print(record, Optional.of(before)), StandardCharsets.UTF_8);
    }

    private static RecordPrinter printer(Look look) {
        return new RecordPrinter(look, ZoneOffset.UTC, ID);
    }

    private static JournalRecord record(long realtime, long monotonic, JournalSource source, String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return new JournalRecord(
                0x34, new JournalLine(new JournalStamp(realtime, monotonic), source, 6, bytes, List.of()));
    }

    private static JournalSource source(String pid, String identifier, String unit) {
        List<JournalField> fields = new ArrayList<>();
        fields.add(JournalField.of(JournalSource.BOOT, BOOT));
        fields.add(JournalField.of(JournalSource.HOST, "qa-etd"));
        fields.add(JournalField.of(JournalSource.PID, pid));
        fields.add(JournalField.of(JournalSource.IDENTIFIER, identifier));
        fields.add(JournalField.of(JournalSource.UNIT, unit));
        return new JournalSource(fields);
    }
}
