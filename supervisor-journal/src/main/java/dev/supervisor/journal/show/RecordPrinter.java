package dev.supervisor.journal.show;

import dev.supervisor.journal.JournalCursor;
import dev.supervisor.journal.JournalField;
import dev.supervisor.journal.JournalLine;
import dev.supervisor.journal.JournalRecord;
import dev.supervisor.journal.JournalSource;
import dev.supervisor.journal.JournalStamp;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Prints lines of the journal as {@code journalctl} does into a pipe. Pure: the same line gives the same bytes. */
public final class RecordPrinter {
    private static final String INDENT = "    ";
    private static final int NO_DELTA = 16;

    private final Look look;
    private final StampText stamps;
    private final String journal;

    /**
     * @param journal the journal's id, for cursors
     */
    public RecordPrinter(Look look, ZoneId zone, String journal) {
        this.look = look;
        this.stamps = new StampText(zone);
        this.journal = journal;
    }

    /**
     * The parts of a line that are shown, and how.
     *
     * @param all {@code -a}: also what is no text, and large values
     * @param host whether the short forms name the host
     * @param fields {@code --output-fields}; all if it is empty
     */
    public record Look(RecordStyle style, boolean all, boolean host, Set<String> fields) {
        public Look {
            fields = Set.copyOf(fields);
        }

        /** A style with all that belongs to it. */
        public static Look of(RecordStyle style) {
            return new Look(style, false, true, Set.of());
        }
    }

    /**
     * Prints a line, with the newline at its end.
     *
     * @param before the line that was printed before, for the time between them
     */
    public byte[] print(JournalRecord record, Optional<JournalRecord> before) {
        return switch (look.style) {
            case SHORT,
                    SHORT_PRECISE,
                    SHORT_ISO,
                    SHORT_ISO_PRECISE,
                    SHORT_FULL,
                    SHORT_MONOTONIC,
                    SHORT_DELTA,
                    SHORT_UNIX,
                    WITH_UNIT -> utf8(inShort(record.line(), before.map(JournalRecord::line)));
            case CAT -> cat(record.line());
            case VERBOSE -> utf8(verbose(record));
            case EXPORT -> export(record);
            case JSON -> utf8(json(record, false) + "\n");
            case JSON_PRETTY -> utf8(json(record, true) + "\n");
            case JSON_SSE -> utf8("data: " + json(record, false) + "\n\n");
            case JSON_SEQ -> utf8("\u001e" + json(record, false) + "\n");
        };
    }

    private String inShort(JournalLine line, Optional<JournalLine> before) {
        StringBuilder head = new StringBuilder(time(line, before)).append(' ');
        JournalSource source = line.source();
        if (look.host) {
            source.text(JournalSource.HOST).ifPresent(host -> head.append(host).append(' '));
        }
        Optional<String> unit =
                look.style == RecordStyle.WITH_UNIT ? source.text(JournalSource.UNIT) : Optional.empty();
        head.append(unit.or(() -> source.text(JournalSource.IDENTIFIER))
                .or(() -> source.text("_COMM"))
                .orElse("unknown"));
        source.text(JournalSource.PID)
                .ifPresent(pid -> head.append('[').append(pid).append(']'));
        head.append(": ");
        return lines(head.toString(), MessageText.shown(line.message(), look.all));
    }

    private String time(JournalLine line, Optional<JournalLine> before) {
        JournalStamp stamp = line.stamp();
        return switch (look.style) {
            case SHORT_PRECISE -> stamps.syslogPrecise(stamp);
            case SHORT_ISO -> stamps.iso(stamp, false);
            case SHORT_ISO_PRECISE -> stamps.iso(stamp, true);
            case SHORT_FULL, WITH_UNIT -> stamps.full(stamp, false);
            case SHORT_MONOTONIC -> "[" + StampText.seconds(stamp.monotonicMicros(), 5) + "]";
            case SHORT_DELTA -> "[" + StampText.seconds(stamp.monotonicMicros(), 5) + delta(line, before) + "]";
            case SHORT_UNIX -> StampText.unix(stamp);
            case SHORT, CAT, VERBOSE, EXPORT, JSON, JSON_PRETTY, JSON_SSE, JSON_SEQ -> stamps.syslog(stamp);
        };
    }

