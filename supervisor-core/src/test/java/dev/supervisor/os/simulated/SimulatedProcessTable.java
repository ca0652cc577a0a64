package dev.supervisor.os.simulated;

import dev.supervisor.os.ProcessTable;
import dev.supervisor.process.Pid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes of a simulated kernel, each of which uses the same. */
public final class SimulatedProcessTable implements ProcessTable {
    private static final int DAEMON = 1;
    private static final Duration CPU = Duration.ofMillis(1500);
    private static final long MEMORY = 4096;
    private static final int PIPES = 3;

    private final SimulatedKernel kernel;
    private Optional<Pid> daemon = Optional.empty();
    private long memoryKills;
    private Optional<Set<Pid>> memoryVictims = Optional.empty();

    SimulatedProcessTable(SimulatedKernel kernel) {
        this.kernel = kernel;
    }

    /** The daemon itself is in the table from now on, as a process that is nobody's child. */
    public void show(Pid itself) {
        daemon = Optional.of(itself);
    }

    /** The kernel has killed one more because memory ran out. */
    public void killForMemory() {
        memoryKills++;
    }

    /** The kernel's log can be read from now on, and names these. */
    public void nameMemoryVictims(Pid... victims) {
        memoryVictims = Optional.of(Set.of(victims));
    }

    @Override
    public List<Entry> entries() {
        Stream<Entry> itself = daemon.stream()
                .map(pid -> new Entry(pid, 0, pid.number(), DAEMON, "supervisord", 'S', CPU, CPU, MEMORY, 1));
        return Stream.concat(itself, children()).toList();
    }

    private Stream<Entry> children() {
        return kernel.processes().stream()
                .map(process -> new Entry(
                        process.pid(),
                        process.parent().map(Pid::number).orElse(DAEMON),
                        process.group().number(),
                        DAEMON,
                        process.request().argv().getFirst(),
                        process.alive() ? 'S' : 'Z',
                        CPU,
                        CPU,
                        process.alive() ? MEMORY : 0,
                        1));
    }

    @Override
    public String commandLine(Pid pid) {
        return living(pid)
                .map(process -> String.join(" ", process.request().argv()))
                .orElse("");
    }

    @Override
    public Map<String, String> environment(Pid pid) {
        return living(pid)
                .map(process -> process.request().environment().stream()
                        .map(variable -> variable.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])))
                .orElse(Map.of());
    }

    @Override
    public OptionalInt descriptors(Pid pid) {
        return daemon.equals(Optional.of(pid)) || living(pid).isPresent() ? OptionalInt.of(PIPES) : OptionalInt.empty();
    }

    @Override
    public OptionalLong memoryKills() {
        return OptionalLong.of(memoryKills);
    }

    @Override
    public Optional<Set<Pid>> memoryVictims() {
        return memoryVictims;
    }

    private Optional<SimulatedProcess> living(Pid pid) {
        return kernel.process(pid).filter(SimulatedProcess::alive);
    }
}
