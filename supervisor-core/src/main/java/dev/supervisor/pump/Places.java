package dev.supervisor.pump;

import dev.supervisor.os.SystemException;
import dev.supervisor.pump.ChannelPlan.LogFilePlan;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The logs that one stream of a process goes to, each with failures of its own. Pump thread only. */
final class Places {
    static final Places NONE = new Places(List.of());

    private final List<OutputLog> logs;

    private Places(List<OutputLog> logs) {
        this.logs = logs;
    }

    /**
     * Opens the logs of a plan.
     *
     * @throws SystemException if the first one cannot be opened; none is open then
     */
    static Places open(ChannelPlan plan, LogShelf shelf, Now now) throws SystemException {
        List<OutputLog> logs = new ArrayList<>();
        if (plan.file().isPresent()) {
            logs.add(shelf.borrow(plan.file().get()));
        }
        return withFurther(logs, plan, shelf, now);
    }

    /** As {@link #open}; if one cannot be opened that is said, and each write tries again. */
    static Places openAnyway(ChannelPlan plan, LogShelf shelf, Now now) {
        List<OutputLog> logs = new ArrayList<>();
        plan.file().ifPresent(file -> logs.add(shelf.borrowAnyway(file, now)));
        return withFurther(logs, plan, shelf, now);
    }

    private static Places withFurther(List<OutputLog> logs, ChannelPlan plan, LogShelf shelf, Now now) {
        for (LogFilePlan file : plan.further()) {
            logs.add(shelf.borrowAnyway(file, now));
        }
        return logs.isEmpty() ? NONE : new Places(logs);
    }

    /** Adds a piece of output to each, which is used up then. How many bytes are lost, counted for each log. */
    long write(ByteBuffer piece, Now now) {
        int begin = piece.position();
        long lost = 0;
        for (int i = 0; i < logs.size(); i++) {
            lost += logs.get(i).write(piece.position(begin), now);
        }
        return lost;
    }

    /** So many bytes of output are lost before they came here. */
    void lose(long bytes, String why, Now now) {
        logs.forEach(log -> log.lose(bytes, why, now));
    }

    /** Those that share one path are one log. */
    Stream<OutputLog> logs() {
        return logs.stream();
    }

    void giveBack(LogShelf shelf) {
        logs.forEach(shelf::giveBack);
    }
}
