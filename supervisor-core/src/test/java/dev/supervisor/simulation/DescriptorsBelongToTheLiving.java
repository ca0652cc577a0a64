package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Only what lives, is being made or has just ended holds descriptors. */
final class DescriptorsBelongToTheLiving implements Invariant {
    /** The daemon's own: where signals come in. */
    private static final int SIGNALS = 1;

    private static final int WATCH_AND_STDIN = 2;
    private static final int PIPES = 2;
    private static final int LOGS = 2;

    /** For so long a pipe that makes events may be left alone while no listener is ready: before its last words, and before its end. */
    private static final Duration UNREAD = Duration.ofMillis(2 * 50);

    private final Scene scene;
    private final Map<Pid, Now> goneSince = new HashMap<>(); // families of which nobody lives any more
    private final Set<Pid> withPipes = new HashSet<>(); // families, by the child that began each

    DescriptorsBelongToTheLiving(Scene scene) {
        this.scene = scene;
    }

    @Override
    public void checkWithPump(Now now) {
        long children = scene.children().size();
        Set<Pid> families = families();
        withPipes.stream()
                .filter(family -> !families.contains(family))
                .forEach(family -> goneSince.putIfAbsent(family, now));
        goneSince.values().removeIf(since -> now.since(since).compareTo(UNREAD) > 0);
        withPipes.clear();
        withPipes.addAll(families);
        withPipes.addAll(goneSince.keySet());
        Set<String> active = scene.kernel().processes().stream()
                .map(child -> child.request().processName())
                .collect(Collectors.toSet());
        scene.lives().processes().stream()
                .filter(process -> process.state().isSpawning())
                .forEach(process -> active.add(process.spec().name()));
        assertThat((long) scene.kernel().openDescriptors().size())
                .as("open descriptors %s", scene.kernel().openDescriptors())
                .isLessThanOrEqualTo(SIGNALS
                        + openSockets()
                        + children * WATCH_AND_STDIN
                        + (long) withPipes.size() * PIPES
                        + (long) (active.size() + goneSince.size()) * LOGS);
    }

    /**
     * Children that have come and gone have left nothing, but for those that were there when the pump last did what it could, and those whose
     * own children have held their pipes longer.
     */
    @Override
    public void checkWithoutPump() {
        long children = scene.children().size();
        Set<Pid> families = families();
        Set<Pid> orphaned = new HashSet<>(families);
        scene.children().stream().map(SimulatedProcess::group).forEach(orphaned::remove);
        withPipes.addAll(orphaned);
        families.addAll(withPipes);
        assertThat((long) scene.kernel().openDescriptors().size())
                .as("open descriptors %s", scene.kernel().openDescriptors())
                .isLessThanOrEqualTo(SIGNALS
                        + openSockets()
                        + children * WATCH_AND_STDIN
                        + (long) families.size() * PIPES
                        + (long) scene.lives().names().size() * LOGS);
    }

    private Set<Pid> families() {
        return scene.kernel().processes().stream()
                .map(SimulatedProcess::group)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** After the end: nothing is left but what belongs to children that nobody can end. */
    @Override
    public void checkAtEnd() {
        long held = scene.children().stream().mapToLong(this::heldFor).sum();
        assertThat((long) scene.kernel().openDescriptors().size())
                .as("open descriptors %s", scene.kernel().openDescriptors())
                .isEqualTo(SIGNALS + openSockets() + held);
    }

    /** The pump has closed what it had. */
    private long heldFor(SimulatedProcess child) {
        boolean shares = child.request().stdin() instanceof Stdin.Shared;
        boolean listens = scene.fleet().isListener(child.request().processName());
        return WATCH_AND_STDIN - (shares ? 1 : 0) + (listens ? 1 : 0);
    }

    private long openSockets() {
        return scene.supervisor().groups().stream()
                .filter(group -> scene.kernel().sockets().takesConnections(Fleet.socket(group.name())))
                .count();
    }
}
