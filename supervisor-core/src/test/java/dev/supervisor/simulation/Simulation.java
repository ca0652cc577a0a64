package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.Narrator;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.config.GroupSpec;
import dev.supervisor.config.ProcessSpec;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.EventRoom;
import dev.supervisor.event.EventTypes;
import dev.supervisor.event.ProcessLogEvent;
import dev.supervisor.event.ProcessStateEvent;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.listening.Printer;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.os.Doors;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.Pumps;
import dev.supervisor.supervisor.DaemonDuties;
import dev.supervisor.supervisor.DaemonFacts;
import dev.supervisor.supervisor.OutputSteps;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One life of a whole supervisor on simulated doors, decided by a seed: a random configuration, children that misbehave, clients, a disk
 * that hangs now and then, and the end. What must hold is checked after every turn.
 */
final class Simulation implements DaemonDuties {
    private static final int ACTIONS = 40;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(6);
    private static final int MOST_TURNS_AT_ONE_TIME = 200;
    private static final Optional<Duration> NO_NAP = Optional.of(Duration.ZERO);

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final Diary diary = new Diary(kernel.clock());
    private final Chance chance;
    private final Fleet fleet;
    private final EventLoop loop;
    private final EventLoop pumpLoop;
    private final Pumps pumps;
    private final Supervisor supervisor;
    private final Map<String, Biography> biographies = new LinkedHashMap<>();
    private final Map<String, String> heard = new HashMap<>(); // of what children wrote to their standard error
    private final List<String> bootOrder = new ArrayList<>();
    private final ShutdownOrder shutdownOrder;
    private final Audience audience;
    private final Groups groups;
    private final Clients clients;
    private final Invariants invariants;
    private final List<SupervisorStateCode> ends = new ArrayList<>();
    private Deadline pumpHangsUntil = kernel.clock().now().plus(Duration.ZERO);
    private Deadline readersHangUntil = kernel.clock().now().plus(Duration.ZERO);
    private final List<Runnable> hanging = new ArrayList<>();
    private Now lastTurn = kernel.clock().now();
    private int turnsAtOneTime;

    Simulation(long seed) {
        chance = new Chance(seed);
        kernel.files().putDirectory("/log");
        audience = new Audience(chance, kernel);
        diary.readBy(audience::read);
        fleet = new Fleet(chance, kernel, audience);
        loop = new EventLoop(kernel.clock(), kernel.descriptors().poller(), diary);
        pumpLoop = new EventLoop(kernel.clock(), kernel.descriptors().poller(), diary);
        Narrator narrator = new Narrator(diary);
        EventBus events = new EventBus();
        pumps = new Pumps(pumpLoop, loop, kernel.files(), kernel.descriptors(), narrator.output(), events, 64);
        events.subscribeTypes(
                List.of(SupervisorEvent.class),
                this::told,
                () -> new EventRoom(
                        Integer.MAX_VALUE, Integer.MAX_VALUE, false)); // who reads waits for a listener, not for us
        boolean together = chance.oneIn(3);
        supervisor = new Supervisor(
                new Doors(kernel.host(), kernel.descriptors(), kernel.files(), kernel.sockets()),
                loop,
                pumps,
                events,
                narrator,
                new DaemonFacts(
                        "supervisor", "/log", List.of("PATH=/bin"), Optional.empty(), 1024, false, together, false));
        shutdownOrder = new ShutdownOrder(supervisor, together);
        groups = new Groups(supervisor, kernel, events, audience, fleet, biographies);
        clients = new Clients(chance, kernel, fleet, loop, supervisor, biographies, groups, diary);
        invariants = new Invariants(kernel, supervisor, fleet, biographies);
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
        groups.addAll(now);
        supervisor.begin(
                this,
                Printer.NOWHERE,
                OutputSteps.of(pumps),
                List.of(),
                kernel.clock().now());
        turnUntil(now.plus(Duration.ZERO));
        checkBootOrder();
        for (int i = 0; i < ACTIONS && ends.isEmpty(); i++) {
            turnUntil(kernel.clock().now().plus(chance.upTo(LONGEST_PAUSE)));
            if (chance.oneIn(5)) {
                Duration hangs = chance.upTo(chance.oneIn(4) ? Duration.ofMinutes(1) : Duration.ofMillis(200));
                pumpHangsUntil = kernel.clock().now().plus(hangs);
            }
            if (chance.oneIn(8)) {
                Duration hangs = chance.upTo(Duration.ofSeconds(chance.oneIn(2) ? 20 : 1));
                readersHangUntil = kernel.clock().now().plus(hangs);
            }
            clients.act();
        }
        end();
    }

    private void end() {
        clients.end();
        Deadline patience = kernel.clock().now().plus(longestShutdown());
        while (ends.isEmpty() && !patience.isDue(kernel.clock().now())) {
            turn(patience);
        }
        assertThat(ends).as("the end came, once").hasSize(1).doesNotContain(SupervisorStateCode.RUNNING);
        for (SimulatedProcess child : kernel.living()) {
            assertThat(child.parent().isPresent()
                            || fleet.maybeUnsignallable(child.request().processName()))
                    .as("a child is left: %s", child.request().processName())
                    .isTrue();
        }
        loop.turn(NO_NAP); // for what clients asked while they were being answered
        assertThat(clients.promises()).allMatch(Promise::answered);
        checkOutput();
        loop.turn(NO_NAP);
        assertThat(clients.allAnswered())
                .as("all who cleared logs were answered")
                .isTrue();
    }

