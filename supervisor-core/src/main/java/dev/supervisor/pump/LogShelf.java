package dev.supervisor.pump;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.logfile.Rotation;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import dev.supervisor.pump.ChannelPlan.LogFilePlan;
import dev.supervisor.time.Now;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The open log files of children. Who asks for the same path shares one file, so that two streams in one log do not rotate it away under
 * each other. Pump thread only.
 */
final class LogShelf {
    private final Files files;
    private final Descriptors descriptors;
    private final OutputNarrator narrator;
    private final Map<String, OutputLog> byPath = new LinkedHashMap<>();
    private Rotation latest = Rotation.NEVER;

    LogShelf(Files files, Descriptors descriptors, OutputNarrator narrator) {
        this.files = files;
        this.descriptors = descriptors;
        this.narrator = narrator;
    }

    /**
     * Opens a log, or joins those who have it open; it is rotated as the last one wants it. A named pipe that nobody reads is like {@link
     * #borrowAnyway}: its reader may come later.
     *
     * @throws SystemException if it cannot be opened
     */
    OutputLog borrow(LogFilePlan plan, Now now) throws SystemException {
        try {
            return borrow(plan);
        } catch (SystemException refused) {
            if (refused.errorName().equals("ENXIO")) {
                return notYetOpen(plan, refused, now);
            }
            throw refused;
        }
    }

    private OutputLog borrow(LogFilePlan plan) throws SystemException {
        Rotation rotation = rotation(plan);
        OutputLog log = byPath.get(plan.path());
        if (log == null) {
            log = new OutputLog(RotatingLog.open(files, descriptors, plan.path(), rotation), narrator);
            byPath.put(plan.path(), log);
        } else {
            log.file().rotate(rotation);
            log.reopenIfMoved();
        }
        log.gainUser();
        return log;
    }

    /** As {@link #borrow}; if it cannot be opened that is said, and each write tries again. */
    OutputLog borrowAnyway(LogFilePlan plan, Now now) {
        try {
            return borrow(plan);
        } catch (SystemException refused) {
            return notYetOpen(plan, refused, now);
        }
    }

    private OutputLog notYetOpen(LogFilePlan plan, SystemException refused, Now now) {
        RotatingLog closed = RotatingLog.notYetOpen(files, descriptors, plan.path(), rotation(plan));
        OutputLog log = new OutputLog(closed, narrator);
        log.fails(refused.getMessage(), now);
        byPath.put(plan.path(), log);
        log.gainUser();
        return log;
    }

    /** Most logs are rotated alike. */
    private Rotation rotation(LogFilePlan plan) {
        Rotation wanted = new Rotation(plan.maxbytes(), plan.backups());
        if (!wanted.equals(latest)) {
            latest = wanted;
        }
        return latest;
    }

    /** The last one who gives it back closes it. */
    void giveBack(OutputLog log) {
        if (log.loseUser()) {
            byPath.remove(log.file().path());
            log.close();
        }
    }

    /** Empties a log, whoever has it open; one that nobody has open is not made if it is not there. Whether it could be done. */
    boolean clear(String path) {
        OutputLog open = byPath.get(path);
        if (open != null) {
            return open.clear();
        }
        if (files.stat(path).isEmpty()) {
            return true;
        }
        OutputLog closed = new OutputLog(RotatingLog.notYetOpen(files, descriptors, path, Rotation.NEVER), narrator);
        boolean done = closed.clear();
        closed.close();
        return done;
    }

    void reopenAll() {
        byPath.values().forEach(OutputLog::reopen);
    }
}
