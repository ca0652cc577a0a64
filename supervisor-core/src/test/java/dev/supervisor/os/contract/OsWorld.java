package dev.supervisor.os.contract;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.Host;
import dev.supervisor.os.Limits;
import dev.supervisor.os.ProcessTable;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.Users;
import dev.supervisor.time.Clock;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** All doors of one side, real or simulated, and programs to run behind them. */
public interface OsWorld extends AutoCloseable {

    Host host();

    Descriptors descriptors();

    Files files();

    Sockets sockets();

    Users users();

    Limits limits();

    ProcessTable processes();

    Clock clock();

    /** An empty directory. */
    String directory();

    /** Makes a named pipe. */
    void makePipe(String path) throws Exception;

    /** Whether somebody who connects to the Unix socket there now comes through. */
    boolean canConnect(String path);

    /** Whether somebody who connects to this port of 127.0.0.1 now comes through. */
    boolean canConnect(int port);

    /** Numbers of our open descriptors. */
    Set<Integer> openDescriptors();

    /** How many descriptors a living child with three pipes takes. */
    default int descriptorsOfAChild() {
        return 4;
    }

    /** Facts that a side may be unable to find, because its system has no reliable way. */
    enum Unknown {
        /** {@link ProcessTable#descriptors}. */
        DESCRIPTORS_OF_OTHERS,
        /** {@link ProcessTable#memoryKills}. */
        MEMORY_KILLS
    }

    /** The facts that this side cannot find, and then says so. */
    default Set<Unknown> unknown() {
        return Set.of();
    }

    /** Exits at once with this code. */
    Request exits(int code);

    /** Writes each of them, and exits with 0. */
    Request writes(String toStdout, String toStderr);

    /** Writes {@code ready} and a newline, and lives until a signal ends it. */
    Request runs();

    /** Like {@link #runs}, but TERM does not end it. */
    Request ignoresTerm();

    /** Writes what it reads, and exits with 0 at the end of it. */
    Request copies();

    /** Makes a child of its own that {@link #runs}, and waits for it. */
    Request forks();

    /** Leaves the process group that was made for it, then {@link #runs}. */
    Request leavesItsGroup();

    /** Somebody who takes datagrams at a path. */
    interface DatagramReceiver extends AutoCloseable {

        /** The next one, if one has come. */
        Optional<byte[]> receive();

        /** Listens no more; the path stays. */
        @Override
        void close();
    }

    /** Begins to take datagrams at a path where nothing is. */
    DatagramReceiver receiveAt(String path);

    /** A program that is not there. */
    default Request missing() {
        return Request.of("/nonexistent/program", "program", "argument");
    }

    @Override
    void close() throws IOException;
}
