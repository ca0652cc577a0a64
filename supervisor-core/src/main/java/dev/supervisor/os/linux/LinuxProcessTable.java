package dev.supervisor.os.linux;

import dev.supervisor.os.ProcessTable;
import dev.supervisor.process.Pid;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code /proc} (proc(5)). */
public final class LinuxProcessTable implements ProcessTable {
    private static final Path PROC = Path.of("/proc");

    /** Fields of {@code /proc/PID/stat} behind the name, counted from 0. */
    private static final int STATE = 0;

    private static final int PARENT = 1;
    private static final int GROUP = 2;
    private static final int SESSION = 3;
    private static final int OWN_CPU = 11;
    private static final int ENDED_CHILDRENS_CPU = 13;
    private static final int TASKS = 17;
    private static final int MEMORY_PAGES = 21;

    private static final long AUX_PAGE_SIZE = 6;
    private static final long AUX_TICKS_PER_SECOND = 17;
    private static final long COMMON_PAGE_BYTES = 4096;
    private static final long COMMON_TICKS_PER_SECOND = 100;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final MemoryKills memoryKills = new MemoryKills();

    /** The kernel's data for this process about the machine; read when it is first needed. */
    private Map<Long, Long> auxiliary = Map.of();

    @Override
    public List<Entry> entries() {
        auxiliary = auxiliary.isEmpty() ? readAuxiliary() : auxiliary;
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, LinuxProcessTable::isPid)) {
            for (Path process : processes) {
                text(process.resolve("stat")).map(this::entry).ifPresent(entries::add);
            }
        } catch (IOException | DirectoryIteratorException _) {
            // Use what could be read; without /proc that is nothing.
        }
        return entries;
    }

    @Override
    public String commandLine(Pid pid) {
        return text(directory(pid).resolve("cmdline"))
                .map(line -> line.replace('\0', ' ').strip())
                .orElse("");
    }

    @Override
    public Map<String, String> environment(Pid pid) {
        Map<String, String> variables = new HashMap<>();
        if (hasOurs("pid", pid) && hasOurs("mnt", pid)) {
            for (String variable :
                    text(directory(pid).resolve("environ")).orElse("").split("\0")) {
                int equals = variable.indexOf('=');
                if (equals > 0) {
                    variables.put(variable.substring(0, equals), variable.substring(equals + 1));
                }
            }
        }
        return variables;
    }

    private static boolean hasOurs(String namespace, Pid pid) {
        try {
            Path ours = PROC.resolve("self/ns").resolve(namespace);
            Path its = directory(pid).resolve("ns").resolve(namespace);
            return Files.readSymbolicLink(its).equals(Files.readSymbolicLink(ours));
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public OptionalInt descriptors(Pid pid) {
        try (DirectoryStream<Path> open =
                Files.newDirectoryStream(directory(pid).resolve("fd"))) {
            int count = 0;
            for (Path _ : open) {
                count++;
            }
            return OptionalInt.of(count);
        } catch (IOException | DirectoryIteratorException _) {
            return OptionalInt.empty();
        }
    }

    @Override
    public OptionalLong memoryKills() {
        return memoryKills.count();
    }

    @Override
    public Optional<Set<Pid>> memoryVictims() {
        return new KernelLog().memoryVictims();
    }

    /** The text of a small file; empty if it cannot be read. */
    static Optional<String> text(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean isPid(Path path) {
        return path.getFileName().toString().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Path directory(Pid pid) {
        return PROC.resolve(pid.toString());
    }

    /** The name stands in parentheses and may itself have some, and blanks. */
    private Entry entry(String stat) {
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        String[] fields = stat.substring(close + 2).strip().split(" ");
        Duration own = ticks(fields, OWN_CPU, OWN_CPU + 1);
        return new Entry(
                new Pid(Integer.parseInt(stat.substring(0, open).strip())),
                Integer.parseInt(fields[PARENT]),
                Integer.parseInt(fields[GROUP]),
                Integer.parseInt(fields[SESSION]),
                stat.substring(open + 1, close),
                fields[STATE].charAt(0),
                own,
                own.plus(ticks(fields, ENDED_CHILDRENS_CPU, ENDED_CHILDRENS_CPU + 1)),
                Long.parseLong(fields[MEMORY_PAGES]) * auxiliary.getOrDefault(AUX_PAGE_SIZE, COMMON_PAGE_BYTES),
                Integer.parseInt(fields[TASKS]));
    }

    /** The time for the program and that for the kernel. */
    private Duration ticks(String[] fields, int user, int system) {
        long perSecond = auxiliary.getOrDefault(AUX_TICKS_PER_SECOND, COMMON_TICKS_PER_SECOND);
        long ticks = Long.parseLong(fields[user]) + Long.parseLong(fields[system]);
        return Duration.ofNanos(ticks * (NANOS_PER_SECOND / perSecond));
    }

    private static Map<Long, Long> readAuxiliary() {
        Map<Long, Long> vector = new TreeMap<>();
        try {
            ByteBuffer pairs = ByteBuffer.wrap(Files.readAllBytes(PROC.resolve("self/auxv")))
                    .order(ByteOrder.nativeOrder());
            while (pairs.remaining() >= 2 * Long.BYTES) {
                vector.put(pairs.getLong(), pairs.getLong());
            }
        } catch (IOException _) {
            // Then the common numbers are it.
        }
        return vector;
    }
}
