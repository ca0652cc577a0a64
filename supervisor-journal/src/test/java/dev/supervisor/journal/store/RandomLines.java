package dev.supervisor.journal.store;

import dev.supervisor.journal.JournalField;
import dev.supervisor.journal.JournalLine;
import dev.supervisor.journal.JournalSource;
import dev.supervisor.journal.JournalStamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lines of a few units over several boots, by a seed; now and then the clock is set back. */
final class RandomLines {
    static final long START = 1_796_001_323_754_445L;

    private final Random random;
    private long realtime = START;
    private long monotonic = 1_000_000;

    RandomLines(Random random) {
        this.random = random;
    }

    JournalLine next() {
        realtime += random.nextInt(50) == 0 ? -random.nextInt(100_000) : random.nextInt(1_000);
        monotonic += random.nextInt(1_000);
        byte[] message = new byte[random.nextInt(20) == 0 ? random.nextInt(3_000) : random.nextInt(60)];
        random.nextBytes(message);
        List<JournalField> own = random.nextInt(8) == 0 ? List.of(JournalField.of("COLOUR", "red")) : List.of();
        return new JournalLine(new JournalStamp(realtime, monotonic), source(), random.nextInt(8), message, own);
    }

    List<JournalLine> next(int count) {
        List<JournalLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(next());
        }
        return lines;
    }

    private JournalSource source() {
        int unit = random.nextInt(5);
        String name = unit == 4 ? "UNIT" : "_SYSTEMD_UNIT";
        return new JournalSource(List.of(
                JournalField.of(JournalSource.BOOT, random.nextInt(2) == 0 ? "0".repeat(32) : "1".repeat(32)),
                JournalField.of(name, "u" + unit % 3 + ".service"),
                JournalField.of(JournalSource.IDENTIFIER, "ident" + random.nextInt(3)),
                JournalField.of(JournalSource.PID, Integer.toString(random.nextInt(20)))));
    }
}
