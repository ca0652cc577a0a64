package dev.supervisor.sink;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.activity.RepeatedFailure;
import dev.supervisor.line.LineBatch;
import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One log file of children, written by all streams that share it. Its failures are logged when they begin and when they
 * are over, not for each piece. Pump thread only.
 */
public final class SharedLog {
    /** The bytes that go into a pipe undivided, whoever else writes there (POSIX has 512, Linux this). */
    private static final int UNDIVIDED_BYTES = 4096;

    private final RotatingLog file;
    private final OutputNarrator narrator;
    private final FullLogs fullLogs;
    private final AtWork atWork;
    private Optional<RepeatedFailure> trouble = Optional.empty(); // most logs never have any
    private int users;
    private boolean cutOff;
    private Optional<Backlog> backlog = Optional.empty(); // while there is no room
    private boolean hangs;

    SharedLog(RotatingLog file, OutputNarrator narrator, FullLogs fullLogs, AtWork atWork) {
        this.file = file;
        this.atWork = atWork;
        this.narrator = narrator;
        this.fullLogs = fullLogs;
    }

    RotatingLog file() {
        return file;
    }

    void gainUser() {
        users++;
    }

    boolean isUsed() {
        return users > 0;
    }

    /** Whether that was the last one. */
    boolean loseUser() {
        users--;
        return users == 0;
    }

    /** Whether something waits for room in it; what is written now waits behind that. */
    boolean isFull() {
        return backlog.isPresent();
    }

    /** Whether it is full and nobody has taken anything for a while. */
    boolean hangs() {
        return hangs;
    }

    /** Called by its watcher. */
    void hang() {
        hangs = true;
    }

    /**
     * Adds a piece of output, which is used up whatever comes of it: what there is no room for is kept for later, or lost if that is too much,
     * or if the log hangs and its stream goes on without it. How many bytes of it are lost by now.
     */
    long write(ByteBuffer piece, Feed feed, Now now) {
        if (isFull()) {
            long size = piece.remaining();
            return mayWait(feed) && backlog.get().add(piece, feed.count()) ? 0 : loseForWantOfRoom(size, now);
        }
        RotatingLog.Written written = put(piece);
        note(written.trouble(), written.lost(), now);
        if (piece.hasRemaining()) {
            newBacklog(now).add(piece, feed.count());
        }
        return written.lost();
    }

    /**
     * Adds lines, none of which is ever mixed with another: one that could be written in part only is ended before the next one begins. What there
     * is no room for is kept as by {@link #write(ByteBuffer, Feed, Now)}.
     *
     * @param behind bytes of output behind these lines, which are lost too if one of these is
     * @return how many bytes of output are lost, of lines that are not whole in the log
     */
    long write(LineBatch lines, long behind, Feed feed, Now now) {
        for (int first = 0; first < lines.count(); ) {
            int end = lines.endOfSlice(first, file.isShared() || isFull() ? UNDIVIDED_BYTES : Integer.MAX_VALUE);
            ByteBuffer slice = lines.slice(first, end, cutOff && !isFull());
            if (isFull()) {
                long output = lines.sizeFrom(first) - lines.sizeFrom(end);
                if (!mayWait(feed) || !backlog.get().add(slice, output, false, feed.count())) {
                    return loseForWantOfRoom(lines.sizeFrom(first) + behind, now);
                }
            } else {
                int size = slice.remaining();
                RotatingLog.Written written = put(slice);
                if (written.lost() > 0) {
                    cutOff = lines.cutsLine(end, written.lost()) || cutOff && written.lost() == size;
                    long lost = lines.sizeFrom(lines.firstNotWhole(end, written.lost())) + behind;
                    lose(lost, written.trouble().orElseThrow(), now);
                    return lost;
                }
                cutOff = false;
                note(written.trouble(), 0, now);
                if (slice.hasRemaining()) {
                    int left = slice.remaining();
                    long output = lines.sizeFrom(lines.firstNotWhole(end, left)) - lines.sizeFrom(end);
                    newBacklog(now).add(slice, output, lines.cutsLine(end, left), feed.count());
                }
            }
            first = end;
        }
        return 0;
    }

    private RotatingLog.Written put(ByteBuffer bytes) {
        return atWork.at(file.path(), () -> file.write(bytes));
    }

    private Backlog newBacklog(Now now) {
        backlog = Optional.of(new Backlog(fullLogs.desk()));
        fullLogs.filled(this, now);
        return backlog.get();
    }

    private boolean mayWait(Feed feed) {
        return !hangs || !feed.goesOnElsewhere();
    }

    private long loseForWantOfRoom(long bytes, Now now) {
        lose(bytes, "nobody reads it", now);
        return bytes;
    }

    /** Writes what waits, as far as there is room. Whether any of it was taken. */
    boolean goOn(Now now) {
        Backlog.Went went = backlog.orElseThrow().writeTo(file);
        if (backlog.get().isEmpty()) {
            backlog = Optional.empty();
            hangs = false;
            cutOff = went.cutOff();
            note(went.trouble(), went.lost(), now);
        }
        return went.moved();
    }

    /** Gives up what waits, and logs its size. */
    void giveUp() {
        backlog.map(Backlog::drop).ifPresent(lost -> narrator.outputGivenUp(file.path(), lost));
        backlog = Optional.empty();
        hangs = false;
    }

    /** Nothing is lost yet. */
    void fails(String why, Now now) {
        lose(0, why, now);
    }

    void lose(long bytes, String why, Now now) {
        if (trouble.isEmpty()) {
            trouble = Optional.of(new RepeatedFailure(
                    said -> narrator.childLogFails(file.path(), said),
                    lost -> narrator.childOutputLost(file.path(), lost)));
        }
        trouble.get().failed(bytes, why, now);
    }

    /** @param why a write went wrong, if it did */
    private void note(Optional<String> why, long lost, Now now) {
        if (why.isPresent()) {
            lose(lost, why.get(), now);
        } else if (trouble.isPresent()) {
            trouble.get().wentWell(now);
        }
    }

    /** A pipe in which something waits stays open. */
    void reopen() {
        if (isFull()) {
            return;
        }
        atWork.at(file.path(), file::reopen).ifPresent(why -> narrator.childLogFails(file.path(), why));
    }

    /** As {@link #reopen}, if its path does not lead to it. */
    void reopenIfMoved() {
        if (isFull()) {
            return;
        }
        atWork.at(file.path(), file::reopenIfMoved).ifPresent(why -> narrator.childLogFails(file.path(), why));
    }

    boolean isInPlace() {
        return atWork.at(file.path(), file::isInPlace);
    }

    /** Whether it could be done. */
    boolean clear() {
        Optional<String> refused = atWork.at(file.path(), file::clear);
        refused.ifPresent(why -> narrator.childLogFails(file.path(), why));
        return refused.isEmpty();
    }

    void close() {
        trouble.ifPresent(RepeatedFailure::end);
        atWork.at(file.path(), file::close);
    }
}
