package dev.supervisor.process;

import static dev.supervisor.process.MachineFixture.EXIT_0;
import static dev.supervisor.process.MachineFixture.EXIT_1;
import static dev.supervisor.process.MachineFixture.PID;
import static dev.supervisor.process.MachineFixture.POLICY;
import static dev.supervisor.process.MachineFixture.at;
import static dev.supervisor.process.MachineFixture.due;
import static dev.supervisor.process.MachineFixture.failures;
import static dev.supervisor.process.MachineFixture.growingDelays;
import static dev.supervisor.process.MachineFixture.lastTick;
import static dev.supervisor.process.MachineFixture.reaped;
import static dev.supervisor.process.MachineFixture.restarted;
import static dev.supervisor.process.MachineFixture.start;
import static dev.supervisor.process.MachineFixture.startsecs;
import static dev.supervisor.process.MachineFixture.tick;

import dev.supervisor.process.ProcessEffect.Announce;
import dev.supervisor.process.ProcessInput.KillFailed;
import dev.supervisor.process.ProcessInput.Reconfigured;
import dev.supervisor.process.ProcessInput.Retire;
import dev.supervisor.process.ProcessInput.SignalFailed;
import dev.supervisor.process.ProcessInput.SpawnFailed;
import dev.supervisor.process.ProcessInput.Spawned;
import dev.supervisor.process.ProcessInput.Stop;
import dev.supervisor.process.ProcessState.Backoff;
import dev.supervisor.process.ProcessState.Exited;
import dev.supervisor.process.ProcessState.Fatal;
import dev.supervisor.process.ProcessState.Running;
import dev.supervisor.process.ProcessState.Spawning;
import dev.supervisor.process.ProcessState.SpawningToStop;
import dev.supervisor.process.ProcessState.Starting;
import dev.supervisor.process.ProcessState.Stopped;
import dev.supervisor.process.ProcessState.Stopping;
import dev.supervisor.process.ProcessState.Unknown;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of what the machine does, made by asking it: one case of every state, input and condition that makes a difference. */
final class StateTable {
    private static final Now NOW = at(100_000);
    private static final ProcessInput EARLY_EXIT_0 = reaped(EXIT_0, 99_999);
    private static final ProcessInput EXIT_0_NOW = reaped(EXIT_0, 100_000);
    private static final ProcessInput EXIT_1_NOW = reaped(EXIT_1, 100_000);

    /** One question to the machine; {@code when} says what makes it differ from its neighbours. */
    record Case(ProcessState state, ProcessInput input, String when, LifecyclePolicy policy) {
        Transition answer() {
            return ProcessMachine.step(state, input, policy, NOW);
        }
    }

    private final List<Case> cases = new ArrayList<>();
    private final List<Case> growing = new ArrayList<>();

    StateTable() {
        stopped();
        spawning();
        starting();
        running();
        backoff();
        stopping();
        exited();
        fatalAndUnknown();
        growing();
    }

    List<Case> cases() {
        return Stream.concat(cases.stream(), growing.stream()).toList();
    }

    private void stopped() {
        Stopped state = new Stopped(failures(1));
        add(state, start());
        add(state, new Retire());
        add(state, tick());
        add(state, new Reconfigured());
    }

    private void spawning() {
        Spawning state = new Spawning(failures(1));
        add(state, new Spawned(PID), "startsecs is not 0");
        add("startsecs is 0", state, new Spawned(PID), startsecs(0));
        add(state, new SpawnFailed("…"), "retries are left");
        add(new Spawning(failures(3)), new SpawnFailed("…"), "retries are used up");
        add(state, new Stop());
        add(state, new Retire());
        add(state, tick());
        add(state, new Reconfigured());
        SpawningToStop toStop = new SpawningToStop(failures(1));
        add(toStop, new Spawned(PID), "startsecs is not 0");
        add("startsecs is 0", toStop, new Spawned(PID), startsecs(0));
        add(toStop, new SpawnFailed("…"));
        add(toStop, new Stop());
        add(toStop, new Retire());
        add(toStop, tick());
        add(toStop, new Reconfigured());
    }

