package dev.supervisor.journal.show;

import dev.supervisor.journal.BootSpan;
import java.time.ZoneId;
import java.util.List;

/** The table of {@code journalctl --list-boots}. */
public final class BootTable {
    private BootTable() {}

    /**
     * Prints the table with its head.
     *
     * @param boots in the order of their first lines; the last one has the number 0
     */
    public static String print(List<BootSpan> boots, ZoneId zone) {
        StampText stamps = new StampText(zone);
        StringBuilder table = new StringBuilder("IDX %-32s %-27s LAST ENTRY\n".formatted("BOOT ID", "FIRST ENTRY"));
        int number = 1 - boots.size();
        for (BootSpan boot : boots) {
            table.append("%3d %s %s %s\n"
                    .formatted(number, boot.id(), stamps.full(boot.first(), false), stamps.full(boot.last(), false)));
            number++;
        }
        return table.toString();
    }
}
