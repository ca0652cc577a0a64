package dev.supervisor.rpc;

import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where the logs are that clients follow. Any thread. */
public final class LogPaths {
    private final Mailbox loop;
    private final Supervisor supervisor;
    private final MainLog mainLog;

    public LogPaths(Mailbox loop, Supervisor supervisor, MainLog mainLog) {
        this.loop = loop;
        this.supervisor = supervisor;
        this.mainLog = mainLog;
    }

    /**
     * The log of a process.
     *
     * @param name {@code process} or {@code group:process}
     * @param stream {@code stdout} or {@code stderr}
     * @return empty if there is no such process or stream, or it has no log; completed by the loop thread
     */
    public CompletableFuture<Optional<String>> ofProcess(String name, String stream) {
        CompletableFuture<Optional<String>> path = new CompletableFuture<>();
        loop.post(_ -> path.complete(find(name, stream)));
        return path;
    }

    /** The activity log; empty if it is no file. */
    public Optional<String> main() {
        return mainLog.path();
    }

    private Optional<String> find(String name, String stream) {
        try {
            Subprocess process = new ProcessNames(supervisor).one(name);
            return StdStream.of(stream).flatMap(which -> which.choose(process.stdoutLog(), process.stderrLog()));
        } catch (RpcFault _) {
            return Optional.empty();
        }
    }
}
