package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.event.EventTypes;
import dev.supervisor.event.ProcessGroupEvent;
import dev.supervisor.event.ProcessStateEvent;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.event.SupervisorStateChange;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.kit.World;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.supervisor.ProcessGroup;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One life of a whole daemon on simulated doors, decided by a seed: a random configuration, children that misbehave, clients, an operator
 * who edits the file, a disk that hangs now and then, and the end. What must hold is checked after every turn.
 */
final class Simulation {
    private static final int ACTIONS = 40;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(6);
    private static final int MOST_TURNS_AT_ONE_TIME = 200;
    private static final Optional<Duration> NO_NAP = Optional.of(Duration.ZERO);

    /** The turns after the end, for requests from one turn to another, or to the worker, and their answers. */
    private static final int LAST_TURNS = 100;

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final Diary diary = new Diary(kernel.clock());
    private final Chance chance;
    private final Fleet fleet;
    private final World world;
    private final Supervisor supervisor;
    private final Lives lives;
    private final List<String> bootOrder = new ArrayList<>();
    private final ShutdownOrder shutdownOrder;
    private final SimulatedAudience audience;
    private final Deaths deaths;
    private final Calls calls;
    private final Clients clients;
    private final Troubles troubles;
    private final List<Invariant> invariants;
    private Deadline pumpHangsUntil = kernel.clock().now().atOnce();
    private Deadline readersHangUntil = kernel.clock().now().atOnce();
    private Now lastTurn = kernel.clock().now();
    private int turnsAtOneTime;
    private Optional<Duration> nap = NO_NAP;

    Simulation(long seed) {
        chance = new Chance(seed);
        audience = new SimulatedAudience(chance, kernel);
        diary.readBy(audience::read);
        fleet = new Fleet(chance, kernel, audience);
        boolean together = chance.oneIn(3);
        world = new World(kernel, World.facts(together, chance.oneIn(3)), diary, fleet.groups());
        world.diskHangs = true; // until somebody lets it go on
        supervisor = world.supervisor;
        lives = new Lives(supervisor, fleet, kernel);
        audience.of(supervisor, lives);
        world.bus.subscribeTypes(
                List.of(SupervisorEvent.class),
                this::toldSafely,
                () -> World.NOBODYS_ROOM); // who reads waits for a listener, not for us
        SimulatedDaemon daemon = new SimulatedDaemon(world);
        RandomFile file = new RandomFile(chance, fleet);
        world.file = file;
        shutdownOrder = new ShutdownOrder(supervisor, together);
        deaths = new Deaths(kernel);
        calls = new Calls(daemon, diary);
        clients = new Clients(chance, fleet, daemon, lives, file, calls);
        troubles = new Troubles(chance, kernel, fleet, lives, file, diary);
        invariants = Invariants.of(new Scene(kernel, supervisor, fleet, lives, calls, deaths), audience);
    }

    /** How many events listeners have received. */
    int delivered() {
        return audience.delivered();
    }

    /** The latest events. */
    String diary() {
        return diary.toString();
    }

    void run() {
        Now now = kernel.clock().now();
        world.with(fleet.groups().toArray(GroupSpec[]::new)).begin();
        turnUntil(now.atOnce());
        checkBootOrder();
        for (int i = 0; i < ACTIONS && world.ends.isEmpty(); i++) {
            turnUntil(kernel.clock().now().plus(chance.upTo(LONGEST_PAUSE)));
            if (chance.oneIn(5)) {
                Duration hangs = chance.upTo(chance.oneIn(4) ? Duration.ofMinutes(1) : Duration.ofMillis(200));
                pumpHangsUntil = kernel.clock().now().plus(hangs);
            }
            if (chance.oneIn(8)) {
                Duration hangs = chance.upTo(Duration.ofSeconds(chance.oneIn(2) ? 20 : 1));
                readersHangUntil = kernel.clock().now().plus(hangs);
            }
            troubles.act();
            clients.act();
        }
        end();
    }

    private void end() {
        diary.note("the end begins");
        if (chance.oneIn(2)) {
            clients.end();
        } else {
            troubles.end();
        }
        Deadline patience = kernel.clock().now().plus(longestShutdown());
        Now begun = kernel.clock().now();
        while (world.ends.isEmpty() && !patience.isDue(kernel.clock().now())) {
            turn(patience);
            patience = patience.orLater(begun.plus(longestShutdown())); // an update goes on until the end
        }
        assertThat(world.ends).as("the end came, once").hasSize(1).doesNotContain(SupervisorStateCode.RUNNING);
        for (SimulatedProcess child : kernel.living()) {
            assertThat(child.parent().isPresent()
                            || fleet.maybeUnsignallable(child.request().processName()))
                    .as("a child is left: %s", child.request().processName())
                    .isTrue();
        }
        world.finishOutput();
        for (int i = 0; i < LAST_TURNS; i++) {
            world.loop.turn(NO_NAP);
            world.pumpLoop.turn(NO_NAP);
            world.finishReading();
            invariants.forEach(Invariant::check);
        }
        diary.check();
        invariants.forEach(Invariant::checkAtEnd);
    }

