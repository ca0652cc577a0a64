package dev.supervisor.supervisor;

import dev.supervisor.child.CommandLookup;
import dev.supervisor.child.CommandLookup.Command;
import dev.supervisor.child.CommandLookup.CommandProblem;
import dev.supervisor.child.CommandResolver;
import dev.supervisor.child.EnvReadings;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.Step;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.ProcessInput;
import dev.supervisor.process.ProcessInput.SpawnFailed;
import dev.supervisor.pump.PumpProxy;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The children that are asked for, made in the order of asking: the command is looked up, files of variables are read if there are any, the
 * pump opens the logs, unless they have stayed open since the child before, the child is spawned. Only so many in a turn, so that answers go
 * on while a thousand start; one after the other where descriptors are short, so that no child is in the way of one that was asked for before.
 * Loop thread only.
 */
final class SpawnQueue implements Step {
    /** On a busy machine a spawn waits some ten milliseconds for a processor, and so does whoever waits for this turn to end. */
    private static final int SPAWNS_PER_TURN = 10;

    /** How long a spawn waits for its logs to be opened: a hanging disk must never delay a restart. */
    private static final Duration LOGS_OPEN = Duration.ofMillis(50);

    /** One asking; each is its own, whatever it holds. */
    private static final class Order {
        private final Subprocess process;
        private final Command command;

        /** Those of its files. */
        private final Map<String, String> variables;

        /** No other was being made. */
        private final boolean alone;

        private Order(Subprocess process, Command command, Map<String, String> variables, boolean alone) {
            this.process = process;
            this.command = command;
            this.variables = variables;
            this.alone = alone;
        }
    }

    private record Ready(Order order, Optional<SystemException> logProblem) {}

    private final CommandResolver commands;
    private final EnvReadings environments;
    private final PumpProxy pump;
    private final ChildPipes pipes;
    private final DeadlineQueue deadlines;
    private final Spawner spawner;
    private final Deque<Subprocess> asked = new ArrayDeque<>();
    private final Set<Order> opening = new HashSet<>();
    private final Deque<Ready> ready = new ArrayDeque<>();
    private final Deque<Subprocess> inTheWay = new ArrayDeque<>(); // of each other
    private boolean oneByOne;

    SpawnQueue(
            CommandResolver commands,
            EnvReadings environments,
            PumpProxy pump,
            ChildPipes pipes,
            DeadlineQueue deadlines,
            Spawner spawner) {
        this.commands = commands;
        this.environments = environments;
        this.pump = pump;
        this.pipes = pipes;
        this.deadlines = deadlines;
        this.spawner = spawner;
    }

    /** Asks for a child; {@code Spawned} or {@code SpawnFailed} is fed to the process once it is known. */
    void add(Subprocess process) {
        asked.add(process);
    }

    /** What a spawn would find. */
    CommandLookup lookUp(Subprocess process) {
        return commands.resolve(process.spec());
    }

    /** Whether the next turn has to come at once. */
    private boolean hasWork() {
        return !ready.isEmpty() || !asked.isEmpty() && (!oneByOne || isMakingNone());
    }

    /** As much as one turn may do. */
    @Override
    public void run(Now now) {
        for (int left = Math.min(asked.size(), most()); left > 0; left--) {
            Subprocess process = asked.remove();
            process.feedOutcomeOf(() -> begin(process, now), now);
        }
        for (int left = Math.min(ready.size(), SPAWNS_PER_TURN); left > 0; left--) {
            Ready next = ready.remove();
            next.order().process.feedOutcomeOf(() -> spawn(next), now);
        }
        askAgain();
    }

    @Override
    public Optional<Deadline> next(Now now) {
        return hasWork() ? Optional.of(now.plus(Duration.ZERO)) : Optional.empty();
    }

    /** How many may be begun. */
    private int most() {
        if (!oneByOne) {
            return SPAWNS_PER_TURN;
        }
        return isMakingNone() ? 1 : 0;
    }

    private boolean isMakingNone() {
        return opening.isEmpty() && ready.isEmpty();
    }

    /** Once none is on the way any more, those that were in the way of each other are the next, in their order. */
    private void askAgain() {
        if (isMakingNone()) {
            while (!inTheWay.isEmpty()) {
                asked.addFirst(inTheWay.removeLast());
            }
            oneByOne = oneByOne && !asked.isEmpty();
        }
    }

    private Optional<ProcessInput> begin(Subprocess process, Now now) {
        return switch (lookUp(process)) {
            case CommandProblem(boolean _, String sentence) -> Optional.of(new SpawnFailed(sentence));
            case Command command
            when process.spec().env_file().files().isEmpty() ->
                openLogs(new Order(process, command, Map.of(), oneByOne), now);
            case Command command -> {
                environments.read(
                        process.spec().env_file().files(),
                        (outcome, later) -> process.feedOutcomeOf(() -> goOn(process, command, outcome, later), later),
                        now);
                yield Optional.empty();
            }
        };
    }

    /** Its files have been read. */
    private Optional<ProcessInput> goOn(Subprocess process, Command command, EnvReadings.Outcome outcome, Now now) {
        return switch (outcome) {
            case EnvReadings.Outcome.Failed(String sentence) -> Optional.of(new SpawnFailed(sentence));
            case EnvReadings.Outcome.Variables(Map<String, String> variables) ->
                openLogs(new Order(process, command, variables, oneByOne && isMakingNone()), now);
        };
    }

    private Optional<ProcessInput> openLogs(Order order, Now now) {
        if (pipes.takeKeptLogs(order.process)) {
            ready.add(new Ready(order, Optional.empty()));
            return Optional.empty();
        }
        opening.add(order);
        deadlines.set(order, now.plus(LOGS_OPEN), _ -> opened(order, Optional.empty()));
        pump.open(order.process.name(), order.process.outputPlan(), problem -> opened(order, problem));
        return Optional.empty();
    }

    /** The pump has answered, or has had its time. */
    private void opened(Order order, Optional<SystemException> problem) {
        if (opening.remove(order)) {
            deadlines.clear(order);
            ready.add(new Ready(order, problem));
        }
    }

    private Optional<ProcessInput> spawn(Ready next) {
        Order order = next.order();
        if (oneByOne && !order.alone) {
            pump.forget(order.process.name());
            inTheWay.add(order.process);
            return Optional.empty();
        }
        try {
            return Optional.of(spawn(order, next.logProblem()));
        } catch (SpawnException refused) {
            if (refused.isForWantOfDescriptors() && !order.alone) {
                oneByOne = true;
                inTheWay.add(order.process);
                return Optional.empty();
            }
            return Optional.of(new SpawnFailed(refused.getMessage()));
        }
    }

    private ProcessInput spawn(Order order, Optional<SystemException> logProblem) throws SpawnException {
        if (logProblem.isPresent()) {
            pump.forget(order.process.name());
            throw SpawnException.noPipes(
                    order.process.name().process(), logProblem.get().error());
        }
        return spawner.spawn(order.process, order.command, order.variables);
    }
}
