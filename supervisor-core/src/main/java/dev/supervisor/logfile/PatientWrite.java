package dev.supervisor.logfile;

import dev.supervisor.logfile.RotatingLog.Written;
import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Writes to a log and waits for its reader, where that is a pipe, a terminal or a socket: for threads that have nothing
 * else to do.
 */
public final class PatientWrite {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private PatientWrite() {}

    /**
     * As {@link RotatingLog#write}, until all of it is there.
     *
     * @param piece has something left afterwards if it is lost, or if nobody waits any more
     * @param isAwaited whether anybody still waits for this; asked each second
     */
    public static Written all(RotatingLog log, ByteBuffer piece, BooleanSupplier isAwaited) {
        Written written = log.write(piece);
        while (written.lost() == 0 && piece.hasRemaining()) {
            try {
                log.awaitRoom(BETWEEN_LOOKS);
            } catch (SystemException e) {
                return new Written(piece.remaining(), Optional.of(e.getMessage()));
            }
            if (!isAwaited.getAsBoolean()) {
                return written;
            }
            written = log.write(piece);
        }
        return written;
    }
}
