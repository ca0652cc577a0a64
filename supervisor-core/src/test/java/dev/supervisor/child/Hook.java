package dev.supervisor.child;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.envfile.EnvFiles;
import dev.supervisor.history.LastWords;
import dev.supervisor.os.ChildSettings;
import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.SystemException;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.process.Pid;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An owner that is not a process: it wants its program run, and keeps the reports. */
final class Hook implements ChildOwner {
    final List<String> told = new ArrayList<>();
    String command;
    StreamPlan stdout = StreamPlan.DISCARD;
    Optional<OutputPlan> next = Optional.empty();
    Optional<SystemException> noStdin = Optional.empty();
    Optional<Pid> child = Optional.empty();
    Optional<Now> diedAt = Optional.empty();
    Runnable whenEnded = () -> {};
    int launches;
    int inputsTaken;
    int inputsReleased;
    private final Namespec name;

    Hook(String name) {
        this.name = new Namespec("hooks", name);
        this.command = "/bin/" + name;
    }

    @Override
    public Namespec name() {
        return name;
    }

    @Override
    public Launch launch() {
        launches++;
        return new Launch(
                command,
                new Variables(Map.of("OWN", "1"), EnvFiles.NONE, Optional.empty()),
                Optional.empty(),
                Optional.of(022),
                Optional.empty(),
                new ChildSettings(List.of("nice=5"), Optional.empty()),
                false,
                output());
    }

    OutputPlan output() {
        return new OutputPlan(stdout, Optional.of(StreamPlan.DISCARD));
    }

    @Override
    public void spawned(Pid made, Now now) {
        child = Optional.of(made);
        told.add("spawned");
    }

    @Override
    public void failed(String spawnerr, Now now) {
        told.add("failed: " + spawnerr);
    }

    @Override
    public void ended(Pid ended, WaitStatus status, Now died, Now now) {
        child = Optional.empty();
        diedAt = Optional.of(died);
        told.add("ended: " + status);
        whenEnded.run();
    }

    @Override
    public void suspend() {
        told.add("suspended");
    }

    @Override
    public void resume() {
        told.add("resumed");
    }

    @Override
    public void wrote(Pid writer, LastWords words) {
        told.add("wrote");
    }

    @Override
    public Optional<OutputPlan> nextOutput() {
        return next;
    }

    @Override
    public boolean isDoneWith(Pid ended) {
        return !child.equals(Optional.of(ended));
    }

    @Override
    public Stdin takeStdin() throws SystemException {
        if (noStdin.isPresent()) {
            throw noStdin.get();
        }
        inputsTaken++;
        return new Stdin.Pipe();
    }

    @Override
    public void releaseStdin() {
        inputsReleased++;
    }
}
