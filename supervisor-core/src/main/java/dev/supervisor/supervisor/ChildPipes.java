package dev.supervisor.supervisor;

import dev.supervisor.fcgi.SharedSockets;
import dev.supervisor.history.LastWords;
import dev.supervisor.os.Child;
import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.PumpProxy;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who has which pipe of a child: its standard input, its output in the pump, or what a listener says; and the socket that it may share in the
 * place of a standard input. Loop thread only.
 */
final class ChildPipes {
    private final ChildInputs inputs;
    private final ListenerEars ears;
    private final PumpProxy pump;
    private final SharedSockets sockets;

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

    /** A child has ended: what it has written is read, then the pump answers with the end of it. */
    void readLastWords(Subprocess process, Pid child, Consumer<LastWords> answer) {
        ears.hearLastWords(process);
        pump.drain(process.name(), child, answer);
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