    /** Groups go one after another, each no longer than its slowest process is given. */
    private Duration longestShutdown() {
        Duration sum = Duration.ofSeconds(1);
        for (ProcessGroup group : supervisor.groups()) {
            Duration slowest = group.processes().stream()
                    .map(process -> process.spec().stop().stopwaitsecs())
                    .max(Duration::compareTo)
                    .orElseThrow();
            sum = sum.plus(slowest).plus(EnvFileFleet.LONGEST_READING).plusSeconds(1);
        }
        return sum;
    }

    private void turnUntil(Deadline end) {
        do {
            turn(end);
        } while (!end.isDue(kernel.clock().now()));
    }

    /** One turn of the loop, and as many of the pump as it likes to make. */
    private void turn(Deadline end) {
        Duration longest = end.remaining(kernel.clock().now());
        nap = world.loop.turn(
                Optional.of(nap.filter(asked -> asked.compareTo(longest) < 0).orElse(longest)));
        Now now = kernel.clock().now();
        turnsAtOneTime = now.equals(lastTurn) ? turnsAtOneTime + 1 : 0;
        lastTurn = now;
        assertThat(turnsAtOneTime).as("turns without any time passing").isLessThan(MOST_TURNS_AT_ONE_TIME);
        boolean atRest = !nap.equals(NO_NAP);
        deaths.note();
        diary.check();
        invariants.forEach(Invariant::check);
        if (atRest) {
            invariants.forEach(invariant -> invariant.checkAtRest(now));
            if (world.ends.isEmpty()) {
                shutdownOrder.checkProgress();
            }
        }
        if (readersHangUntil.isDue(now)) {
            world.finishReading();
        }
        if (pumpHangsUntil.isDue(now)) {
            world.pumpLoop.turn(NO_NAP);
            if (atRest) {
                world.pumpLoop.turn(NO_NAP);
                invariants.forEach(invariant -> invariant.checkWithPump(now));
            }
        } else if (atRest) {
            invariants.forEach(Invariant::checkWithoutPump);
        }
    }

    private void toldSafely(SupervisorEvent event) {
        try {
            told(event);
        } catch (AssertionError broken) {
            diary.keep(broken);
        }
    }

    private void told(SupervisorEvent event) {
        diary.note(EventTypes.nameOf(event) + " " + event.payload().strip());
        audience.told(event, world.bus.serialOf(event));
        invariants.forEach(invariant -> invariant.told(event));
        if (event instanceof SupervisorStateChange.Stopping) {
            shutdownOrder.begins();
        }
        if (event instanceof ProcessGroupEvent.Added(String group)) {
            assertThat(troubles.isSocketRefused(
                            supervisor.group(group).orElseThrow().spec()))
                    .as("%s is added without a socket", group)
                    .isFalse();
        }
        if (event instanceof ProcessStateEvent change) {
            told(change);
        }
    }

    private void told(ProcessStateEvent change) {
        boolean up = supervisor.state().allowsStarts();
        ProcessStateCode to = ProcessStateCode.valueOf(EventTypes.nameOf(change).substring("PROCESS_STATE_".length()));
        String process = change.name().process();
        Biography biography = lives.of(change.name());
        if (to == ProcessStateCode.STARTING && change.from() == ProcessStateCode.STOPPED) {
            bootOrder.add(process);
        }
        if (change instanceof ProcessStateEvent.Running running) {
            assertThat(deaths.lifeOf(running.pid(), biography))
                    .as("life of %s before RUNNING", process)
                    .isGreaterThanOrEqualTo(biography.spec().start().startsecs());
        }
        if (to == ProcessStateCode.STARTING) {
            fleet.envFiles().asked(process);
        }
        biography.told(change, to, kernel.clock().now(), up, calls);
        if (!up && !biography.isStoppedByClient() && !calls.mayStop(change.name())) {
            shutdownOrder.told(change);
        }
    }

    private void checkBootOrder() {
        List<String> expected = fleet.groups().stream()
                .flatMap(group -> group.processes().stream())
                .filter(process -> process.start().autostart())
                .map(ProcessSpec::name)
                .toList();
        assertThat(bootOrder).as("order of starts at boot").isEqualTo(expected);
    }
}
