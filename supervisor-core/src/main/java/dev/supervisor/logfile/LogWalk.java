package dev.supervisor.logfile;

import dev.supervisor.os.SystemException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A way through a log from where somebody was, over backups to the newest file. One thread; blocks as long as the file system does. */
final class LogWalk implements AutoCloseable {
    /** All are open until the end. */
    private static final int MOST_FILES = 16;

    private final Generations log;
    private final List<Stage> stages = new ArrayList<>();

    /**
     * A file, and what was read of it.
     *
     * @param before bytes that were read before it, of files before it
     */
    private record Stage(OpenedFile file, long from, int before) {}

    LogWalk(Generations log) {
        this.log = log;
    }

    /** Whether the place is there. */
    boolean beginAt(LogCursor cursor) throws SystemException {
        Optional<OpenedFile> file = log.open(cursor.identity());
        if (file.isEmpty()) {
            return false;
        }
        if (!cursor.isIn(file.get())) {
            file.get().close();
            return false;
        }
        stages.add(new Stage(file.get(), cursor.offset(), 0));
        return true;
    }

    void beginWith(OpenedFile file) {
        stages.add(new Stage(file, 0, 0));
    }

    /** Reads on, in as many files as it takes. Once. */
    byte[] read(int longest) throws SystemException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            Stage stage = stages.getLast();
            Generations.Next next =
                    log.after(stage.file().identity()); // first: nothing is added to it once there is one
            all.writeBytes(stage.file().read(stage.from(), longest - all.size()));
            if (!(next instanceof Generations.Next.Opened(OpenedFile file))) {
                return all.toByteArray();
            }
            if (all.size() == longest || stages.size() == MOST_FILES) {
                file.close();
                return all.toByteArray();
            }
            stages.add(new Stage(file, 0, all.size()));
        }
    }

    /** The cursor after this many of the bytes that were read; at the end of a file the next one has not begun. */
    LogCursor cursorAt(int bytes) throws SystemException {
        Stage stage = stages.getFirst();
        for (Stage other : stages) {
            stage = other.before() <= bytes ? other : stage;
        }
        return LogCursor.at(stage.file(), stage.from() + bytes - stage.before());
    }

    @Override
    public void close() {
        stages.forEach(stage -> stage.file().close());
    }
}
