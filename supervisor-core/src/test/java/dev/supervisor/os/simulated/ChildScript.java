package dev.supervisor.os.simulated;

import dev.supervisor.os.Errno;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.process.WaitStatus.KilledBy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The acts of a simulated child, by time after its start. Immutable; made by adding to {@link #runsForever}, which does
 * nothing and dies of the first signal that kills by default.
 *
 * @param acts its own acts, in order of time
 * @param reactions its reactions to signals that it does not leave at their default
 * @param answer its output for its input; it reads nothing if absent
 * @param atEndOfInput how it ends when its standard input is closed; not at all if absent
 * @param unsignallable sending it a signal is refused with EPERM
 */
public record ChildScript(
        List<Act> acts,
        Map<Signal, Reaction> reactions,
        Optional<UnaryOperator<byte[]>> answer,
        Optional<WaitStatus> atEndOfInput,
        boolean unsignallable)
        implements Behaviour {

    /** One thing it does. */
    public sealed interface Act {
        Duration at();

        record Write(Duration at, boolean toStderr, byte[] bytes) implements Act {}

        /** Makes a child of its own in its process group, which holds its pipes too. */
        record Fork(Duration at, ChildScript grandchild) implements Act {}

        /** Leaves the process group that was made for it; those whom it has made stay there. */
        record LeaveGroup(Duration at) implements Act {}

        record CloseInput(Duration at) implements Act {}

        record End(Duration at, WaitStatus status) implements Act {}
    }

    /** How it takes a signal. */
    public sealed interface Reaction {
        record Ignore() implements Reaction {}

        /** It cleans up for a while, then ends. */
        record EndAfter(Duration delay, WaitStatus status) implements Reaction {}
    }

    public ChildScript {
        acts = List.copyOf(acts);
        reactions = Map.copyOf(reactions);
    }

    public static ChildScript runsForever() {
        return new ChildScript(List.of(), Map.of(), Optional.empty(), Optional.empty(), false);
    }

    public static ChildScript exits(int code, Duration at) {
        return runsForever().exitsAt(at, code);
    }

    public static ChildScript dies(Signal signal, Duration at) {
        return runsForever().with(new Act.End(at, new KilledBy(signal, false)));
    }

    public ChildScript exitsAt(Duration at, int code) {
        return with(new Act.End(at, new ExitedWith(code)));
    }

    public ChildScript writes(Duration at, String toStdout) {
        return with(new Act.Write(at, false, toStdout.getBytes(StandardCharsets.UTF_8)));
    }

    public ChildScript writesError(Duration at, String toStderr) {
        return with(new Act.Write(at, true, toStderr.getBytes(StandardCharsets.UTF_8)));
    }

    public ChildScript forks(Duration at, ChildScript grandchild) {
        return with(new Act.Fork(at, grandchild));
    }

    public ChildScript ignores(Signal... signals) {
        ChildScript script = this;
        for (Signal signal : signals) {
            script = script.reacts(signal, new Reaction.Ignore());
        }
        return script;
    }

    public ChildScript leavesItsGroup(Duration at) {
        return with(new Act.LeaveGroup(at));
    }

    public ChildScript closesInput(Duration at) {
        return with(new Act.CloseInput(at));
    }

    /** On {@code signal} it exits with {@code code}, {@code delay} later. */
    public ChildScript exitsOn(Signal signal, Duration delay, int code) {
        return reacts(signal, new Reaction.EndAfter(delay, new ExitedWith(code)));
    }

    public ChildScript answers(UnaryOperator<byte[]> answer) {
        return new ChildScript(acts, reactions, Optional.of(answer), atEndOfInput, unsignallable);
    }

    public ChildScript exitsAtEndOfInput(int code) {
        return new ChildScript(acts, reactions, answer, Optional.of(new ExitedWith(code)), unsignallable);
    }

    public ChildScript refusesSignals() {
        return new ChildScript(acts, reactions, answer, atEndOfInput, true);
    }

    private ChildScript reacts(Signal signal, Reaction reaction) {
        if (signal.equals(Signal.KILL)) {
            throw new IllegalArgumentException("nobody catches SIGKILL");
        }
        Map<Signal, Reaction> more = new HashMap<>(reactions);
        more.put(signal, reaction);
        return new ChildScript(acts, more, answer, atEndOfInput, unsignallable);
    }

    private ChildScript with(Act act) {
        List<Act> more = new ArrayList<>(acts);
        more.add(act);
        return new ChildScript(more, reactions, answer, atEndOfInput, unsignallable);
    }

    /** There is no child at all: the system refuses with this error. */
    public record SpawnRefused(Errno error) implements Behaviour {}

    /** There is a child, but the program cannot be run in it. */
    public record ExecRefused(Errno error) implements Behaviour {}
}
