package dev.supervisor.daemon;

import dev.supervisor.activity.Narrator;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The file that holds the daemon's pid while it runs; removed at the end only if it is ours (supervisor/supervisord.py, supervisor/options.py
 * write_pidfile). While the daemon starts and ends, on its main thread.
 */
final class PidFile implements AutoCloseable {
    private final Files files;
    private final Descriptors descriptors;
    private final Narrator narrator;
    private final String path;
    private boolean written;

    PidFile(Files files, Descriptors descriptors, Narrator narrator, String path) {
        this.files = files;
        this.descriptors = descriptors;
        this.narrator = narrator;
        this.path = path;
    }

    /** Writes it; a file that cannot be written is said, and nothing else comes of it. */
    void write(Pid pid) {
        byte[] text = (pid.number() + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            Fd fd = files.openTruncated(path);
            try {
                descriptors.write(
                        fd, ByteBuffer.allocateDirect(text.length).put(text).flip());
            } finally {
                descriptors.close(fd);
            }
            written = true;
            narrator.startedWithPid(pid.number());
        } catch (SystemException refused) {
            narrator.couldNotWritePidfile(path);
        }
    }

    /** Removes it, if we wrote it and nobody else has removed it. */
    @Override
    public void close() {
        if (!written) {
            return;
        }
        written = false;
        try {
            files.unlink(path);
        } catch (SystemException gone) {
            // Nobody needs to know: what was to go is not there.
        }
    }
}
