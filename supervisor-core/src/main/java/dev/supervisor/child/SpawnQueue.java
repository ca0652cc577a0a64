package dev.supervisor.child;

import dev.supervisor.command.CommandLookup;
import dev.supervisor.command.CommandLookup.Command;
import dev.supervisor.command.CommandLookup.CommandProblem;
import dev.supervisor.command.CommandResolver;
import dev.supervisor.envfile.EnvFile;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.Step;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.PumpProxy;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The children that were requested, made in the order of the requests: the command is looked up, files of variables are
 * read if there are any, the pump opens the logs, unless they have stayed open since the last child, the child is
 * spawned. Only a few in a turn, so that answers go on while a thousand start; one after the other where descriptors
 * are short, so that no child is in the way of an earlier request. Loop thread only.
 */
final class SpawnQueue implements Step {
    /**
     * On a busy machine a spawn waits some ten milliseconds for a processor, and so does everything that waits for the
     * end of this turn.
     */
    private static final int SPAWNS_PER_TURN = 10;

    /** How long a spawn waits for its logs to be opened: a hanging disk must never delay a restart. */
    private static final Duration LOGS_OPEN = Duration.ofMillis(50);

    /** One asking; each is its own, whatever it holds. */
    private static final class Order {
        private final ChildOwner owner;
        private final Launch launch;
        private final Command command;

        /** The variables of its files. */
        private final Map<String, String> fromFiles;

        /** No other was being made. */
        private final boolean alone;

        private Order(ChildOwner owner, Launch launch, Command command, Map<String, String> fromFiles, boolean alone) {
            this.owner = owner;
            this.launch = launch;
            this.command = command;
            this.fromFiles = fromFiles;
            this.alone = alone;
        }
    }

    private record Ready(Order order, Optional<SystemException> logProblem) {}

    /** A command that was looked up in this turn, and where it was looked for. */
    private record Found(String command, Map<String, String> own, CommandLookup outcome) {
        boolean isFor(Launch launch) {
            return command.equals(launch.command())
                    && own.equals(launch.variables().own());
        }
    }

    private final CommandResolver commands;
    private final EnvReadings environments;
    private final PumpProxy pump;
    private final ChildPipes pipes;
    private final DeadlineQueue deadlines;
    private final Spawner spawner;
    private final Deque<ChildOwner> asked = new ArrayDeque<>();
    private final Set<Order> opening = new HashSet<>();
    private final Deque<Ready> ready = new ArrayDeque<>();
    private final Deque<ChildOwner> inTheWay = new ArrayDeque<>(); // of each other
    private boolean oneByOne;

    /** The results for owners that asked in this turn: a start in the same turn need not look again. */
    private final Map<ChildOwner, Found> found = new HashMap<>();

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

    /** Asks for a child; the owner gets the result once it is known. */
    void add(ChildOwner owner) {
        asked.add(owner);
    }

    /** The result that a spawn would get. */
    CommandLookup lookUp(ChildOwner owner) {
        Launch launch = owner.launch();
        CommandLookup outcome = lookUp(launch);
        found.put(owner, new Found(launch.command(), launch.variables().own(), outcome));
        return outcome;
    }

    private CommandLookup lookUp(Launch launch) {
        return commands.resolve(launch.command(), launch.variables().own());
    }

    private CommandLookup lookUpOnce(ChildOwner owner, Launch launch) {
        return Optional.ofNullable(found.get(owner))
                .filter(known -> known.isFor(launch))
                .map(Found::outcome)
                .orElseGet(() -> lookUp(launch));
    }

    /** Whether the next turn has to come at once. */
    private boolean hasWork() {
        return !ready.isEmpty() || !asked.isEmpty() && (!oneByOne || isMakingNone());
    }

    /** As much as one turn may do. */
    @Override
    public void run(Now now) {
        for (int left = Math.min(asked.size(), most()); left > 0; left--) {
            ChildOwner owner = asked.remove();
            owner.attempt(() -> begin(owner, now), now);
        }
        for (int left = Math.min(ready.size(), SPAWNS_PER_TURN); left > 0; left--) {
            Ready next = ready.remove();
            next.order().owner.attempt(() -> spawn(next, now), now);
        }
        found.clear();
        askAgain();
    }

    @Override
    public Optional<Deadline> next(Now now) {
        return Deadline.atOnceIf(hasWork(), now);
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

    private void begin(ChildOwner owner, Now now) {
        Launch launch = owner.launch();
        List<EnvFile> files = launch.variables().files().files();
        switch (lookUpOnce(owner, launch)) {
            case CommandProblem(boolean _, String sentence) -> owner.failed(sentence, now);
            case Command command
            when files.isEmpty() -> openLogs(new Order(owner, launch, command, Map.of(), oneByOne), now);
            case Command command ->
                environments.read(
                        files,
                        (outcome, later) -> owner.attempt(() -> goOn(owner, launch, command, outcome, later), later),
                        now);
        }
    }

    /** Its files have been read. */
    private void goOn(ChildOwner owner, Launch launch, Command command, EnvReadings.Outcome outcome, Now now) {
        switch (outcome) {
            case EnvReadings.Outcome.Failed(String sentence) -> owner.failed(sentence, now);
            case EnvReadings.Outcome.Variables(Map<String, String> fromFiles) ->
                openLogs(new Order(owner, launch, command, fromFiles, oneByOne && isMakingNone()), now);
        }
    }

    private void openLogs(Order order, Now now) {
        if (pipes.takeKeptLogs(order.owner)) {
            ready.add(new Ready(order, Optional.empty()));
            return;
        }
        opening.add(order);
        deadlines.set(order, now.plus(LOGS_OPEN), _ -> opened(order, Optional.empty()));
        pump.open(order.owner.name(), order.launch.output(), problem -> opened(order, problem));
    }

    /** The pump has answered, or has had its time. */
    private void opened(Order order, Optional<SystemException> problem) {
        if (opening.remove(order)) {
            deadlines.clear(order);
            ready.add(new Ready(order, problem));
        }
    }

    private void spawn(Ready next, Now now) {
        Order order = next.order();
        if (oneByOne && !order.alone) {
            pump.forget(order.owner.name());
            inTheWay.add(order.owner);
            return;
        }
        Pid child;
        try {
            child = spawn(order, next.logProblem());
        } catch (SpawnException refused) {
            if (refused.isForWantOfDescriptors() && !order.alone) {
                oneByOne = true;
                inTheWay.add(order.owner);
            } else {
                order.owner.failed(refused.getMessage(), now);
            }
            return;
        }
        order.owner.spawned(child, now);
    }

    private Pid spawn(Order order, Optional<SystemException> logProblem) throws SpawnException {
        if (logProblem.isPresent()) {
            pump.forget(order.owner.name());
            throw SpawnException.noPipes(
                    order.owner.name().process(), logProblem.get().error());
        }
        return spawner.spawn(order.owner, order.launch, order.command, order.fromFiles);
    }
}