    /** The time since the line before; marked with an asterisk if that one is of another boot. */
    private static String delta(JournalLine line, Optional<JournalLine> before) {
        if (before.isEmpty()) {
            return " ".repeat(NO_DELTA);
        }
        boolean sameBoot = line.source()
                .text(JournalSource.BOOT)
                .equals(before.get().source().text(JournalSource.BOOT));
        long micros = sameBoot
                ? line.stamp().monotonicMicros() - before.get().stamp().monotonicMicros()
                : line.stamp().realtimeMicros() - before.get().stamp().realtimeMicros();
        return " <" + StampText.seconds(Math.abs(micros), 5) + (sameBoot ? " >" : "*>");
    }

    private byte[] cat(JournalLine line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (look.fields.isEmpty()) {
            out.writeBytes(line.message());
            out.write('\n');
        } else {
            for (JournalField field : fields(line)) {
                if (look.fields.contains(field.name())) {
                    out.writeBytes(field.value());
                    out.write('\n');
                }
            }
        }
        return out.toByteArray();
    }

    private String verbose(JournalRecord record) {
        StringBuilder out = new StringBuilder(stamps.full(record.line().stamp(), true))
                .append(" [")
                .append(JournalCursor.of(journal, record).text())
                .append("]\n");
        for (JournalField field : fields(record.line())) {
            if (isWanted(field)) {
                String value = look.all
                        ? field.text()
                        : MessageText.of(field.value()).orElseGet(() -> MessageText.blob(field.value().length));
                out.append(lines(INDENT + field.name() + "=", value));
            }
        }
        return out.toString();
    }

    private byte[] export(JournalRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (JournalField field : shown(record)) {
            out.writeBytes(utf8(field.name()));
            if (MessageText.of(field.value())
                    .filter(text -> text.indexOf('\n') < 0)
                    .isPresent()) {
                out.write('=');
            } else {
                out.write('\n');
                out.writeBytes(ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(field.value().length)
                        .array());
            }
            out.writeBytes(field.value());
            out.write('\n');
        }
        out.write('\n');
        return out.toByteArray();
    }

    private String json(JournalRecord record, boolean pretty) {
        return new JsonRecord(look.all, pretty).print(shown(record));
    }

    private List<JournalField> shown(JournalRecord record) {
        List<JournalField> shown = addresses(record);
        fields(record.line()).stream().filter(this::isFurther).forEach(shown::add);
        return shown;
    }

    /** The fields that tell where the line is; they are shown always. */
    private List<JournalField> addresses(JournalRecord record) {
        List<JournalField> addresses = new ArrayList<>();
        JournalStamp stamp = record.line().stamp();
        addresses.add(
                JournalField.of("__CURSOR", JournalCursor.of(journal, record).text()));
        addresses.add(JournalField.of("__REALTIME_TIMESTAMP", Long.toString(stamp.realtimeMicros())));
        addresses.add(JournalField.of("__MONOTONIC_TIMESTAMP", Long.toString(stamp.monotonicMicros())));
        record.line()
                .source()
                .text(JournalSource.BOOT)
                .ifPresent(boot -> addresses.add(JournalField.of(JournalSource.BOOT, boot)));
        return addresses;
    }

    private boolean isFurther(JournalField field) {
        return isWanted(field) && !field.name().equals(JournalSource.BOOT);
    }

    private boolean isWanted(JournalField field) {
        return look.fields.isEmpty() || look.fields.contains(field.name());
    }

    private static List<JournalField> fields(JournalLine line) {
        List<JournalField> fields = new ArrayList<>(line.source().fields());
        fields.add(JournalField.of(JournalLine.PRIORITY, Integer.toString(line.priority())));
        fields.addAll(line.own());
        fields.add(new JournalField(JournalLine.MESSAGE, line.message()));
        return fields;
    }

    /** A text behind a head; its further lines begin below its first one. */
    private static String lines(String head, String text) {
        String last = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return head + last.replace("\n", "\n" + " ".repeat(head.length())) + "\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
