package dev.supervisor.os.linux;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The kernel's counter of processes that it kills when memory runs out: in {@code memory.events} of our control group
 * and those below it, with the first version of control groups in {@code memory.oom_control} of ours, without either in
 * {@code /proc/vmstat} for the whole machine.
 */
final class MemoryKills {
    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
    private static final String COUNTER = "oom_kill ";

    OptionalLong count() {
        return candidates().stream()
                .map(MemoryKills::countIn)
                .flatMapToLong(OptionalLong::stream)
                .findFirst();
    }

    private static List<Path> candidates() {
        List<Path> files = new ArrayList<>();
        String memberships =
                LinuxProcessTable.text(Path.of("/proc/self/cgroup")).orElse("");
        membership(memberships, "0::").ifPresent(path -> {
            files.add(below(CGROUPS, path).resolve("memory.events"));
            files.add(CGROUPS.resolve("memory.events")); // in a container that sees its own group as the root
        });
        memberships
                .lines()
                .filter(line -> Stream.of(line.split(":", 3)[1].split(",")).anyMatch("memory"::equals))
                .findFirst()
                .ifPresent(line -> {
                    Path memory = CGROUPS.resolve("memory");
                    files.add(below(memory, line.split(":", 3)[2]).resolve("memory.oom_control"));
                    files.add(memory.resolve("memory.oom_control"));
                });
        files.add(Path.of("/proc/vmstat"));
        return files;
    }

    private static Optional<String> membership(String memberships, String beginning) {
        return memberships
                .lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .findFirst();
    }

    private static Path below(Path root, String path) {
        return root.resolve(path.substring(1));
    }

    private static OptionalLong countIn(Path file) {
        return LinuxProcessTable.text(file).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(COUNTER))
                .mapToLong(
                        line -> Long.parseLong(line.substring(COUNTER.length()).strip()))
                .findFirst();
    }
}
