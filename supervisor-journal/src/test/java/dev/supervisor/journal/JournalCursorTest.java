package dev.supervisor.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cursor")
class JournalCursorTest {
    private static final String SYSTEMDS = "s=074e90f6285140709929ebd4670a1546;i=34;b=aff856febd404980be8a66780d1f3085"
            + ";m=d4de4577;t=6617424eb23cd;x=52612b8768876454";

    @Test
    void is_spelled_as_that_of_systemd() {
        JournalCursor cursor = JournalCursor.parse(SYSTEMDS).orElseThrow();

        assertThat(cursor.sequence()).isEqualTo(0x34);
        assertThat(cursor.stamp()).isEqualTo(new JournalStamp(1_796_001_323_754_445L, 3_571_336_567L));
        assertThat(cursor.text()).isEqualTo(SYSTEMDS);
    }

    @Test
    void of_a_line_can_be_read_again() {
        JournalSource source = new JournalSource(List.of(JournalField.of(JournalSource.BOOT, "b".repeat(32))));
        JournalLine line = new JournalLine(new JournalStamp(5, 6), source, 3, new byte[] {1, -1}, List.of());
        JournalCursor cursor = JournalCursor.of("a".repeat(32), new JournalRecord(17, line));

        assertThat(JournalCursor.parse(cursor.text())).contains(cursor);
    }

    @Test
    void needs_a_journal_and_a_number() {
        assertThat(JournalCursor.parse("s=a;i=1")).isPresent();
        for (String wrong : List.of("", "s=a", "i=1", "s=a;i=", "s=a;i=1;i=2", "s=a;i=x", "s=a;i=12345678901234567")) {
            assertThat(JournalCursor.parse(wrong)).as(wrong).isEmpty();
        }
    }
}
