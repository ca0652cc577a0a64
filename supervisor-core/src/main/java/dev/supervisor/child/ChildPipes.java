package dev.supervisor.child;

import dev.supervisor.history.LastWords;
import dev.supervisor.loop.Step;
import dev.supervisor.os.Child;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.SystemException;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.PumpProxy;
import dev.supervisor.time.Now;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The owners of a child's pipes: its standard input, and its output in the pump or with another reader. Loop thread
 * only.
 */
final class ChildPipes implements Step {
    private final ChildInputs inputs;
    private final StdoutReader reader;
    private final PumpProxy pump;

    /** The owners whose logs the pump was asked to keep open, each with the child that has ended. */
    private final Map<ChildOwner, Pid> askedToKeep = new HashMap<>();

    private final Set<ChildOwner> kept = new HashSet<>();

    ChildPipes(ChildInputs inputs, StdoutReader reader, PumpProxy pump) {
        this.inputs = inputs;
        this.reader = reader;
        this.pump = pump;
    }

    /**
     * The standard input for a child that is about to be made. It is then connected, or expected no more.
     *
     * @throws SpawnException if there is nothing; the child is expected no more then
     */
    Stdin stdin(ChildOwner owner) throws SpawnException {
        try {
            return owner.takeStdin();
        } catch (SystemException refused) {
            pump.forget(owner.name());
            throw new SpawnException(refused.getMessage());
        }
    }

    /** Hands the pipes of a new child to those who own them from now on. */
    void connect(ChildOwner owner, Child child) {
        askedToKeep.remove(owner);
        kept.remove(owner);
        Optional<ChildInput> input = inputs.open(child);
        if (reader.reads(owner)) {
            pump.attach(owner.name(), child.pid(), Optional.empty(), child.stderr());
            reader.begin(owner, child, input.orElseThrow());
        } else {
            pump.attach(owner.name(), child.pid(), Optional.of(child.stdout()), child.stderr());
        }
    }

    /** The child that was expected does not come. */
    void expectNone(ChildOwner owner) {
        pump.forget(owner.name());
        owner.releaseStdin();
    }

    /**
     * A child has ended: what it has written is read, then the pump answers with the end of it. The pump keeps the logs
     * open if another child may follow.
     */
    void readLastWords(ChildOwner owner, Pid child, Consumer<LastWords> answer) {
        reader.readLastWords(owner);
        Optional<OutputPlan> next = owner.nextOutput();
        next.ifPresent(_ -> askedToKeep.put(owner, child));
        pump.drain(owner.name(), child, next, drained -> {
            if (drained.logsAreOpen() && child.equals(askedToKeep.get(owner))) {
                kept.add(owner);
            }
            answer.accept(drained.words());
        });
    }

    /** Whether the logs have stayed open for the child of it that is to be made now; once. */
    boolean takeKeptLogs(ChildOwner owner) {
        return kept.remove(owner);
    }

    /** By now it is known what has ended and begun in this turn: logs of owners without another child are closed. */
    @Override
    public void run(Now now) {
        askedToKeep.entrySet().removeIf(asked -> letGoAfter(asked.getKey(), asked.getValue()));
    }

    /** As long as another child may follow, the logs may be kept for it. */
    private boolean letGoAfter(ChildOwner owner, Pid child) {
        if (!owner.isDoneWith(child)) {
            return false;
        }
        kept.remove(owner);
        pump.forget(owner.name());
        return true;
    }

    /** The pump has not answered, and nobody waits for it any more. */
    void giveUpLastWords(ChildOwner owner, Pid child) {
        pump.overdue(owner.name(), child);
    }

    /** A child has ended and its owner knows it. */
    void disconnect(ChildOwner owner, Pid child) {
        inputs.close(child);
        reader.end(owner);
        owner.releaseStdin();
    }
}
