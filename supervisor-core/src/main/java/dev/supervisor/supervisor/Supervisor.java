package dev.supervisor.supervisor;

import dev.supervisor.activity.Narrator;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.child.ChildLogs;
import dev.supervisor.child.Children;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.EventRoom;
import dev.supervisor.event.ProcessGroupEvent;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.event.SupervisorStateChange;
import dev.supervisor.fcgi.SharedSockets;
import dev.supervisor.listening.ListenerDesk;
import dev.supervisor.listening.ListenerPool;
import dev.supervisor.listening.ListenerReader;
import dev.supervisor.listening.Printer;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.Step;
import dev.supervisor.os.Doors;
import dev.supervisor.os.SystemException;
import dev.supervisor.output.OutputFigures;
import dev.supervisor.picture.FleetPicture;
import dev.supervisor.plan.Plan;
import dev.supervisor.plan.PlanProgress;
import dev.supervisor.pump.PumpProxy;
import dev.supervisor.spec.GroupKind;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ListenerPoolSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All groups and the daemon's own state. Loop thread only. */
public final class Supervisor {
    private final Doors doors;
    private final EventLoop loop;
    private final PumpProxy pump;
    private final EventBus events;
    private final Narrator narrator;
    private final DaemonFacts daemon;

    private final GroupTable groups = new GroupTable();
    private final LatestPicture picture = new LatestPicture();
    private final DeadlineQueue deadlines = new DeadlineQueue();
    private final StartOrder starts = new StartOrder();
    private final ShutdownSequence shutdown;
    private final ListenerReader reader;
    private final ListenerDesk listeners;
    private final Ticks ticks;
    private final SharedSockets sockets;
    private final Inquests inquests;
    private final Children children;
    private final Waiters waiters;
    private final Timekeeper timekeeper;
    private final ProcessServices services;

    public Supervisor(
            Doors doors, EventLoop loop, PumpProxy pump, EventBus events, Narrator narrator, DaemonFacts daemon) {
        this.doors = doors;
        this.loop = loop;
        this.pump = pump;
        this.events = events;
        this.narrator = narrator;
        this.daemon = daemon;
        shutdown = new ShutdownSequence(groups, deadlines, events, narrator, daemon.parallel_shutdown());
        timekeeper = new Timekeeper(deadlines, () -> state().allowsStarts());
        reader = new ListenerReader(loop, deadlines, doors.descriptors(), pump, narrator);
        listeners = new ListenerDesk(daemon.logs().identifier(), events, reader, narrator.listeners());
        ticks = new Ticks(deadlines, events, listeners::isWanted);
        sockets = new SharedSockets(doors.files(), doors.sockets(), doors.descriptors(), narrator.sockets());
        inquests = new Inquests(loop);
        children = new Children(doors, loop, deadlines, pump, reader, daemon.inheritance());
        waiters = new Waiters(deadlines, narrator);
        EffectRunner effects = new EffectRunner(doors.host(), children, events, narrator);
        services = new ProcessServices(effects, timekeeper, waiters, children, sockets, pump, inquests, narrator);
    }

    /** Carries out the plans that nobody asked for: of the boot and of the end. Its step goes on with them. Loop thread only. */
    public interface OwnPlans extends Step {

        /** Begins a boot; nobody waits for its end. */
        void boot(Plan plan, Now now);

        /** Begins the end of all. */
        void shutDown(Plan plan, EndWatch watch, Now now);
    }

    /** Learns how the end of all comes about. */
    public interface EndWatch {

        /** Whatever was to be done at {@code now} has begun, if there was anything; told in each turn of the end. */
        void begun(PlanProgress progress, Now now);

        /** Nothing is left to be ended; told once. */
        void over();
    }

