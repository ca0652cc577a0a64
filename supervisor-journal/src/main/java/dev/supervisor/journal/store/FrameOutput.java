package dev.supervisor.journal.store;

import dev.supervisor.journal.JournalField;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Bytes on their way to a file, in frames: length, checksum, content. Numbers of the content take seven bits a byte, the
 * lowest first.
 */
final class FrameOutput {
    static final int FRAME_HEAD = 8;

    private final CRC32C crc = new CRC32C();
    private ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    private int frame;

    int size() {
        return bytes.position();
    }

    /** Everything that was written so far, ready to be read; only until the next call. */
    ByteBuffer content() {
        return bytes.duplicate().flip();
    }

    void clear() {
        bytes.clear();
    }

    void begin() {
        frame = bytes.position();
        room(FRAME_HEAD);
        bytes.putLong(0);
    }

    void end() {
        int length = bytes.position() - frame - FRAME_HEAD;
        crc.reset();
        crc.update(bytes.array(), frame + FRAME_HEAD, length);
        bytes.putInt(frame, length);
        bytes.putInt(frame + 4, (int) crc.getValue());
    }

    FrameOutput one(int value) {
        room(1);
        bytes.put((byte) value);
        return this;
    }

    FrameOutput eight(long value) {
        room(8);
        bytes.putLong(value);
        return this;
    }

    FrameOutput number(long value) {
        room(10);
        long left = value;
        while ((left & ~0x7fL) != 0) {
            bytes.put((byte) (left | 0x80));
            left >>>= 7;
        }
        bytes.put((byte) left);
        return this;
    }

    /** A number that may be negative: its sign becomes the lowest bit. */
    FrameOutput signed(long value) {
        return number(value << 1 ^ value >> 63);
    }

    FrameOutput raw(byte[] value) {
        room(value.length);
        bytes.put(value);
        return this;
    }

    FrameOutput fields(List<JournalField> fields) {
        number(fields.size());
        for (JournalField field : fields) {
            byte[] name = field.name().getBytes(StandardCharsets.US_ASCII);
            number(name.length).raw(name).number(field.value().length).raw(field.value());
        }
        return this;
    }

    private void room(int needed) {
        if (bytes.remaining() < needed) {
            bytes = ByteBuffer.allocate(Math.max(bytes.capacity() * 2, bytes.position() + needed))
                    .put(bytes.flip());
        }
    }
}