    private void starting() {
        Starting state = new Starting(PID, at(99_001), due(100_001), failures(1));
        Starting up = new Starting(PID, at(99_000), due(100_000), failures(1));
        add(state, tick(), "up for less than startsecs");
        add(up, tick(), "up for startsecs");
        add(state, EXIT_0_NOW, "died before startsecs, retries are left");
        add(
                new Starting(PID, at(99_001), due(100_001), failures(3)),
                EARLY_EXIT_0,
                "died before startsecs, retries are used up");
        add(up, EXIT_0_NOW, "died after startsecs, not to be restarted");
        add(up, EXIT_1_NOW, "died after startsecs, to be restarted");
        add(state, start());
        add(state, new Stop());
        add(state, new Retire());
        add(state, new SignalFailed("…"));
        add(state, new Reconfigured());
    }

    private void running() {
        Running state = new Running(PID, at(99_000), Attempts.NONE);
        add(state, EXIT_0_NOW, "not to be restarted");
        add(state, EXIT_1_NOW, "to be restarted, last start a second ago");
        add(new Running(PID, at(99_600), Attempts.NONE), EXIT_1_NOW, "to be restarted, last start 0.4 s ago");
        add(state, start());
        add(state, new Stop());
        add(state, new Retire());
        add(state, new SignalFailed("…"));
        add(state, new Reconfigured());
        add(state, tick());
    }

    private void backoff() {
        Backoff state = new Backoff(due(100_001), failures(2));
        Backoff ready = new Backoff(due(100_000), failures(2));
        Backoff spent = new Backoff(due(100_000), failures(4));
        add(state, tick(), "the wait is not over");
        add(ready, tick(), "the wait is over");
        add(ready, lastTick(), "the wait is over, no starts any more");
        add(spent, tick(), "retries are used up");
        add(spent, lastTick(), "retries are used up, no starts any more");
        add(state, start());
        add(state, new Stop());
        add(state, new Retire());
        add(state, new Reconfigured());
    }

    private void stopping() {
        Stopping state = new Stopping(PID, due(100_001), Attempts.NONE);
        add(state, tick(), "less than stopwaitsecs");
        add(new Stopping(PID, due(100_000), Attempts.NONE), tick(), "stopwaitsecs are over");
        add(state, EXIT_0_NOW);
        add(state, new KillFailed("…"));
        add(state, new SignalFailed("…"));
        add(state, new Reconfigured());
        add(state, start());
        add(state, new Retire());
    }

    private void exited() {
        Exited ready = new Exited(EXIT_1, EndKind.UNEXPECTED, Optional.of(due(100_000)), Attempts.NONE);
        Exited state = new Exited(EXIT_1, EndKind.UNEXPECTED, Optional.of(due(100_001)), Attempts.NONE);
        add(new Exited(EXIT_0, EndKind.EXPECTED, Optional.empty(), Attempts.NONE), tick(), "not to be restarted");
        add(state, tick(), "the restart is not due");
        add(ready, tick(), "the restart is due");
        add(ready, lastTick(), "the restart is due, no starts any more");
        add(state, start());
        add(state, new Stop(), "the restart is to come");
        add("restarts are no longer wanted", state, new Reconfigured(), restarted());
        add(state, new Reconfigured(), "restarts are still wanted");
        add(state, new Retire());
    }

    private void fatalAndUnknown() {
        add(new Fatal(), start());
        add(new Fatal(), new Retire());
        add(new Fatal(), tick());
        add(new Fatal(), new Reconfigured());
        Unknown state = new Unknown(Optional.of(PID));
        Unknown gone = new Unknown(Optional.empty());
        add(state, EXIT_1_NOW, "with a child");
        add(state, new Retire(), "with a child");
        add(gone, new Retire(), "without a child");
        add(state, tick());
        add(state, new Reconfigured());
    }

