package dev.supervisor.supervisor;

import dev.supervisor.activity.Narrator;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.child.ChildInputs;
import dev.supervisor.child.CommandLookup;
import dev.supervisor.child.CommandLookup.CommandProblem;
import dev.supervisor.child.InputWritten;
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
import dev.supervisor.pump.OutputFigures;
import dev.supervisor.pump.PumpProxy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out what the machine wants done. Loop thread only. */
final class EffectRunner {
    private static final String GONE = "ESRCH";

    private final Host host;
    private final SpawnQueue spawns;
    private final ChildInputs inputs;
    private final PumpProxy pump;
    private final EventBus events;
    private final Narrator narrator;

    EffectRunner(Host host, SpawnQueue spawns, ChildInputs inputs, PumpProxy pump, EventBus events, Narrator narrator) {
        this.host = host;
        this.spawns = spawns;
        this.inputs = inputs;
        this.pump = pump;
        this.events = events;
        this.narrator = narrator;
    }

    /**
     * Carries one effect out; the answer, if it has one at once.
     *
     * @param refused told, in the sentence of the activity log, that the system did not let us signal the child
     */
    Optional<ProcessInput> carryOut(ProcessEffect effect, Subprocess process, Consumer<String> refused) {
        String name = process.name().process();
        return switch (effect) {
            case Announce change -> announce(change, process.name());
            case Spawn _ -> {
                spawns.add(process);
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
    Optional<ProcessInput> send(Signal signal, Pid pid, Subprocess process) {
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

    /** A client wants stopped what has no child; says so, and what to tell the client. */
    String nothingToKill(Subprocess process, Signal signal) {
        return narrator.killWithoutChild(process.name().process(), signal);
    }

    /** A client wants a signal sent to what has no child; says so, and what to tell the client. */
    String nothingToSignal(Subprocess process, Signal signal) {
        return narrator.signalWithoutChild(process.name().process(), signal);
    }

    Optional<CommandProblem> commandProblem(Subprocess process) {
        return switch (spawns.lookUp(process)) {
            case CommandProblem problem -> Optional.of(problem);
            case CommandLookup.Command _ -> Optional.empty();
        };
    }

    InputWritten write(byte[] bytes, Pid child) {
        return inputs.of(child).map(input -> input.write(bytes)).orElse(InputWritten.CLOSED);
    }

    OutputFigures output(Subprocess process) {
        return pump.figures(process.name());
    }

    void clearLogs(Subprocess process, Consumer<Boolean> answer) {
        pump.clear(process.name(), process.outputPlan(), answer);
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
