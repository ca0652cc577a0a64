package dev.supervisor.pump;

import dev.supervisor.activity.Narrator;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Where one stream of a process goes, whichever of its children writes it. Pump thread only. */
final class ChannelSink {
    private final String process;
    private final String channel;
    private final Narrator narrator;
    private Optional<OutputLog> log = Optional.empty();

    /**
     * @param process the process's own name, for the sentences
     * @param channel {@code stdout} or {@code stderr}
     */
    ChannelSink(String process, String channel, Narrator narrator) {
        this.process = process;
        this.channel = channel;
        this.narrator = narrator;
    }

    Optional<OutputLog> log() {
        return log;
    }

    void goTo(Optional<OutputLog> other) {
        log = other;
    }

    /** Takes a piece of output; uses it up. */
    void take(ByteBuffer piece, Now now) {
        if (narrator.showsChildOutput()) {
            byte[] copy = new byte[piece.remaining()];
            piece.duplicate().get(copy);
            log.ifPresent(file -> file.write(piece, now));
            narrator.childOutput(process, channel, copy);
        } else {
            log.ifPresent(file -> file.write(piece, now));
        }
    }

    void ended(int fd) {
        narrator.pipeClosed(fd, process, channel);
    }
}