    /**
     * Takes part in the loop's turns from now on: reads the signals that come for the daemon, starts what has autostart, and all else that
     * goes on by itself. Once, after the groups of the configuration were added. Clients that have come before find STARTING what is.
     *
     * @param plans carries out the boot and the end
     * @param printer where listeners print
     * @param output what each turn does for the output of children
     * @param housekeeping what each turn does besides
     */
    public void begin(
            DaemonDuties duties,
            OwnPlans plans,
            Printer printer,
            OutputSteps output,
            List<Step> housekeeping,
            Now now) {
        reader.begin(printer);
        inquests.begin(duties);
        children.begin(duties::aside);
        starts.carriedOutBy(plans::boot);
        shutdown.carriedOutBy((plan, at) -> plans.shutDown(plan, shutdown, at));
        shutdown.prepareBy(duties::prepareRestart);
        shutdown.tellEnd(duties::allEnded);
        new ExitOnFatal(groups, shutdown, narrator).watch(events);
        SignalDesk signals = new SignalDesk(doors.host(), children, shutdown, pump, duties, narrator);
        signals.watch(loop);
        loop.doInEachTurn(turn(signals, plans, output, housekeeping));
        events.publish(new SupervisorStateChange.Running());
        starts.run(now);
    }

    /**
     * The steps of a turn after the mailbox and the descriptors. If a step leaves work for an earlier one, that does it in
     * the next turn, which comes at once. So the order alters nothing but the number of turns from a cause to its effects;
     * only the pipes ask for no turn, so before the spawns they would leave a log open for as long as nothing happens.
     * Neighbours without a reason can change places; {@code TurnTest} holds the reasons.
     */
    private List<Step> turn(SignalDesk signals, OwnPlans plans, OutputSteps output, List<Step> housekeeping) {
        List<Step> steps = new ArrayList<>();
        steps.add(output.rests());
        steps.add(output.promptEvents());
        steps.add(children.reaper()); // before spawns: the next child is made in this turn
        steps.add(signals); // before the shutdown that they ask for
        steps.add(deadlines); // before spawns, listeners and waiters: starts, changes and answers that are due
        steps.add(shutdown);
        steps.add(plans); // after the reaper: the end of the next group begins when the last child of one is reaped
        steps.add(starts); // before spawns, which make the children that it asks for
        steps.add(children.spawns());
        steps.add(children.pipes()); // after the reaper and spawns: closes the logs of children that do not come
        steps.add(ticks);
        steps.add(listeners); // after all that makes events
        steps.add(output.events());
        steps.add(waiters); // after all that clients wait for
        steps.addAll(housekeeping);
        return steps;
    }

    /** Prepares groups to be added; also for threads other than the loop's. */
    public GroupPreparation preparation() {
        return new GroupPreparation(daemon.logs(), doors.files(), doors.sockets());
    }

    /**
     * Adds a group; what has autostart in it is started in the next turn. Does nothing if there is one of that name already.
     *
     * @throws SystemException if the socket that it shares cannot be made; the group is not added then
     */
    public void addGroup(PreparedGroup prepared) throws SystemException {
        GroupSpec spec = prepared.spec();
        if (group(spec.name()).isPresent()) {
            return;
        }
        List<Subprocess> processes = new ArrayList<>();
        for (int i = 0; i < spec.processes().size(); i++) {
            processes.add(process(spec, spec.processes().get(i), prepared.logs().get(i)));
        }
        ProcessGroup group = new ProcessGroup(spec, processes);
        switch (spec.kind()) {
            case ListenerPoolSpec pool -> listeners.add(group.name(), group.processes(), pool);
            case SharedSocketSpec socket ->
                sockets.add(spec.name(), socket, prepared.socket().orElseThrow());
            case GroupKind.Plain _ -> {}
        }
        groups.add(group);
        starts.add(group.processes());
        events.publish(new ProcessGroupEvent.Added(group.name()));
    }

    /**
     * Removes a group of which nothing is left to stop; its logs are closed once nobody can write to them any more. A child in UNKNOWN is
     * something that is left, as nobody else would end it.
     *
     * @return whether it was removed
     */
    public boolean removeGroup(ProcessGroup group) {
        if (!group.isAtRest()) {
            return false;
        }
        groups.remove(group);
        starts.remove(group.processes());
        listeners.remove(group.name());
        sockets.remove(group.name());
        group.processes().forEach(this::retire);
        events.publish(new ProcessGroupEvent.Removed(group.name()));
        return true;
    }

