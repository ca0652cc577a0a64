package dev.supervisor.journal.store;

import dev.supervisor.journal.JournalField;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** Frames in bytes that were read from a file. Whatever the bytes are, it says what is a frame and never fails. */
final class FrameInput {
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer bytes;
    private int end;

    FrameInput(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** Where the next frame is expected. */
    int position() {
        return bytes.position();
    }

    int size() {
        return bytes.capacity();
    }

    /** Whether a whole frame is at this place; if so, its content can be read. */
    boolean enter(int at) {
        if (at < 0 || bytes.capacity() - at <= FrameOutput.FRAME_HEAD) {
            return false;
        }
        int length = bytes.getInt(at);
        int begin = at + FrameOutput.FRAME_HEAD;
        if (length <= 0 || length > bytes.capacity() - begin) {
            return false;
        }
        crc.reset();
        crc.update(bytes.array(), begin, length);
        if ((int) crc.getValue() != bytes.getInt(at + 4)) {
            return false;
        }
        bytes.position(begin);
        end = begin + length;
        return true;
    }

    /** The place behind the frame that was entered. */
    int end() {
        return end;
    }

    int one() {
        return bytes.get() & 0xff;
    }

    long eight() {
        return bytes.getLong();
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                break;
            }
        }
        return value;
    }

    long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    List<JournalField> fields() {
        List<JournalField> fields = new ArrayList<>();
        for (long left = number(); left > 0; left--) {
            String name = new String(raw((int) number()), StandardCharsets.US_ASCII);
            fields.add(new JournalField(name, raw((int) number())));
        }
        return fields;
    }

    byte[] rest() {
        return raw(end - bytes.position());
    }

    private byte[] raw(int length) {
        byte[] raw = Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.position() + length);
        bytes.position(bytes.position() + length);
        return raw;
    }
}