    /** Where the delays grow, restarts in a row are counted; here the process has been restarted twice. */
    private void growing() {
        Attempts twice = new Attempts(0, 2);
        Attempts failedOnce = new Attempts(1, 2);
        Attempts failedTwice = new Attempts(2, 2);
        grow(new Spawning(failedOnce), new Spawned(PID), "startsecs is not 0");
        growing.add(new Case(new Spawning(failedOnce), new Spawned(PID), "startsecs is 0", growingDelays(0)));
        grow(new Spawning(failedOnce), new SpawnFailed("…"), "retries are left");
        Starting up = new Starting(PID, at(99_000), due(100_000), failedOnce);
        grow(up, tick(), "up for startsecs");
        grow(up, EARLY_EXIT_0, "died before startsecs, retries are left");
        grow(up, EXIT_1_NOW, "died after startsecs, to be restarted");
        grow(new Running(PID, at(40_001), twice), EXIT_1_NOW, "up for less than maxbackoff");
        grow(new Running(PID, at(40_000), twice), EXIT_1_NOW, "up for maxbackoff");
        grow(new Running(PID, at(99_000), twice), new Stop(), "");
        Backoff ready = new Backoff(due(100_000), failedTwice);
        grow(ready, tick(), "the wait is over");
        grow(ready, lastTick(), "the wait is over, no starts any more");
        grow(new Backoff(due(100_001), failedTwice), start(), "");
        Exited ended = new Exited(EXIT_1, EndKind.UNEXPECTED, Optional.of(due(100_000)), twice);
        grow(ended, tick(), "the restart is due");
        grow(ended, start(), "");
    }

    private void grow(ProcessState state, ProcessInput input, String when) {
        growing.add(new Case(state, input, when, growingDelays(1)));
    }

    private void add(ProcessState state, ProcessInput input) {
        add(state, input, "");
    }

    private void add(ProcessState state, ProcessInput input, String when) {
        add(when, state, input, POLICY);
    }

    private void add(String when, ProcessState state, ProcessInput input, LifecyclePolicy policy) {
        cases.add(new Case(state, input, when, policy));
    }

    /** Picture and table as the documentation has them. */
    String markdown() {
        return picture() + "\n" + sections() + sectionOfGrowingDelays();
    }

    /** The states that clients can see, and the inputs that lead there. */
    private String picture() {
        Map<String, Set<String>> inputs = new LinkedHashMap<>();
        for (Case one : cases) {
            for (ProcessEffect effect : one.answer().effects()) {
                if (effect instanceof Announce(ProcessState from, ProcessState to)) {
                    inputs.computeIfAbsent(from.code() + " --> " + to.code(), _ -> new LinkedHashSet<>())
                            .add(name(one.input()));
                }
            }
        }
        StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> STOPPED\n");
        inputs.forEach((change, by) -> text.append("    ")
                .append(change)
                .append(": ")
                .append(String.join(", ", by))
                .append('\n'));
        return text.append("```\n").toString();
    }

