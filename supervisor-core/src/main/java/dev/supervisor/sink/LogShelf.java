package dev.supervisor.sink;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.logfile.Rotation;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import dev.supervisor.output.StreamPlan.LogFilePlan;
import dev.supervisor.time.Now;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The open log files of children. Requests for the same path share one file, so that two streams in one log do not
 * rotate it away under each other. Pump thread only.
 */
public final class LogShelf {
    private final Files files;
    private final Descriptors descriptors;
    private final OutputNarrator narrator;
    private final FullLogs fullLogs;
    private final AtWork atWork;
    private final Map<String, SharedLog> byPlace = new LinkedHashMap<>();
    private Rotation latest = Rotation.NEVER;

    public LogShelf(Files files, Descriptors descriptors, OutputNarrator narrator, FullLogs fullLogs, AtWork atWork) {
        this.files = files;
        this.descriptors = descriptors;
        this.narrator = narrator;
        this.fullLogs = fullLogs;
        this.atWork = atWork;
    }

    /**
     * Opens a log, or shares it if it is open already; the last borrower's rotation applies. A named pipe without a
     * reader is like {@link #borrowAnyway}: its reader may come later.
     *
     * @throws SystemException if it cannot be opened
     */
    SharedLog borrow(LogFilePlan plan, Now now) throws SystemException {
        try {
            return borrow(plan);
        } catch (SystemException refused) {
            if (refused.errorName().equals("ENXIO")) {
                return notYetOpen(plan, refused, now);
            }
            throw refused;
        }
    }

    private SharedLog borrow(LogFilePlan plan) throws SystemException {
        Rotation rotation = rotation(plan);
        SharedLog log = byPlace.get(RotatingLog.placeAt(plan.path()));
        if (log == null) {
            RotatingLog file =
                    atWork.at(plan.path(), () -> RotatingLog.open(files, descriptors, plan.path(), rotation));
            log = new SharedLog(file, narrator, fullLogs, atWork);
            byPlace.put(RotatingLog.placeAt(plan.path()), log);
        } else {
            log.file().rotate(rotation);
            log.reopenIfMoved();
        }
        log.gainUser();
        return log;
    }

    /** As {@link #borrow}; if it cannot be opened that is logged, and each write tries again. */
    SharedLog borrowAnyway(LogFilePlan plan, Now now) {
        try {
            return borrow(plan);
        } catch (SystemException refused) {
            return notYetOpen(plan, refused, now);
        }
    }

    private SharedLog notYetOpen(LogFilePlan plan, SystemException refused, Now now) {
        RotatingLog closed = RotatingLog.notYetOpen(files, descriptors, plan.path(), rotation(plan));
        SharedLog log = new SharedLog(closed, narrator, fullLogs, atWork);
        log.fails(refused.getMessage(), now);
        byPlace.put(RotatingLog.placeAt(plan.path()), log);
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

    /** The last one who gives it back closes it, once nothing waits for room in it. */
    void giveBack(SharedLog log) {
        if (log.loseUser() && !log.isFull()) {
            close(log);
        }
    }

    /** Closes a log that nobody has any more. */
    public void close(SharedLog log) {
        if (byPlace.remove(RotatingLog.placeAt(log.file().path()), log)) {
            log.close();
        }
    }

    /**
     * Empties a log, whichever stream has it open; a file that is not open is not created. Returns whether it worked.
     */
    boolean clear(String path) {
        SharedLog open = byPlace.get(RotatingLog.placeAt(path));
        if (open != null) {
            return open.clear();
        }
        if (atWork.at(path, () -> files.stat(path)).isEmpty()) {
            return true;
        }
        SharedLog closed = new SharedLog(
                RotatingLog.notYetOpen(files, descriptors, path, Rotation.NEVER), narrator, fullLogs, atWork);
        boolean done = closed.clear();
        closed.close();
        return done;
    }

    /** Those that are open now. */
    public List<SharedLog> logs() {
        return List.copyOf(byPlace.values());
    }

    /** Opens a log anew, if it is still open; once it does not hang any more. */
    public void reopen(SharedLog log) {
        Optional<Hang> hang = atWork.holds(log.file().path());
        if (hang.isPresent()) {
            hang.get().await(log, _ -> reopen(log));
            return;
        }
        atWork.onNone();
        if (byPlace.get(RotatingLog.placeAt(log.file().path())) == log) {
            log.reopen();
        }
    }
}
