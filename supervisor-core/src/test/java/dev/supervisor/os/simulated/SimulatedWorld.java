package dev.supervisor.os.simulated;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.Host;
import dev.supervisor.os.Limits;
import dev.supervisor.os.ProcessTable;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.Users;
import dev.supervisor.os.contract.OsWorld;
import dev.supervisor.os.contract.Request;
import dev.supervisor.process.Signal;
import dev.supervisor.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The simulated side of all doors. */
final class SimulatedWorld implements OsWorld {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final SimulatedKernel kernel = new SimulatedKernel();

    SimulatedWorld() {
        kernel.files().putDirectory("/empty");
    }

    @Override
    public Host host() {
        return kernel.host();
    }

    @Override
    public Descriptors descriptors() {
        return kernel.descriptors();
    }

    @Override
    public Files files() {
        return kernel.files();
    }

    @Override
    public Sockets sockets() {
        return kernel.sockets();
    }

    @Override
    public boolean canConnect(String path) {
        return kernel.sockets().takesConnections(path);
    }

    @Override
    public boolean canConnect(int port) {
        return kernel.sockets().takesConnections("127.0.0.1:" + port);
    }

    @Override
    public Users users() {
        return kernel.users();
    }

    @Override
    public Limits limits() {
        return kernel.limits();
    }

    @Override
    public ProcessTable processes() {
        return kernel.processTable();
    }

    @Override
    public Clock clock() {
        return kernel.clock();
    }

    @Override
    public void makePipe(String path) {
        kernel.files().putPipe(path);
    }

    @Override
    public String directory() {
        return "/empty";
    }

    @Override
    public Set<Integer> openDescriptors() {
        return kernel.openDescriptors();
    }

    @Override
    public Request exits(int code) {
        return program(ChildScript.exits(code, AT_ONCE));
    }

    @Override
    public Request writes(String toStdout, String toStderr) {
        return program(ChildScript.runsForever()
                .writes(AT_ONCE, toStdout)
                .writesError(AT_ONCE, toStderr)
                .exitsAt(AT_ONCE, 0));
    }

    @Override
    public Request runs() {
        return program(ready());
    }

    @Override
    public Request ignoresTerm() {
        return program(ready().ignores(Signal.TERM));
    }

    @Override
    public Request copies() {
        return program(ChildScript.runsForever().answers(input -> input).exitsAtEndOfInput(0));
    }

    @Override
    public Request forks() {
        return program(ChildScript.runsForever().forks(AT_ONCE, ready()));
    }

    @Override
    public Request leavesItsGroup() {
        return program(ready().leavesItsGroup(AT_ONCE));
    }

    @Override
    public DatagramReceiver receiveAt(String path) {
        SimulatedDatagrams datagrams = kernel.listenForDatagrams(path);
        return new DatagramReceiver() {
            @Override
            public Optional<byte[]> receive() {
                return datagrams.take();
            }

            @Override
            public void close() {
                datagrams.close();
            }
        };
    }

    private static ChildScript ready() {
        return ChildScript.runsForever().writes(AT_ONCE, "ready\n");
    }

    private Request program(ChildScript script) {
        kernel.install("/bin/program", script);
        return Request.of("/bin/program", "program");
    }

    @Override
    public void close() {
        // nothing outlives it
    }
}
