package dev.supervisor.os.portable;

import dev.supervisor.os.Fd;
import dev.supervisor.os.ProcessTable;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import dev.supervisor.process.Pid;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jnr.ffi.Platform;
import jnr.ffi.Platform.OS;

/**
 * The output of {@code ps}. It lacks the usage of ended children, the number of open descriptors, the sessions and, on
 * macOS, the number of threads (reported as 1).
 */
final class PortableProcessTable implements ProcessTable {
    private static final String PS = "/bin/ps";
    private static final String THREADS = Platform.getNativePlatform().getOS() == OS.DARWIN ? "" : "-o nlwp= ";
    private static final String COLUMNS =
            "-o pid= -o ppid= -o pgid= -o state= -o time= -o rss= " + THREADS + "-o comm=";

    private static final Pattern LINE = Pattern.compile(
            " *(\\d+) +(\\d+) +(\\d+) +(\\S)\\S* +(\\S+) +(\\d+) +" + (THREADS.isEmpty() ? "()" : "(\\d+) +") + "(.*)");

    /** Days, hours, minutes, seconds, and perhaps a fraction of a second. */
    private static final Pattern TIME = Pattern.compile("(?:(\\d+)-)?(?:(\\d+):)?(\\d+):(\\d+)(?:[.,](\\d\\d))?");

    private static final long BYTES_PER_KILOBYTE = 1024;
    private static final long MILLIS_PER_HUNDREDTH = 10;
    private static final int READ_BYTES = 65_536;

    private final PortableHost host;
    private final PortableDescriptors descriptors = new PortableDescriptors();

    /**
     * @param host makes the processes that tell of the others
     */
    public PortableProcessTable(PortableHost host) {
        this.host = host;
    }

    @Override
    public List<Entry> entries() {
        return ps(("-A " + COLUMNS).split(" "))
                .lines()
                .flatMap(line -> entry(line).stream())
                .toList();
    }

    static Optional<Entry> entry(String line) {
        Matcher fields = LINE.matcher(line);
        if (!fields.matches()) {
            return Optional.empty();
        }
        Duration cpu = time(fields.group(5));
        String program = fields.group(8).strip();
        return Optional.of(new Entry(
                new Pid(Integer.parseInt(fields.group(1))),
                Integer.parseInt(fields.group(2)),
                Integer.parseInt(fields.group(3)),
                0,
                program.substring(program.lastIndexOf('/') + 1),
                fields.group(4).charAt(0),
                cpu,
                cpu,
                Long.parseLong(fields.group(6)) * BYTES_PER_KILOBYTE,
                fields.group(7).isEmpty() ? 1 : Integer.parseInt(fields.group(7))));
    }

    static Duration time(String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            return Duration.ZERO;
        }
        return Duration.ofDays(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4)))
                .plusMillis(number(parts.group(5)) * MILLIS_PER_HUNDREDTH);
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    @Override
    public String commandLine(Pid pid) {
        return ps("-ww", "-o", "args=", "-p", pid.toString()).strip();
    }

    /** No two systems tell it in the same way. */
    @Override
    public Map<String, String> environment(Pid pid) {
        return Map.of();
    }

    @Override
    public OptionalInt descriptors(Pid pid) {
        return OptionalInt.empty();
    }

    @Override
    public OptionalLong memoryKills() {
        return OptionalLong.empty();
    }

    @Override
    public Optional<Set<Pid>> memoryVictims() {
        return Optional.empty();
    }

    /** Its output; empty if it cannot be run. */
    private String ps(String... arguments) {
        List<String> argv = Stream.concat(Stream.of("ps"), Stream.of(arguments)).toList();
        SpawnRequest request = new SpawnRequest(
                "ps",
                PS,
                argv,
                List.of("PATH=/usr/bin:/bin", "LC_ALL=C"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                0);
        try {
            Fd output = host.run(request);
            try {
                return readAll(output);
            } finally {
                descriptors.close(output);
            }
        } catch (SystemException _) {
            return "";
        }
    }

    private String readAll(Fd output) throws SystemException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
        while (descriptors.read(output, buffer.clear()) > 0) {
            byte[] bytes = new byte[buffer.position()];
            buffer.flip().get(bytes);
            all.writeBytes(bytes);
        }
        return SystemText.decode(all.toByteArray());
    }
}
