package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.supervisor.ProcessGroup;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** People and programs that start, stop, signal, read and update at random, by XML-RPC and by the API in JSON. */
final class Clients {
    private static final List<String> SIGNALS = List.of("HUP", "USR2", "TERM", "CHLD", "0");

    private final Chance chance;
    private final Fleet fleet;
    private final SimulatedDaemon daemon;
    private final Supervisor supervisor;
    private final Lives lives;
    private final RandomFile file;
    private final Calls calls;

    Clients(Chance chance, Fleet fleet, SimulatedDaemon daemon, Lives lives, RandomFile file, Calls calls) {
        this.chance = chance;
        this.fleet = fleet;
        this.daemon = daemon;
        this.supervisor = daemon.world.supervisor;
        this.lives = lives;
        this.file = file;
        this.calls = calls;
    }

    /** Asks for one thing, in the next turn. */
    void act() {
        if (chance.oneIn(2)) {
            inTurn(now -> fleet.groups().forEach(group -> add(group.name(), now)));
        }
        switch (chance.below(24)) {
            case 0, 1, 2 -> toProcess(this::start);
            case 3, 4, 5 -> toProcess(this::stop);
            case 6, 7 -> toProcess((process, now) -> restart(process));
            case 8 -> toGroup(this::stopAll);
            case 9 -> toGroup((group, now) -> restartAll(group));
            case 10 -> toGroup(this::startAll);
            case 11, 12 -> toProcess(this::signal);
            case 13 -> toProcess(this::clearLogs);
            case 14, 15 -> toGroup(this::remove);
            case 16, 17 -> inTurn(this::tell);
            case 18 -> inTurn(this::look);
            case 19 -> inTurn(now -> calls.make(Call.of("reread"), now, "supervisor.reloadConfig"));
            case 20 -> inTurn(now -> add(file.anyGroup(), now));
            default -> inTurn(_ -> update());
        }
    }

    /** Ends the daemon as a client does. */
    void end() {
        boolean restart = chance.oneIn(2);
        inTurn(now -> calls.make(Call.of("the end"), now, restart ? "supervisor.restart" : "supervisor.shutdown"));
    }

    private void inTurn(Consumer<Now> deed) {
        daemon.world.loop.post(deed);
    }

    /** Something is asked of a process or of a group. */
    @FunctionalInterface
    private interface Deed<T> {
        void to(T target, Now now);
    }

    private void toProcess(Deed<Subprocess> deed) {
        toGroup((group, now) -> deed.to(chance.among(group.processes()), now));
    }

    /** An update may have left none. */
    private void toGroup(Deed<ProcessGroup> deed) {
        inTurn(now -> {
            List<ProcessGroup> groups = supervisor.groups();
            if (!groups.isEmpty()) {
                deed.to(chance.among(groups), now);
            }
        });
    }

    private void start(Subprocess process, Now now) {
        boolean wait = !chance.oneIn(3);
        long timesUp = process.facts().timesUp();
        Call call = new Call(
                (wait ? "start " : "begin ") + process.name(),
                _ -> false,
                _ -> false,
                () -> !wait
                        || process.facts().timesUp() > timesUp
                        || process.state().code() != ProcessStateCode.STARTING,
                () -> process.state().code() != ProcessStateCode.STARTING);
        calls.make(call, now, "supervisor.startProcess", process.name(), wait)
                .whenComplete((_, _) -> process.when(_ -> true, _ -> {})); // who asks while others are answered
    }

    private void startAll(ProcessGroup group, Now now) {
        calls.make(
                Call.of("start " + group.name() + ":*"),
                now,
                "supervisor.startProcessGroup",
                group.name(),
                chance.oneIn(2));
    }

    private void stop(Subprocess process, Now now) {
        boolean wait = !chance.oneIn(3);
        wantDown(List.of(process));
        Call call = new Call(
                "stop " + process.name(),
                _ -> false,
                _ -> false,
                () -> !wait || process.state().code().isDown(),
                () -> process.state().code().isDown());
        calls.make(call, now, "supervisor.stopProcess", process.name(), wait);
    }

    /** With stops in order some are asked later than now. */
    private void stopAll(ProcessGroup group, Now now) {
        boolean wait = chance.oneIn(2);
        if (!wait || !supervisor.stopsInOrder()) {
            wantDown(group.processes());
        }
        Call call = new Call(
                "stop " + group.name() + ":*",
                _ -> false,
                names(group.processes())::contains,
                () -> true,
                () -> group.processes().stream()
                        .allMatch(process -> process.state().code().isDown()));
        calls.make(call, now, "supervisor.stopProcessGroup", group.name(), wait);
    }

    private void wantDown(List<Subprocess> processes) {
        processes.stream().filter(process -> process.state().canBeStopped()).forEach(process -> lives.of(process)
                .clientStops());
    }

    private void restart(Subprocess process) {
        calls.post(
                Call.of("restart " + process.name()),
                "/processes/" + process.name() + "/restart",
                "wait=" + chance.oneIn(2));
    }

    private void restartAll(ProcessGroup group) {
        calls.post(
                Call.of("restart " + group.name() + ":*"),
                "/groups/" + group.name() + "/restart",
                "wait=" + chance.oneIn(2));
    }

    /** Groups to be removed are stopped before; which ones those are is known only once the file has been read. */
    private void update() {
        boolean minimal = chance.oneIn(2);
        boolean one = chance.oneIn(3);
        Call call = Call.of((minimal ? "minimal update" : "update") + (one ? " of one" : ""), _ -> true);
        calls.post(call, Calls.UPDATE, "minimal=" + minimal + (one ? "&groups=" + file.anyGroup() : ""));
    }

    private void signal(Subprocess process, Now now) {
        calls.make(
                        Call.of("signal " + process.name()),
                        now,
                        "supervisor.signalProcess",
                        process.name(),
                        chance.among(SIGNALS))
                .whenComplete((_, _) -> fleet.signalled(process.name().process()));
    }

    private void clearLogs(Subprocess process, Now now) {
        fleet.spoilLog(Fleet.log(process.name().process()));
        calls.make(Call.of("clear logs of " + process.name()), now, "supervisor.clearProcessLogs", process.name());
    }

    /** One group is left to play with. */
    private void remove(ProcessGroup group, Now now) {
        if (supervisor.groups().size() == 1) {
            return;
        }
        boolean atRest = supervisor.state().allowsStarts()
                && group.processes().stream()
                        .allMatch(process -> process.state().code().isDown()
                                && process.state().pid().isEmpty());
        CompletableFuture<?> answer =
                calls.make(Call.of("remove " + group.name()), now, "supervisor.removeProcessGroup", group.name());
        assertThat(answer.isDone() && !answer.isCompletedExceptionally())
                .as("%s is removed", group.name())
                .isEqualTo(atRest);
    }

    private void add(String group, Now now) {
        if (supervisor.group(group).isEmpty()) {
            calls.make(Call.of("add " + group), now, "supervisor.addProcessGroup", group);
        }
    }

    private void tell(Now now) {
        for (int left = chance.below(15); left >= 0; left--) {
            calls.make(Call.of("tell"), now, "supervisor.sendRemoteCommEvent", "talk", "number " + left);
        }
    }

    private void look(Now now) {
        calls.make(Call.of("look"), now, "supervisor.getAllProcessInfo");
    }

    private static Set<String> names(List<Subprocess> processes) {
        return processes.stream().map(process -> process.name().process()).collect(Collectors.toSet());
    }
}
