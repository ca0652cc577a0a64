package dev.supervisor.supervisor;

import dev.supervisor.activity.Narrator;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.child.ChildOwner;
import dev.supervisor.child.Children;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.ProcessStateEvent;
import dev.supervisor.os.Host;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import dev.supervisor.process.ProcessEffect;
import dev.supervisor.process.ProcessEffect.Announce;
import dev.supervisor.process.ProcessEffect.Kill;
import dev.supervisor.process.ProcessEffect.Say;
import dev.supervisor.process.ProcessEffect.Spawn;
import dev.supervisor.process.ProcessInput;
import dev.supervisor.process.ProcessInput.KillFailed;
import dev.supervisor.process.ProcessInput.SignalFailed;
import dev.supervisor.process.ProcessNote;
import dev.supervisor.process.ProcessNote.KillRefused;
import dev.supervisor.process.ProcessNote.SignalRefused;
import dev.supervisor.process.ProcessState;
import dev.supervisor.process.Signal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out what the machine wants done. Loop thread only. */
final class EffectRunner {
    private static final String GONE = "ESRCH";

    private final Host host;
    private final Children children;
    private final EventBus events;
    private final Narrator narrator;

    EffectRunner(Host host, Children children, EventBus events, Narrator narrator) {
        this.host = host;
        this.children = children;
        this.events = events;
        this.narrator = narrator;
    }

    /**
     * Carries one effect out and returns its answer, if it has one at once.
     *
     * @param refused receives the activity log's message that the system did not let us signal the child
     */
    Optional<ProcessInput> carryOut(ProcessEffect effect, ChildOwner process, Consumer<String> refused) {
        String name = process.name().process();
        return switch (effect) {
            case Announce change -> announce(change, process.name());
            case Spawn _ -> {
                children.make(process);
                yield Optional.empty();
            }
            case Kill(Pid pid, Signal signal, boolean wholeGroup) -> kill(name, pid, signal, wholeGroup);
            case Say(KillRefused(Pid pid, String why)) -> say(refused, narrator.killRefused(name, pid, why));
            case Say(SignalRefused(Pid pid, String why)) -> say(refused, narrator.signalRefused(name, pid, why));
            case Say(ProcessNote note) -> {
                narrator.process(name, note);
                yield Optional.empty();
            }
        };
    }

    Optional<ProcessInput> announce(Announce change, Namespec name) {
        events.publish(ProcessStateEvent.of(name, change));
        return Optional.empty();
    }

    private static Optional<ProcessInput> say(Consumer<String> refused, String sentence) {
        refused.accept(sentence);
        return Optional.empty();
    }

    private Optional<ProcessInput> kill(String name, Pid pid, Signal signal, boolean wholeGroup) {
        try {
            host.signal(pid, signal, wholeGroup);
            return Optional.empty();
        } catch (SystemException refused) {
            String why = refused.error().pythonWords();
            if (refused.errorName().equals(GONE)) {
                narrator.killedTooLate(name, pid, why); // its end will be noticed
                return Optional.empty();
            }
            return Optional.of(new KillFailed(why));
        }
    }

    /** Sends a client's signal, always to the child alone (supervisor/process.py signal); the answer, if it was refused. */
    Optional<ProcessInput> send(Signal signal, Pid pid, ChildOwner process) {
        String name = process.name().process();
        narrator.sendingSignal(name, pid, signal);
        try {
            host.signal(pid, signal, false);
            return Optional.empty();
        } catch (SystemException refused) {
            String why = refused.error().pythonWords();
            if (refused.errorName().equals(GONE)) {
                narrator.signalledTooLate(name, pid, why);
                return Optional.empty();
            }
            return Optional.of(new SignalFailed(why));
        }
    }

    /** A mistake of ours, while something was done for this process. */
    void tellMishap(Namespec name, ProcessState state, Optional<ProcessInput> input, Throwable bug) {
        StringWriter what = new StringWriter();
        what.append("in state " + state)
                .append(input.map(cause -> " with input " + cause).orElse(""))
                .append(": ");
        bug.printStackTrace(new PrintWriter(what, true));
        narrator.processMishandled(name.process(), what.toString().stripTrailing());
    }
}
