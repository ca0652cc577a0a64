package dev.supervisor.os.linux;

import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel's log ({@code /dev/kmsg}), which as a rule only root may read. */
final class KernelLog {
    private static final Libc READ = Libc.function("read");

    private static final String LOG = "/dev/kmsg";
    private static final Path OUR_NUMBERS = Path.of("/proc/self/ns/pid");

    /** The first of all namespaces of pids, whose numbers are those that the kernel tells, has this one in every kernel. */
    private static final String ITS_NUMBERS = "pid:[4026531836]";

    /** No record is longer. */
    private static final int RECORD_BYTES = 8192;

    /** Bounds the reading, whoever writes to it. */
    private static final int MOST_RECORDS = 100_000;

    /** Messages of levels 0 to 7 are the kernel's own: other writers have greater numbers. */
    private static final Pattern KILLED =
            Pattern.compile("[0-7],[^;]*;[^\\n]*[Oo]ut of memory[^\\n]*: Killed process (\\d+) ");

    /** The processes that, according to the log, were killed because memory ran out. */
    Optional<Set<Pid>> memoryVictims() {
        try {
            if (!Files.readSymbolicLink(OUR_NUMBERS).toString().equals(ITS_NUMBERS)) {
                return Optional.empty();
            }
            Fd log = LinuxFiles.open(LOG, Numbers.O_RDONLY | Numbers.O_NONBLOCK, 0);
            try {
                return Optional.of(victimsIn(log));
            } finally {
                LinuxDescriptors.close(log.number());
            }
        } catch (IOException | SystemException _) {
            return Optional.empty();
        }
    }

    /** Each call of the system reads one record; what is overwritten meanwhile is gone. */
    private static Set<Pid> victimsIn(Fd log) {
        Set<Pid> victims = new HashSet<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment record = arena.allocate(RECORD_BYTES);
            for (int left = MOST_RECORDS; left > 0; left--) {
                int length = (int) READ.word(log.number(), record.address(), RECORD_BYTES);
                if (length > 0) {
                    victimIn(text(record, length)).ifPresent(victims::add);
                } else if (length == 0 || Libc.errorNumber() != Numbers.EPIPE && Libc.errorNumber() != Numbers.EINTR) {
                    break;
                }
            }
        }
        return victims;
    }

    private static String text(MemorySegment record, int length) {
        byte[] bytes = record.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The process that a record says was killed. */
    static Optional<Pid> victimIn(String record) {
        Matcher killed = KILLED.matcher(record);
        return killed.lookingAt() ? Optional.of(new Pid(Integer.parseInt(killed.group(1)))) : Optional.empty();
    }
}
