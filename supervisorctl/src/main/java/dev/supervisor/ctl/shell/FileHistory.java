package dev.supervisor.ctl.shell;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * The lines of earlier shells, from a file with one on each line, as the original has it. A line is added to the file when it has been
 * typed. What goes wrong with the file is nobody's concern: lines are remembered until the shell ends, and what is no regular file is left
 * alone.
 */
final class FileHistory extends DefaultHistory {
    private static final int MOST_BYTES = 256 * 1024;

    private final Path file;
    private boolean used = true;
    private int written;

    FileHistory(Path file) {
        this.file = file;
    }

    /** Called once, when the reader of lines is made. */
    @Override
    public void load() {
        try {
            if (Files.exists(file)) {
                used = Files.isRegularFile(file);
                if (used) {
                    end().lines().filter(line -> !line.isEmpty()).forEach(line -> internalAdd(Instant.EPOCH, line));
                }
            }
        } catch (IOException e) {
            used = false;
        }
        written = last();
    }

    /** The last lines of the file; what is not UTF-8 in them is replaced. */
    private String end() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            boolean cut = channel.size() > MOST_BYTES;
            if (cut) {
                channel.position(channel.size() - MOST_BYTES);
            }
            ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
            int read = channel.read(bytes);
            while (read > 0) {
                read = channel.read(bytes);
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            return cut ? text.substring(text.indexOf('\n') + 1) : text;
        }
    }

    /** Called behind each line. */
    @Override
    public void save() {
        StringBuilder added = new StringBuilder();
        for (int index = written + 1; index <= last(); index++) {
            added.append(get(index)).append('\n');
        }
        written = last();
        if (used && !added.isEmpty()) {
            try {
                append(ByteBuffer.wrap(added.toString().getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                used = false;
            }
        }
    }

    /** A new file is its user's alone, as passwords are typed in wrong places. */
    private void append(ByteBuffer lines) throws IOException {
        var forItsUser = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Set<StandardOpenOption> appended = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (FileChannel channel = FileChannel.open(file, appended, forItsUser)) {
            while (lines.hasRemaining()) {
                channel.write(lines);
            }
        }
    }
}
