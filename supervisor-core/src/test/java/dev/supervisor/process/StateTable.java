package dev.supervisor.process;

import static dev.supervisor.process.MachineFixture.EXIT_0;
import static dev.supervisor.process.MachineFixture.EXIT_1;
import static dev.supervisor.process.MachineFixture.PID;
import static dev.supervisor.process.MachineFixture.POLICY;
import static dev.supervisor.process.MachineFixture.at;
import static dev.supervisor.process.MachineFixture.due;
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

    StateTable() {
        stopped();
        spawning();
        starting();
        running();
        backoff();
        stopping();
        exited();
        fatalAndUnknown();
    }

    List<Case> cases() {
        return cases;
    }

    private void stopped() {
        Stopped state = new Stopped(1);
        add(state, start());
        add(state, new Retire());
        add(state, tick());
        add(state, new Reconfigured());
    }

    private void spawning() {
        Spawning state = new Spawning(1);
        add(state, new Spawned(PID), "startsecs is not 0");
        add("startsecs is 0", state, new Spawned(PID), startsecs(0));
        add(state, new SpawnFailed("…"), "retries are left");
        add(new Spawning(3), new SpawnFailed("…"), "retries are used up");
        add(state, new Stop());
        add(state, new Retire());
        add(state, tick());
        add(state, new Reconfigured());
        SpawningToStop toStop = new SpawningToStop(1);
        add(toStop, new Spawned(PID), "startsecs is not 0");
        add("startsecs is 0", toStop, new Spawned(PID), startsecs(0));
        add(toStop, new SpawnFailed("…"));
        add(toStop, new Stop());
        add(toStop, new Retire());
        add(toStop, tick());
        add(toStop, new Reconfigured());
    }

    private void starting() {
        Starting state = new Starting(PID, at(99_001), due(100_001), 1);
        Starting up = new Starting(PID, at(99_000), due(100_000), 1);
        add(state, tick(), "up for less than startsecs");
        add(up, tick(), "up for startsecs");
        add(state, EXIT_0_NOW, "died before startsecs, retries are left");
        add(new Starting(PID, at(99_001), due(100_001), 3), EARLY_EXIT_0, "died before startsecs, retries are used up");
        add(up, EXIT_0_NOW, "died after startsecs, not to be restarted");
        add(up, EXIT_1_NOW, "died after startsecs, to be restarted");
        add(state, start());
        add(state, new Stop());
        add(state, new Retire());
        add(state, new SignalFailed("…"));
        add(state, new Reconfigured());
    }

    private void running() {
        Running state = new Running(PID, at(99_000));
        add(state, EXIT_0_NOW, "not to be restarted");
        add(state, EXIT_1_NOW, "to be restarted, last start a second ago");
        add(new Running(PID, at(99_600)), EXIT_1_NOW, "to be restarted, last start 0.4 s ago");
        add(state, start());
        add(state, new Stop());
        add(state, new Retire());
        add(state, new SignalFailed("…"));
        add(state, new Reconfigured());
        add(state, tick());
    }

    private void backoff() {
        Backoff state = new Backoff(due(100_001), 2);
        Backoff ready = new Backoff(due(100_000), 2);
        Backoff spent = new Backoff(due(100_000), 4);
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
        Stopping state = new Stopping(PID, due(100_001), 0);
        add(state, tick(), "less than stopwaitsecs");
        add(new Stopping(PID, due(100_000), 0), tick(), "stopwaitsecs are over");
        add(state, EXIT_0_NOW);
        add(state, new KillFailed("…"));
        add(state, new SignalFailed("…"));
        add(state, new Reconfigured());
        add(state, start());
        add(state, new Retire());
    }

    private void exited() {
        Exited ready = new Exited(EXIT_1, EndKind.UNEXPECTED, Optional.of(due(100_000)));
        Exited state = new Exited(EXIT_1, EndKind.UNEXPECTED, Optional.of(due(100_001)));
        add(new Exited(EXIT_0, EndKind.EXPECTED, Optional.empty()), tick(), "not to be restarted");
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
        return picture() + "\n" + sections();
    }

    /** What clients can see, and which input leads there. */
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
        for (Case one : asked) {
            Transition answer = one.answer();
            String next = answer.next().equals(one.state()) ? "stays" : shown(answer.next());
            String effects = answer.effects().stream().map(StateTable::shown).collect(Collectors.joining("; "));
            text.append("| ").append(name(one.input())).append(" | ").append(one.when());
            text.append(" | ").append(next).append(" | ").append(effects).append(" |\n");
        }
        text.append("\nCannot happen: ").append(impossible(asked)).append(".\n\n");
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
                    case Stopped(int count) -> count(count);
                    case Spawning(int count, int _) -> count(count);
                    case SpawningToStop(int count) -> count(count);
                    case Starting(var _, var _, var _, int count, int _) -> count(count);
                    case Backoff(var _, int count, int _) -> count(count);
                    case Stopping(var _, var _, int count) -> count(count);
                    case Exited(var _, var _, Optional<Deadline> restartAt, int _) ->
                        restartAt.isEmpty() ? ", no restart" : "";
                    case Unknown(Optional<Pid> child) -> child.isEmpty() ? " without a child" : "";
                    case Running _, Fatal _ -> "";
                };
        String deadline = next.deadline()
                .map(when -> when.isDue(NOW)
                        ? ", due at once"
                        : ", due in " + when.remaining(NOW).toMillis() / 1000.0 + " s")
                .orElse("");
        return "**" + name(next) + "**" + facts + deadline;
    }

    private static String count(int failures) {
        return ", failures " + failures;
    }

    private static String shown(ProcessEffect effect) {
        return switch (effect) {
            case Announce(var _, ProcessState to) -> "announce " + to.code();
            case ProcessEffect.Spawn(StartCause cause) -> "spawn (" + cause + ")";
            case ProcessEffect.Kill(var _, Signal signal, var _) -> "send " + signal;
            case ProcessEffect.Say(ProcessNote note) -> "log " + name(note);
        };
    }

    /** What a transition comes to, whatever its numbers. */
    static String gist(ProcessState state, ProcessInput input, Transition answer) {
        return name(state) + " " + name(input) + " -> " + name(answer.next()) + " "
                + answer.effects().stream().map(StateTable::shown).toList();
    }

    static String name(Object thing) {
        return thing.getClass().getSimpleName();
    }
}
