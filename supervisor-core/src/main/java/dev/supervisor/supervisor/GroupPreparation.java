package dev.supervisor.supervisor;

import dev.supervisor.child.ChildLogs;
import dev.supervisor.child.LogSurroundings;
import dev.supervisor.fcgi.SharedSockets;
import dev.supervisor.os.Files;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.SystemException;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.OutputSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.spec.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does for a group what may take as long as a file system or a name service likes: makes the AUTO logs of its processes and looks the host of
 * its socket up. Any thread, so that the loop need not; each call stands by itself.
 */
public final class GroupPreparation {
    private final LogSurroundings daemon;
    private final Files files;
    private final Sockets sockets;

    GroupPreparation(LogSurroundings daemon, Files files, Sockets sockets) {
        this.daemon = daemon;
        this.files = files;
        this.sockets = sockets;
    }

    /**
     * Makes a group ready for {@link Supervisor#addGroup}, or for {@link #undo}.
     *
     * @throws SystemException if an AUTO log cannot be made or there is no such host; nothing is left behind then
     */
    public PreparedGroup prepare(GroupSpec spec) throws SystemException {
        Optional<SocketAddress> socket = spec.kind() instanceof SharedSocketSpec shared
                ? Optional.of(SharedSockets.lookUp(shared.socket(), sockets))
                : Optional.empty();
        List<ChildLogs> logs = new ArrayList<>();
        try {
            for (ProcessSpec process : spec.processes()) {
                logs.add(logs(process));
            }
        } catch (SystemException refused) {
            undo(new PreparedGroup(spec, logs, socket));
            throw refused;
        }
        return new PreparedGroup(spec, logs, socket);
    }

    private ChildLogs logs(ProcessSpec process) throws SystemException {
        Optional<OutputSpec> stderr = process.redirect_stderr() ? Optional.empty() : Optional.of(process.stderr());
        return ChildLogs.make(process.name(), process.stdout(), stderr, daemon, files);
    }

    /** The group is not added after all: removes the AUTO logs that were made for it. */
    public void undo(PreparedGroup group) {
        for (int i = 0; i < group.logs().size(); i++) {
            ProcessSpec process = group.spec().processes().get(i);
            ChildLogs logs = group.logs().get(i);
            Optional.of(logs.stdout()).filter(_ -> isAuto(process.stdout())).ifPresent(this::remove);
            logs.stderr().filter(_ -> isAuto(process.stderr())).ifPresent(this::remove);
        }
    }

    private static boolean isAuto(OutputSpec output) {
        return output.logfile() instanceof LogTarget.Auto;
    }

    private void remove(StreamPlan log) {
        try {
            files.unlink(log.file().orElseThrow().path());
        } catch (SystemException _) {
            // Empty and ours by its name: the next start of the daemon removes it.
        }
    }
}