    /** Groups go one after another, each no longer than its slowest process is given. */
    private Duration longestShutdown() {
        Duration sum = Duration.ofSeconds(1);
        for (GroupSpec group : fleet.groups()) {
            Duration slowest = group.processes().stream()
                    .map(process -> process.stop().stopwaitsecs())
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

    private Optional<Duration> nap = NO_NAP;

    /** One turn of the loop, and as many of the pump as it likes to make. */
    private void turn(Deadline end) {
        Duration longest = end.remaining(kernel.clock().now());
        nap = loop.turn(
                Optional.of(nap.filter(asked -> asked.compareTo(longest) < 0).orElse(longest)));
        Now now = kernel.clock().now();
        turnsAtOneTime = now.equals(lastTurn) ? turnsAtOneTime + 1 : 0;
        lastTurn = now;
        assertThat(turnsAtOneTime).as("turns without any time passing").isLessThan(MOST_TURNS_AT_ONE_TIME);
        invariants.check();
        audience.check();
        if (!nap.equals(NO_NAP)) {
            invariants.checkAtRest(clients.promises());
            audience.checkAtRest(supervisor, biographies, now);
            if (ends.isEmpty()) {
                shutdownOrder.checkProgress();
            }
        }
        if (readersHangUntil.isDue(now)) {
            read();
        }
        if (pumpHangsUntil.isDue(now)) {
            pumpLoop.turn(NO_NAP);
            if (!nap.equals(NO_NAP)) {
                pumpLoop.turn(NO_NAP);
                invariants.checkDescriptors();
            }
        } else if (!nap.equals(NO_NAP)) {
            invariants.checkDescriptorsWhileThePumpHangs();
        }
    }

    private void told(SupervisorEvent event) {
        diary.note(EventTypes.nameOf(event) + " " + event.payload().strip());
        if (event instanceof ProcessLogEvent.Stderr output) {
            heard.merge(output.name().process(), output.data().text(), String::concat);
        }
        if (event instanceof ProcessStateEvent change) {
            boolean up = supervisor.state().allowsStarts();
            ProcessStateCode to =
                    ProcessStateCode.valueOf(EventTypes.nameOf(event).substring("PROCESS_STATE_".length()));
            String process = change.name().process();
            Biography biography = biographies.get(process);
            if (to == ProcessStateCode.STARTING && change.from() == ProcessStateCode.STOPPED) {
                bootOrder.add(process);
            }
            if (change instanceof ProcessStateEvent.Running running) {
                assertThat(invariants.lifeOf(running.pid(), biography))
                        .as("life of %s before RUNNING", process)
                        .isGreaterThanOrEqualTo(biography.spec().start().startsecs());
            }
            if (to == ProcessStateCode.STARTING) {
                fleet.envFiles().asked(process);
            }
            biography.told(change, to, kernel.clock().now(), up);
            if (!up && !biography.isStoppedByClient()) {
                shutdownOrder.told(change);
            }
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

    /** Whatever a child has written is in its log, or an event if it has none, also if the disk was hanging when it ended. */
    private void checkOutput() {
        pumps.finish(kernel.clock().now());
        pumpLoop.turn(NO_NAP);
        invariants.checkNothingIsOpen();
        for (String process : biographies.keySet()) {
            if (fleet.isSpoilt(Fleet.log(process))) {
                continue;
            }
            String log = kernel.files().stat(Fleet.log(process)).isPresent()
                    ? kernel.files().content(Fleet.log(process))
                    : "";
            assertThat(greetingsIn(log)).as("log of %s", process).isEqualTo(fleet.greetings(process));
            if (Fleet.complainsToListenersOnly(biographies.get(process).spec())) {
                assertThat(greetingsIn(heard.getOrDefault(process, "")))
                        .as("events of the output of %s", process)
                        .isEqualTo(fleet.greetings(process));
            }
        }
    }

    private List<String> greetingsIn(String output) {
        return output.lines()
                .filter(line -> !line.startsWith("supervisor: ") && !fleet.isPerhapsSilent(line))
                .toList();
    }

    @Override
    public void reopenActivityLog() {
        diary.note("activity log reopened");
    }

    @Override
    public void prepareRestart(Consumer<Optional<String>> answer) {
        diary.note("nothing stands in the way of a restart");
        loop.post(_ -> answer.accept(Optional.empty()));
    }

    @Override
    public void countMemoryKills(Consumer<OptionalLong> answer) {
        loop.post(_ -> answer.accept(kernel.processTable().memoryKills()));
    }

    @Override
    public void nameMemoryVictims(Consumer<Optional<Set<Pid>>> answer) {
        loop.post(_ -> answer.accept(kernel.processTable().memoryVictims()));
    }

    @Override
    public void aside(Runnable work) {
        diary.note("somebody wants to read");
        hanging.add(work);
    }

    /** The readings of other threads, in the order in which they came. */
    private void read() {
        List<Runnable> waiting = List.copyOf(hanging);
        hanging.clear();
        waiting.forEach(Runnable::run);
    }

    @Override
    public void allEnded(SupervisorStateCode state, int exitCode) {
        diary.note("all ended: " + state);
        ends.add(state);
    }
}