    private String sections() {
        Map<String, List<Case>> byState = cases.stream()
                .collect(Collectors.groupingBy(asked -> name(asked.state()), LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        byState.forEach((state, asked) -> section(text, state, asked));
        return text.toString();
    }

    private static void section(StringBuilder text, String state, List<Case> asked) {
        text.append("### ").append(state);
        text.append(" (clients see ").append(asked.getFirst().state().code()).append(")\n\n");
        text.append("| input | when | next | what is done, in order |\n|---|---|---|---|\n");
        asked.forEach(one -> text.append("| ").append(row(one)));
        text.append("\nCannot happen: ").append(impossible(asked)).append(".\n\n");
    }

    private String sectionOfGrowingDelays() {
        StringBuilder text = new StringBuilder("### With growing delays\n\n"
                + "| state | input | when | next | what is done, in order |\n|---|---|---|---|---|\n");
        growing.forEach(
                one -> text.append("| ").append(name(one.state())).append(" | ").append(row(one)));
        return text.append('\n').toString();
    }

    private static String row(Case one) {
        Transition answer = one.answer();
        String next = answer.next().equals(one.state()) ? "stays" : shown(answer.next());
        String effects = answer.effects().stream().map(StateTable::shown).collect(Collectors.joining("; "));
        return name(one.input()) + " | " + one.when() + " | " + next + " | " + effects + " |\n";
    }

    /** The inputs that no case of this state is about. */
    private static String impossible(List<Case> asked) {
        List<String> possible = asked.stream().map(one -> name(one.input())).toList();
        List<String> others = new ArrayList<>();
        for (Class<?> input : ProcessInput.class.getPermittedSubclasses()) {
            if (!possible.contains(input.getSimpleName())) {
                others.add(input.getSimpleName());
            }
        }
        return String.join(", ", others);
    }

    private static String shown(ProcessState next) {
        String facts =
                switch (next) {
                    case Stopped(Attempts attempts) -> failuresOf(attempts);
                    case Spawning(Attempts attempts) -> failuresOf(attempts);
                    case SpawningToStop(Attempts attempts) -> failuresOf(attempts);
                    case Starting(var _, var _, var _, Attempts attempts) -> failuresOf(attempts);
                    case Backoff(var _, Attempts attempts) -> failuresOf(attempts);
                    case Stopping(var _, var _, Attempts attempts) -> failuresOf(attempts);
                    case Exited(var _, var _, Optional<Deadline> restartAt, var _) ->
                        restartAt.isEmpty() ? ", no restart" : "";
                    case Unknown(Optional<Pid> child) -> child.isEmpty() ? " without a child" : "";
                    case Running _, Fatal _ -> "";
                };
        int inRow = attempts(next).restarts();
        String restarts = inRow == 0 ? "" : ", restarts " + inRow;
        String deadline = next.deadline()
                .map(when -> when.isDue(NOW)
                        ? ", due at once"
                        : ", due in " + when.remaining(NOW).toMillis() / 1000.0 + " s")
                .orElse("");
        return "**" + name(next) + "**" + facts + restarts + deadline;
    }

    private static String failuresOf(Attempts attempts) {
        return ", failures " + attempts.failures();
    }

    private static Attempts attempts(ProcessState state) {
        return switch (state) {
            case Stopped(Attempts attempts) -> attempts;
            case Spawning(Attempts attempts) -> attempts;
            case SpawningToStop(Attempts attempts) -> attempts;
            case Starting(var _, var _, var _, Attempts attempts) -> attempts;
            case Running(var _, var _, Attempts attempts) -> attempts;
            case Backoff(var _, Attempts attempts) -> attempts;
            case Stopping(var _, var _, Attempts attempts) -> attempts;
            case Exited(var _, var _, var _, Attempts attempts) -> attempts;
            case Fatal _, Unknown _ -> Attempts.NONE;
        };
    }

    private static String shown(ProcessEffect effect) {
        return switch (effect) {
            case Announce(var _, ProcessState to) -> "announce " + to.code();
            case ProcessEffect.Spawn(StartCause cause) -> "spawn (" + cause + ")";
            case ProcessEffect.Kill(var _, Signal signal, var _) -> "send " + signal;
            case ProcessEffect.Say(ProcessNote note) -> "log " + name(note);
        };
    }

    /** The essence of a transition, whatever its numbers; but whether the new state counts restarts matters. */
    static String gist(ProcessState state, ProcessInput input, Transition answer) {
        boolean counted =
                !answer.next().equals(state) && attempts(answer.next()).restarts() > 0;
        return name(state) + " " + name(input) + " -> " + name(answer.next()) + (counted ? " in a row " : " ")
                + answer.effects().stream().map(StateTable::shown).toList();
    }

    static String name(Object thing) {
        return thing.getClass().getSimpleName();
    }
}
