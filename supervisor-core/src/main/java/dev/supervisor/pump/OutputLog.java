package dev.supervisor.pump;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.line.LineBatch;
import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One log file of children, written by all who have it as theirs. Its troubles are said when they begin and when they are over, not for
 * each piece. Pump thread only.
 */
final class OutputLog {
    /** What goes into a pipe at once, whoever else writes there (POSIX has 512, Linux this). */
    private static final int UNDIVIDED_BYTES = 4096;

    private final RotatingLog file;
    private final OutputNarrator narrator;
    private Optional<Trouble> trouble = Optional.empty(); // most logs never have any
    private int users;
    private boolean cutOff;

    OutputLog(RotatingLog file, OutputNarrator narrator) {
        this.file = file;
        this.narrator = narrator;
    }

    RotatingLog file() {
        return file;
    }

    void gainUser() {
        users++;
    }

    /** Whether that was the last one. */
    boolean loseUser() {
        users--;
        return users == 0;
    }

    /** Adds a piece of output, which is used up whatever comes of it. How many bytes of it are lost. */
    long write(ByteBuffer piece, Now now) {
        RotatingLog.Written written = file.write(piece);
        note(written.trouble(), written.lost(), now);
        return written.lost();
    }

    /**
     * Adds lines, none of which is ever mixed with another: one that could be written in part only is ended before the next one begins.
     *
     * @param behind bytes of output behind these lines, which are lost too if one of these is
     * @return how many bytes of output are lost, of lines that are not whole in the log
     */
    long write(LineBatch lines, long behind, Now now) {
        for (int first = 0; first < lines.count(); ) {
            int end = lines.endOfSlice(first, file.isShared() ? UNDIVIDED_BYTES : Integer.MAX_VALUE);
            ByteBuffer slice = lines.slice(first, end, cutOff);
            int size = slice.remaining();
            RotatingLog.Written written = file.write(slice);
            if (written.lost() > 0) {
                cutOff = lines.cutsLine(end, written.lost()) || cutOff && written.lost() == size;
                long lost = lines.sizeFrom(lines.firstNotWhole(end, written.lost())) + behind;
                lose(lost, written.trouble().orElseThrow(), now);
                return lost;
            }
            cutOff = false;
            note(written.trouble(), 0, now);
            first = end;
        }
        return 0;
    }

    /** Nothing is lost yet. */
    void fails(String why, Now now) {
        lose(0, why, now);
    }

    void lose(long bytes, String why, Now now) {
        if (trouble.isEmpty()) {
            trouble = Optional.of(new Trouble(
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

    void reopen() {
        file.reopen().ifPresent(why -> narrator.childLogFails(file.path(), why));
    }

    void reopenIfMoved() {
        file.reopenIfMoved().ifPresent(why -> narrator.childLogFails(file.path(), why));
    }

    boolean isInPlace() {
        return file.isInPlace();
    }

    /** Whether it could be done. */
    boolean clear() {
        Optional<String> refused = file.clear();
        refused.ifPresent(why -> narrator.childLogFails(file.path(), why));
        return refused.isEmpty();
    }

    void close() {
        trouble.ifPresent(Trouble::end);
        file.close();
    }
}
