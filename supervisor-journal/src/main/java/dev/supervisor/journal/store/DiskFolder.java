package dev.supervisor.journal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of this machine. Its files can be read by their owner and group. */
public record DiskFolder(Path path) implements JournalFolder {

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        return FileChannel.open(path.resolve(name), StandardOpenOption.READ);
    }

    @Override
    public SeekableByteChannel openToAppend(String name) throws IOException {
        Files.createDirectories(path);
        FileChannel channel = FileChannel.open(
                path.resolve(name),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        return channel.position(channel.size());
    }

    @Override
    public void force(String name) throws IOException {
        try (FileChannel channel = FileChannel.open(path.resolve(name), StandardOpenOption.WRITE)) {
            channel.force(false);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }

    @Override
    public long usableBytes() throws IOException {
        return Files.getFileStore(path).getUsableSpace();
    }
}
