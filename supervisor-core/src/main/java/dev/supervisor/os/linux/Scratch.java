package dev.supervisor.os.linux;

import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Native memory that is written from the front and used again for the next call, so that calls leave no garbage behind. Grows when it
 * has to. One thread.
 */
final class Scratch {
    private static final int WORD = 8;

    private MemorySegment memory;
    private long used;

    Scratch(long size) {
        memory = Arena.ofAuto().allocate(size, WORD);
    }

    /** Discards what was written; then there is room for {@code size} bytes. */
    Scratch clear(long size) {
        used = 0;
        if (memory.byteSize() < size) {
            memory = Arena.ofAuto().allocate(Math.max(size, 2 * memory.byteSize()), WORD);
        }
        return this;
    }

    /** Room for {@code size} bytes at an address that a word can have; what is in it is left over from before. */
    MemorySegment room(long size) {
        used = (used + WORD - 1) & -WORD;
        MemorySegment room = memory.asSlice(used, size);
        used += size;
        return room;
    }

    /** The address of the text with a NUL at its end. */
    long text(String text) {
        return bytes(SystemText.encode(text));
    }

    /** The address of the bytes with a NUL at their end. */
    long bytes(byte[] bytes) {
        long at = used;
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, at, bytes.length);
        memory.set(ValueLayout.JAVA_BYTE, at + bytes.length, (byte) 0);
        used += bytes.length + 1;
        return memory.address() + at;
    }

    /** The address of an array of the texts' addresses with a null at its end, as exec takes it. */
    long texts(List<byte[]> texts) {
        MemorySegment addresses = room((texts.size() + 1L) * WORD);
        long[] starts = new long[texts.size() + 1];
        byte[] all = new byte[sizeWithNuls(texts)];
        int filled = 0;
        for (int i = 0; i < texts.size(); i++) {
            byte[] text = texts.get(i);
            starts[i] = memory.address() + used + filled;
            System.arraycopy(text, 0, all, filled, text.length);
            filled += text.length + 1;
        }
        MemorySegment.copy(all, 0, memory, ValueLayout.JAVA_BYTE, used, all.length);
        used += all.length;
        MemorySegment.copy(starts, 0, addresses, ValueLayout.JAVA_LONG, 0, starts.length);
        return addresses.address();
    }

    /** The most that {@link #texts} can need. */
    static long sizeOf(List<byte[]> texts) {
        return (texts.size() + 2L) * WORD + sizeWithNuls(texts);
    }

    private static int sizeWithNuls(List<byte[]> texts) {
        int size = 0;
        for (byte[] text : texts) {
            size += text.length + 1;
        }
        return size;
    }

    /** The address of the text with a NUL at its end, for a single call without a scratch. */
    static long text(Arena arena, String text) {
        byte[] bytes = SystemText.encode(text);
        MemorySegment copy = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, copy, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return copy.address();
    }

    /**
     * The address of the struct sockaddr_un of a path.
     *
     * @throws SystemException if the path is too long for it
     */
    static long unixAddress(Arena arena, String path) throws SystemException {
        byte[] bytes = SystemText.encode(path);
        if (bytes.length >= Numbers.SOCKADDR_UN_SIZE - Numbers.SOCKADDR_UN_PATH) {
            throw new SystemException(Errno.named("ENAMETOOLONG"), "cannot connect to " + path);
        }
        MemorySegment address = arena.allocate(Numbers.SOCKADDR_UN_SIZE, WORD);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) Numbers.AF_UNIX);
        MemorySegment.copy(bytes, 0, address, ValueLayout.JAVA_BYTE, Numbers.SOCKADDR_UN_PATH, bytes.length);
        return address.address();
    }

    /** The NUL-terminated text at an address that the system gave us. */
    @SuppressWarnings("restricted")
    static String textAt(long address) {
        MemorySegment from = MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE);
        return SystemText.decode(from.getString(0, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1));
    }
}
