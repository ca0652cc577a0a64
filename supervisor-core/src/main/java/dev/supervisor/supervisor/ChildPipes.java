package dev.supervisor.supervisor;

import dev.supervisor.child.ChildInput;
import dev.supervisor.child.ChildInputs;
import dev.supervisor.fcgi.SharedSockets;
import dev.supervisor.history.LastWords;
import dev.supervisor.loop.Step;
import dev.supervisor.os.Child;
import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.OutputPlan;
import dev.supervisor.pump.PumpProxy;
import dev.supervisor.time.Now;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who has which pipe of a child: its standard input, its output in the pump, or what a listener says; and the socket that it may share in the
 * place of a standard input. Loop thread only.
 */
final class ChildPipes implements Step {
    private final ChildInputs inputs;
    private final ListenerEars ears;
    private final PumpProxy pump;
    private final SharedSockets sockets;

    /** Of whom the pump was asked to keep the logs open, and the child that has ended. */
    private final Map<Subprocess, Pid> askedToKeep = new HashMap<>();

    private final Set<Subprocess> kept = new HashSet<>();

    ChildPipes(ChildInputs inputs, ListenerEars ears, PumpProxy pump, SharedSockets sockets) {
        this.sockets = sockets;
        this.inputs = inputs;
        this.ears = ears;
        this.pump = pump;
    }

    /**
     * What a child that is about to be made reads from. It is connected then, or expected no more.
     *
     * @throws SystemException if there is none; the child is expected no more then
     */
    Stdin stdin(Subprocess process) throws SystemException {
        try {
            return sockets.take(process.name().group());
        } catch (SystemException refused) {
            pump.forget(process.name());
            throw refused;
        }
    }

    /** Hands the pipes of a new child to those who own them from now on. */
    void connect(Subprocess process, Child child) {
        Optional<ChildInput> input = inputs.open(child);
        if (ears.expects(process)) {
            pump.attach(process.name(), child.pid(), Optional.empty(), child.stderr());
            ears.listen(process, child, input.orElseThrow());
        } else {
            pump.attach(process.name(), child.pid(), Optional.of(child.stdout()), child.stderr());
        }
    }

    /** The child that was expected does not come. */
    void expectNone(Subprocess process) {
        pump.forget(process.name());
        sockets.release(process.name().group());
    }

    /**
     * A child has ended: what it has written is read, then the pump answers with the end of it, and keeps the logs open if another child
     * may follow.
     */
    void readLastWords(Subprocess process, Pid child, Consumer<LastWords> answer) {
        ears.hearLastWords(process);
        Optional<OutputPlan> next = process.mayBeStartedAgain() ? Optional.of(process.outputPlan()) : Optional.empty();
        next.ifPresent(_ -> askedToKeep.put(process, child));
        pump.drain(process.name(), child, next, drained -> {
            if (drained.logsAreOpen() && child.equals(askedToKeep.get(process))) {
                kept.add(process);
            }
            answer.accept(drained.words());
        });
    }

    /** Whether the logs have stayed open for the child of it that is to be made now; once. */
    boolean takeKeptLogs(Subprocess process) {
        return kept.remove(process);
    }

    /** Once what ends and what begins in a turn is known: the logs of those who do not begin again were kept in vain. */
    @Override
    public void run(Now now) {
        askedToKeep.entrySet().removeIf(asked -> letGoAfter(asked.getKey(), asked.getValue()));
    }

    /** Whether it has shown what becomes of the logs of this child: as long as another one may come they may be kept for it. */
    private boolean letGoAfter(Subprocess process, Pid child) {
        Optional<Pid> now = process.state().pid();
        if (now.equals(Optional.of(child)) || process.isSpawning()) {
            return false;
        }
        kept.remove(process);
        if (now.isEmpty()) {
            pump.forget(process.name());
        }
        return true;
    }

    /** The pump has not answered, and nobody waits for it any more. */
    void giveUpLastWords(Subprocess process, Pid child) {
        pump.overdue(process.name(), child);
    }

    /** A child has ended and its process knows it. */
    void disconnect(Subprocess process, Pid child) {
        inputs.close(child);
        ears.hangUp(process);
        sockets.release(process.name().group());
    }
}
