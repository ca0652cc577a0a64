package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The calendar of one daemon is set, and nobody else's: a library in front of the C library adds to what the system says. The clock that only
 * goes forward is left alone, as setting a calendar leaves it alone.
 */
@DisplayName("When the system's clock is set by hours")
class ClockIT {
    private static final long FIVE_HOURS = 5 * 3600;

    private static final String LIBRARY = """
        #define _GNU_SOURCE
        #include <fcntl.h>
        #include <stdlib.h>
        #include <sys/mman.h>
        #include <sys/syscall.h>
        #include <sys/time.h>
        #include <time.h>
        #include <unistd.h>

        static volatile long *shift;

        __attribute__((constructor)) static void find(void) {
            int fd = open(getenv("CLOCK_SHIFT"), O_RDONLY | O_CLOEXEC);
            shift = fd < 0 ? NULL : mmap(NULL, sizeof(long), PROT_READ, MAP_SHARED, fd, 0);
            close(fd);
        }

        int clock_gettime(clockid_t clock, struct timespec *time) {
            int result = syscall(SYS_clock_gettime, clock, time);
            if (result == 0 && shift && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
                time->tv_sec += *shift;
            return result;
        }

        int gettimeofday(struct timeval *restrict time, void *restrict zone) {
            struct timespec now;
            clock_gettime(CLOCK_REALTIME, &now);
            time->tv_sec = now.tv_sec;
            time->tv_usec = now.tv_nsec / 1000;
            return 0;
        }

        time_t time(time_t *result) {
            struct timespec now;
            clock_gettime(CLOCK_REALTIME, &now);
            if (result)
                *result = now.tv_sec;
            return now.tv_sec;
        }
        """;

    private static final String PROGRAMS = """
        [program:slow]
        command = sleep 1000
        startsecs = 6
        autostart = false
        [program:stubborn]
        command = sh -c 'trap "" TERM; while :; do sleep 0.1; done'
        stopwaitsecs = 6
        startsecs = 0
        [program:failing]
        command = sh -c 'exit 1'
        startretries = 3
        autostart = false
        [program:steady]
        command = sleep 1000
        """;

    /** Of the six seconds that each delay has, what is left at least once the test has seen all of them begin. */
    private static final Duration LEFT = Duration.ofSeconds(3);

    private static final String STAMP = "yyyy-MM-dd HH:mm:ss";

    @TempDir
    private Path directory;

    private Path shift;
    private Map<String, String> environment;

    @BeforeEach
    void build_the_library() throws IOException {
        Path source = Files.writeString(directory.resolve("shift.c"), LIBRARY);
        Path library = directory.resolve("shift.so");
        Run built = Run.of(directory, List.of("cc", "-shared", "-fPIC", "-o", library.toString(), source.toString()));
        assertEquals(0, built.code(), built.err());
        shift = Files.write(directory.resolve("shift"), new byte[Long.BYTES]);
        environment = Map.of("LD_PRELOAD", library.toString(), "CLOCK_SHIFT", shift.toString());
    }

    private void setClock(long seconds) throws IOException {
        ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        Files.write(shift, word.putLong(seconds).array(), StandardOpenOption.WRITE); // the same file: it is mapped
    }

    private Process begin(String action, String name) throws IOException {
        return new ProcessBuilder(
                        Peer.OURS.client().toString(),
                        "-c",
                        directory.resolve("supervisord.conf").toString(),
                        action,
                        name)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(action + name).toFile())
                .start();
    }

    /** When the log says so, by the clock of the test. */
    private static Instant when(RunningDaemon daemon, String sentence) {
        daemon.awaitLog(sentence);
        return Instant.now();
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    @ParameterizedTest(name = "by {0} s")
    @ValueSource(longs = {FIVE_HOURS, -FIVE_HOURS})
    void every_delay_is_as_long_as_its_option_says(long seconds) throws Exception {
        try (RunningDaemon daemon = RunningDaemon.startWith(environment, Peer.OURS, directory, PROGRAMS)) {
            daemon.awaitState("steady", "RUNNING");
            daemon.awaitState("stubborn", "RUNNING");
            int steady = daemon.pidOf("steady");
            begin("start", "failing");
            begin("start", "slow");
            begin("stop", "stubborn");
            daemon.awaitLog("exited: failing");
            daemon.awaitLog("spawned: 'slow'");
            daemon.awaitLog("waiting for stubborn to stop");
            assertThat(daemon.log()).doesNotContain("killing 'stubborn'", "success: slow", "gave up: failing");

            Instant set = Instant.now();
            setClock(seconds);
            List<Instant> ends = List.of(
                    when(daemon, "success: slow entered RUNNING state"),
                    when(daemon, "WARN killing 'stubborn' ("),
                    when(daemon, "gave up: failing entered FATAL state"));

            assertThat(ends.stream().map(end -> Duration.between(set, end)))
                    .allSatisfy(took -> assertThat(took).isGreaterThan(LEFT));
            assertEquals(4, count(daemon.log(), "spawned: 'failing'"));
            daemon.awaitState("stubborn", "STOPPED");
            assertEquals(steady, daemon.pidOf("steady"));
            assertEquals(1, count(daemon.log(), "killing 'stubborn'"));
            assertThat(daemon.log()).doesNotContain("in the future", "was held up");
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Peer.class)
    void clients_and_the_log_are_told_what_the_calendar_says(Peer peer) throws Exception {
        try (RunningDaemon daemon = RunningDaemon.startWith(environment, peer, directory, PROGRAMS)) {
            daemon.awaitState("steady", "RUNNING");
            int steady = daemon.pidOf("steady");

            setClock(FIVE_HOURS);
            assertThat(daemon.ctl("status", "steady").out()).contains("pid " + steady + ", uptime 5:00:");
            assertEquals(0, daemon.ctl("stop", "steady").code());
            LocalDateTime later = LocalDateTime.now().plusSeconds(FIVE_HOURS);
            assertThat(stampOf(daemon, "stopped: steady")).isBetween(later.minusMinutes(1), later.plusMinutes(1));

            setClock(0);
            assertEquals(0, daemon.ctl("start", "steady").code());
            setClock(-FIVE_HOURS);
            assertThat(daemon.ctl("status", "steady").out()).contains(", uptime 0:00:00\n");
        }
    }

    private static LocalDateTime stampOf(RunningDaemon daemon, String sentence) {
        daemon.awaitLog(sentence);
        String line = daemon.log()
                .lines()
                .filter(candidate -> candidate.contains(sentence))
                .findFirst()
                .orElseThrow();
        return LocalDateTime.parse(line.substring(0, STAMP.length()), DateTimeFormatter.ofPattern(STAMP));
    }
}
