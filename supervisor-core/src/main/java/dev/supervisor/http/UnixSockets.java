package dev.supervisor.http;

import dev.supervisor.os.Files;
import dev.supervisor.os.Users;
import dev.supervisor.process.Pid;
import java.util.function.Consumer;

/** Makes the socket files of Unix servers. While the daemon starts. */
public final class UnixSockets {

    /**
     * @param self our own pid, part of the temporary names
     * @param complaints where the operator reads of stale sockets: standard error
     */
    public UnixSockets(Files files, Users users, Pid self, Consumer<String> complaints) {
        throw new IllegalStateException();
    }
}
