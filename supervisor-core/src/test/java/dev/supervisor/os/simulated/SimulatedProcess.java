package dev.supervisor.os.simulated;

import dev.supervisor.os.SpawnRequest;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A simulated process: a child of ours, or a descendant of one. */
public final class SimulatedProcess {
    private final Pid pid;
    private Pid group;
    private final Optional<Pid> parent;
    private final SpawnRequest request;
    private final ChildScript script;
    private final List<Signal> received = new ArrayList<>();
    private final List<SimulatedPipe> pipes;
    private final List<SimulatedPipe> held;
    private Optional<WaitStatus> status = Optional.empty();

    /** The pipes are standard input, output and error, in this order; the last two may be the same. */
    SimulatedProcess(
            Pid pid,
            Pid group,
            Optional<Pid> parent,
            SpawnRequest request,
            ChildScript script,
            List<SimulatedPipe> pipes) {
        this.pid = pid;
        this.group = group;
        this.parent = parent;
        this.request = request;
        this.script = script;
        this.pipes = pipes;
        this.held = new ArrayList<>(pipes);
        held.forEach(SimulatedPipe::hold);
    }

    public Pid pid() {
        return pid;
    }

    /** Leader of its process group. */
    public Pid group() {
        return group;
    }

    /** The process that made it; absent if we did. */
    public Optional<Pid> parent() {
        return parent;
    }

    /** Our request; that for its ancestor if it is a descendant. */
    public SpawnRequest request() {
        return request;
    }

    /** All signals that it was sent, in order. */
    public List<Signal> received() {
        return List.copyOf(received);
    }

    public boolean alive() {
        return status.isEmpty();
    }

    public Optional<WaitStatus> status() {
        return status;
    }

    ChildScript script() {
        return script;
    }

    List<SimulatedPipe> pipes() {
        return pipes;
    }

    SimulatedPipe stdin() {
        return pipes.get(0);
    }

    SimulatedPipe output(boolean toStderr) {
        return pipes.get(toStderr ? 2 : 1);
    }

    void receive(Signal signal) {
        received.add(signal);
    }

    void leaveGroup(Pid other) {
        group = other;
    }

    void closeInput() {
        if (held.remove(stdin())) {
            stdin().letGo();
        }
    }

    void end(WaitStatus how) {
        status = Optional.of(how);
        held.forEach(SimulatedPipe::letGo);
    }
}
