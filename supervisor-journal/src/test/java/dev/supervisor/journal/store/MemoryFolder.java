package dev.supervisor.journal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** A folder in memory, with a disk that may be full. {@link JournalFolderTest} holds it to what a real one does. */
final class MemoryFolder implements JournalFolder {
    final TreeMap<String, byte[]> files = new TreeMap<>();
    long room = Long.MAX_VALUE;
    boolean refusesIndexes;

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        if (!files.containsKey(name)) {
            throw new NoSuchFileException(name);
        }
        return new Channel(name, 0);
    }

    @Override
    public SeekableByteChannel openToAppend(String name) throws IOException {
        if (refusesIndexes && name.endsWith(".index")) {
            throw new IOException("Too many open files");
        }
        files.putIfAbsent(name, new byte[0]);
        return new Channel(name, files.get(name).length);
    }

    @Override
    public void force(String name) {}

    @Override
    public void delete(String name) {
        files.remove(name);
    }

    @Override
    public long usableBytes() {
        return room;
    }

    MemoryFolder copy() {
        MemoryFolder copy = new MemoryFolder();
        copy.files.putAll(files);
        return copy;
    }

    private final class Channel implements SeekableByteChannel {
        private final String name;
        private long position;

        private Channel(String name, long position) {
            this.name = name;
            this.position = position;
        }

        @Override
        public int read(ByteBuffer into) {
            byte[] bytes = files.get(name);
            if (position >= bytes.length) {
                return -1;
            }
            int length = (int) Math.min(into.remaining(), bytes.length - position);
            into.put(bytes, (int) position, length);
            position += length;
            return length;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            int length = (int) Math.min(room, from.remaining());
            if (length == 0) {
                throw new IOException("No space left on device");
            }
            byte[] bytes = files.get(name);
            byte[] more = Arrays.copyOf(bytes, (int) Math.max(bytes.length, position + length));
            from.get(more, (int) position, length);
            files.put(name, more);
            position += length;
            room -= length;
            return length;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long place) {
            position = place;
            return this;
        }

        @Override
        public long size() {
            return files.get(name).length;
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            files.put(name, Arrays.copyOf(files.get(name), (int) size));
            return this;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