    /**
     * Lets a group be as a configuration has it without removing it: what it keeps goes by the new options, what is new in it and has
     * autostart is started in the next turn, what is gone from it is removed. Its kind has to be the same.
     *
     * @param fresh the new processes of the group, and those that write to other logs from now on, made ready
     * @return whether it was done: not if something is to be removed, or to write elsewhere, that has a child
     */
    public boolean changeGroup(ProcessGroup group, GroupSpec spec, PreparedGroup fresh, Now now) {
        List<Subprocess> gone = group.processes().stream()
                .filter(process -> spec.processes().stream()
                        .noneMatch(wanted -> wanted.name().equals(process.name().process())))
                .toList();
        boolean inTheWay = gone.stream().anyMatch(process -> !process.isAtRest())
                || fresh.names().stream()
                        .flatMap(name -> group.process(name).stream())
                        .anyMatch(process -> !process.isAtRest());
        if (inTheWay) {
            return false;
        }
        List<Subprocess> kept = new ArrayList<>();
        List<Subprocess> added = new ArrayList<>();
        for (ProcessSpec wanted : spec.processes()) {
            Optional<Subprocess> known = group.process(wanted.name());
            Optional<ChildLogs> logs = fresh.logsOf(wanted.name());
            known.ifPresent(process -> process.adopt(wanted, logs, now));
            Subprocess process = known.orElseGet(() -> process(spec, wanted, logs.orElseThrow()));
            kept.add(process);
            if (known.isEmpty()) {
                added.add(process);
            }
        }
        ProcessGroup changed = new ProcessGroup(spec, kept);
        groups.add(changed);
        listeners.change(changed.name(), changed.processes());
        starts.remove(gone);
        gone.forEach(this::retire);
        starts.add(added);
        return true;
    }

    private Subprocess process(GroupSpec group, ProcessSpec spec, ChildLogs logs) {
        return new Subprocess(new Namespec(group.name(), spec.name()), spec, logs, services);
    }

    private void retire(Subprocess process) {
        timekeeper.forget(process);
        pump.retire(process.name());
    }

    /** The daemon's state; any thread. */
    public SupervisorStateCode state() {
        return shutdown.state();
    }

    /** The groups by priority, then in the order in which they were added. */
    public List<ProcessGroup> groups() {
        return groups.byPriority();
    }

    /** All processes as they are now. */
    public FleetPicture picture() {
        return picture.of(state(), groups());
    }

    /** How much each process has written since the daemon has it. */
    public Map<Namespec, OutputFigures> written() {
        Map<Namespec, OutputFigures> written = new HashMap<>();
        groups().forEach(group -> group.processes().forEach(process -> written.put(process.name(), process.output())));
        return written;
    }

    /** The specs of the groups, in the order in which they were added. */
    public List<GroupSpec> groupSpecs() {
        return groups.asAdded().stream().map(ProcessGroup::spec).toList();
    }

    public Optional<ProcessGroup> group(String name) {
        return groups.group(name);
    }

    /** Whether a stop of several processes goes in the order of their priorities. */
    public boolean stopsInOrder() {
        return daemon.ordered_stop();
    }

    /** The longest turn of the main loop so far. */
    public Duration longestTurn() {
        return loop.longestTurn();
    }

    /** The pools of events that wait for listeners. */
    public List<ListenerPool> pools() {
        return listeners.pools();
    }

    /** Hands over the events of these types from now on. */
    public void watch(Collection<Class<? extends SupervisorEvent>> types, Consumer<SupervisorEvent> watcher) {
        events.subscribeTypes(types, watcher, () -> EventRoom.UNBOUNDED);
    }

    /** Tells event listeners what has happened elsewhere. */
    public void publish(SupervisorEvent event) {
        events.publish(event);
    }

    /** Begins the orderly end, in this turn: group by group, the highest priority number first. */
    public void shutDown() {
        shutdown.shutDown();
    }

    /**
     * Like {@link #shutDown}, but the daemon starts over afterwards, and nothing is stopped before it is known that it can; does nothing
     * once it shuts down.
     *
     * @param answer why it does not, in a later turn perhaps; empty if it does
     */
    public void restart(Consumer<Optional<String>> answer) {
        shutdown.restart(answer);
    }
}
