package dev.supervisor.journal.store;

import dev.supervisor.journal.JournalField;
import dev.supervisor.journal.JournalLine;
import dev.supervisor.journal.JournalSource;
import dev.supervisor.journal.JournalStamp;
import java.util.List;

/** The frames of a segment and of its index, one kind after the other. */
final class SegmentFormat {
    static final int HEAD = 1;
    static final int BLOCK = 2;
    static final int SOURCE = 3;
    static final int LINE = 4;
    static final int SUMMARY = 5;

    /** Begins the content of each block, so that one can be found behind damage. */
    static final long MARK = 0xf5b10c9a7d3e6c81L;

    private static final int VERSION = 1;

    private SegmentFormat() {}

    /**
     * The first frame of a segment.
     *
     * @param journal the journal's id, 32 hexadecimal digits
     */
    static void head(FrameOutput output, String journal) {
        output.begin();
        output.one(HEAD).one(VERSION);
        output.eight(Long.parseUnsignedLong(journal.substring(0, 16), 16));
        output.eight(Long.parseUnsignedLong(journal.substring(16), 16));
        output.end();
    }

    /** Reads the id of the journal behind the kind; empty if it is of a version that we do not know. */
    static String head(FrameInput input) {
        return input.one() == VERSION ? "%016x%016x".formatted(input.eight(), input.eight()) : "";
    }

    static void block(FrameOutput output, BlockBase base, long place) {
        output.begin();
        output.one(BLOCK).eight(MARK).number(place).number(base.sequence);
        output.signed(base.stamp.realtimeMicros()).signed(base.stamp.monotonicMicros());
        output.end();
    }

    static void source(FrameOutput output, int number, JournalSource source) {
        output.begin();
        output.one(SOURCE);
        definition(output, number, source);
        output.end();
    }

    static void definition(FrameOutput output, int number, JournalSource source) {
        output.number(number).fields(source.fields());
    }

    static void line(FrameOutput output, BlockBase base, long sequence, int source, JournalLine line) {
        output.begin();
        output.one(LINE).number(source).number(sequence - base.sequence);
        output.signed(line.stamp().realtimeMicros() - base.stamp.realtimeMicros());
        output.signed(line.stamp().monotonicMicros() - base.stamp.monotonicMicros());
        output.one(line.priority()).fields(line.own()).raw(line.message());
        output.end();
    }

    /** The numbers from which those of a block's lines are counted. */
    record BlockBase(long sequence, JournalStamp stamp) {

        /** Reads it behind the kind, the mark and the place. */
        static BlockBase read(FrameInput input) {
            return new BlockBase(input.number(), new JournalStamp(input.signed(), input.signed()));
        }
    }

    /** The numbers of a line, by which it may be passed by; its text is read afterwards. */
    record LineHead(int source, long sequence, JournalStamp stamp, int priority) {

        /** Reads it behind the kind. */
        static LineHead read(FrameInput input, BlockBase base) {
            int source = (int) input.number();
            long sequence = base.sequence + input.number();
            long realtime = base.stamp.realtimeMicros() + input.signed();
            long monotonic = base.stamp.monotonicMicros() + input.signed();
            return new LineHead(source, sequence, new JournalStamp(realtime, monotonic), input.one());
        }

        /** Reads the rest of the line. */
        JournalLine line(FrameInput input, JournalSource of) {
            List<JournalField> own = input.fields();
            return new JournalLine(stamp, of, priority, input.rest(), own);
        }
    }
}
