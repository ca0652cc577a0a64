package dev.supervisor.child;

import dev.supervisor.command.CommandLookup;
import dev.supervisor.command.CommandResolver;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.Step;
import dev.supervisor.os.Doors;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.PumpProxy;
import java.util.Set;
import java.util.function.Consumer;

/** All children of the daemon: makes them, writes to them and reaps them, each for its owner. Loop thread only. */
public final class Children {
    private final ChildInputs inputs;
    private final ChildPipes pipes;
    private final Reaper reaper;
    private final EnvReadings environments;
    private final SpawnQueue spawns;

    /** @param reader reads the standard output of children that the pump does not read */
    public Children(
            Doors doors,
            EventLoop loop,
            DeadlineQueue deadlines,
            PumpProxy pump,
            StdoutReader reader,
            Inheritance inheritance) {
        ChildEnvironment environment = new ChildEnvironment(inheritance.environ(), inheritance.serverUrl());
        inputs = new ChildInputs(loop, doors.descriptors());
        pipes = new ChildPipes(inputs, reader, pump);
        reaper = new Reaper(doors.host(), doors.descriptors(), loop, deadlines, pipes);
        environments = new EnvReadings(
                new EnvFileReader(doors.files(), doors.descriptors(), environment.inherited()), loop, deadlines);
        spawns = new SpawnQueue(
                new CommandResolver(doors.files(), inheritance.environ()),
                environments,
                pump,
                pipes,
                deadlines,
                new Spawner(doors.host(), environment, reaper, pipes, inheritance.minfds()));
    }

    /** @param elsewhere runs what it is given in another thread; before the first child is made */
    public void begin(Consumer<Runnable> elsewhere) {
        environments.begin(elsewhere);
    }

    /** Asks for a child. In a later step of this turn or of another one its owner gets the result. */
    public void make(ChildOwner owner) {
        spawns.add(owner);
    }

    /** Looks up the command of the owner's next child, as {@link #make} would now. */
    public CommandLookup lookUp(ChildOwner owner) {
        return spawns.lookUp(owner);
    }

    /** Writes to the standard input of a child, now or as it reads on. */
    public InputWritten write(byte[] bytes, Pid child) {
        return inputs.of(child).map(input -> input.write(bytes)).orElse(InputWritten.CLOSED);
    }

    /** The living children, and the ended ones that are not reaped yet. */
    public Set<Pid> living() {
        return reaper.living();
    }

    /** Goes on with the children whose end has been noticed. */
    public Step reaper() {
        return reaper;
    }

    /** Makes the children that were asked for, as many as one turn may. */
    public Step spawns() {
        return spawns;
    }

    /** Closes logs that stayed open for a child that does not come; runs after {@link #reaper} and {@link #spawns}. */
    public Step pipes() {
        return pipes;
    }
}
