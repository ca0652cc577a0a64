package dev.supervisor.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.logfile.Rotation;
import dev.supervisor.logfile.SyslogSink;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.linux.LinuxDescriptors;
import dev.supervisor.os.linux.LinuxFiles;
import dev.supervisor.os.simulated.SimulatedDatagrams;
import dev.supervisor.os.simulated.SimulatedFiles;
import dev.supervisor.os.simulated.SimulatedKernel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulated files are the writer's alone until the log is closed; only then they are looked at. */
@DisplayName("The daemon's log")
class DaemonLogTest {
    private static final String PATH = "/var/log/s";
    private static final String STAMP = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}";

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final SimulatedFiles files = kernel.files();

    @Test
    void has_a_line_for_each_level_under_its_own_name() throws SystemException {
        try (DaemonLog log = start(Level.BLAT)) {
            for (Level level : Level.values()) {
                log.log(level, "some {} " + level.ordinal());
            }
        }

        assertThat(files.content(PATH))
                .matches(STAMP + " CRIT some \\{} 0\n" + STAMP + " ERRO some \\{} 1\n" + STAMP + " WARN some \\{} 2\n"
                        + STAMP + " INFO some \\{} 3\n" + STAMP + " DEBG some \\{} 4\n" + STAMP + " TRAC some \\{} 5\n"
                        + STAMP + " BLAT some \\{} 6\n");
    }

    @ParameterizedTest
    @EnumSource
    void shows_what_is_at_least_as_severe_as_its_level(Level threshold) throws SystemException {
        try (DaemonLog log = start(threshold)) {
            for (Level level : Level.values()) {
                log.log(level, "x");
                assertThat(log.shows(level)).isEqualTo(level.ordinal() <= threshold.ordinal());
            }
        }

        assertThat(messages(PATH)).hasSize(threshold.ordinal() + 1).last().isEqualTo(threshold + " x");
    }

    @Test
    void writes_each_line_to_each_destination() throws SystemException {
        RotatingLog one = RotatingLog.open(files, kernel.descriptors(), "/var/log/one", Rotation.NEVER);
        RotatingLog other = RotatingLog.open(files, kernel.descriptors(), "/var/log/other", Rotation.NEVER);
        try (DaemonLog log = DaemonLog.start(
                Level.INFO, List.of(new LogDestination.InFile(one), new LogDestination.InFile(other)))) {
            log.log(Level.INFO, "x");
        }

        assertThat(messages("/var/log/one")).containsExactly("INFO x");
        assertThat(files.content("/var/log/other")).isEqualTo(files.content("/var/log/one"));
        assertThat(kernel.openDescriptors()).hasSize(1); // the host's signals
    }

    @Tag("slow")
    @Test
    void has_all_lines_in_one_place_while_another_is_a_pipe_that_nobody_reads(@TempDir Path directory)
            throws Exception {
        LinuxFiles real = new LinuxFiles();
        LinuxDescriptors descriptors = new LinuxDescriptors();
        new ProcessBuilder("mkfifo", directory + "/pipe").start().waitFor();
        Fd reader = real.openRead(directory + "/pipe");
        String line = "x".repeat(1_000);
        int lines = 500;
        try (DaemonLog log = DaemonLog.start(
                Level.INFO,
                List.of(into(real, descriptors, directory + "/log"), into(real, descriptors, directory + "/pipe")))) {
            for (int i = 0; i < lines; i++) {
                log.log(Level.INFO, line);
            }
            CountDownLatch cleared = new CountDownLatch(1);
            log.clear(_ -> cleared.countDown()); // of the file, behind all lines that it has
            cleared.await();
            log.log(Level.INFO, "last");
        }

        List<String> messages = Files.readAllLines(directory.resolve("log")).stream()
                .map(each -> each.replaceFirst(STAMP + " ", ""))
                .toList();
        ByteBuffer read = ByteBuffer.allocateDirect(1 << 20);
        int bytes = descriptors.read(reader, read);
        int whole = bytes
                / "2026-01-31 12:00:00,000 INFO ".concat(line).concat("\n").length();
        assertThat(whole).isGreaterThan(40);
        int lost = lines + 1 - whole;
        assertThat(messages)
                .containsExactly(
                        "INFO last", "WARN lost " + lost + " lines of this log that waited for " + directory + "/pipe");
        descriptors.close(reader);
    }

    private static LogDestination into(LinuxFiles files, LinuxDescriptors descriptors, String path)
            throws SystemException {
        return new LogDestination.InFile(RotatingLog.open(files, descriptors, path, Rotation.NEVER));
    }

    @Test
    void has_sentences_of_several_lines_as_they_are() throws SystemException {
        try (DaemonLog log = start(Level.INFO)) {
            log.log(Level.INFO, "a\nb {} %s\n");
        }

        assertThat(files.content(PATH)).matches(STAMP + " INFO a\nb \\{} %s\n\n");
    }

    @Test
    void is_a_message_for_each_line_in_the_systems_log() throws SystemException {
        SimulatedDatagrams devLog = kernel.listenForDatagrams("/dev/log");
        SyslogSink sink = new SyslogSink(kernel.descriptors(), "/dev/log", ZoneId.systemDefault(), Duration.ZERO);
        try (DaemonLog log = DaemonLog.start(Level.INFO, List.of(new LogDestination.InSyslog(sink)))) {
            log.log(Level.INFO, "one");
            log.log(Level.WARN, "two\n\nthree\n\n");
            log.reopen();
            log.log(Level.INFO, "four");
        }

        String head = "<14>\\w{3} [ 123]\\d \\d\\d:\\d\\d:\\d\\d supervisord: " + STAMP + " ";
        assertThat(devLog.takeAll())
                .map(datagram -> new String(datagram, StandardCharsets.UTF_8).replaceFirst("^" + head, ""))
                .containsExactly("INFO one\n", "WARN two\n", "WARN \n", "WARN three\n", "INFO four\n");
        assertThat(kernel.openDescriptors()).hasSize(1); // the host's signals
    }

    @Test
    void says_how_many_lines_the_systems_log_did_not_take() throws Exception {
        SyslogSink sink = new SyslogSink(kernel.descriptors(), "/dev/log", ZoneId.systemDefault(), Duration.ZERO);
        List<SimulatedDatagrams> devLog = new ArrayList<>();
        try (DaemonLog log = DaemonLog.start(Level.INFO, List.of(new LogDestination.InSyslog(sink)))) {
            log.log(Level.INFO, "lost");
            log.clear(_ -> {
                devLog.add(kernel.listenForDatagrams("/dev/log"));
                sink.close(); // and so forget that it was refused a moment ago
            });
            log.log(Level.INFO, "taken");
        }

        assertThat(devLog.getFirst().takeAll())
                .map(datagram -> new String(datagram, StandardCharsets.UTF_8))
                .map(message -> message.substring(message.indexOf(',') + 5))
                .containsExactly("ERRO lost 1 line of this log\n", "INFO taken\n");
    }

    @Test
    void is_rotated_line_by_line() throws SystemException {
        try (DaemonLog log = start(Level.INFO, new Rotation(70, 3))) {
            for (int i = 1; i <= 7; i++) {
                log.log(Level.INFO, "line " + i); // 36 bytes
            }
        }

        assertThat(messages(PATH)).containsExactly("INFO line 7");
        assertThat(messages(PATH + ".1")).containsExactly("INFO line 5", "INFO line 6");
        assertThat(messages(PATH + ".2")).containsExactly("INFO line 3", "INFO line 4");
        assertThat(messages(PATH + ".3")).containsExactly("INFO line 1", "INFO line 2");
    }

    @Test
    void loses_no_line_of_many_threads_and_keeps_the_order_of_each() throws Exception {
        int threads = 4;
        int lines = 500;
        try (DaemonLog log = start(Level.INFO)) {
            List<Thread> writers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String name = "t" + t;
                writers.add(Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < lines; i++) {
                        log.log(Level.INFO, name + " " + i);
                    }
                }));
            }
            for (Thread writer : writers) {
                writer.join();
            }
        }

        List<String> messages = messages(PATH);
        assertThat(messages).hasSize(threads * lines);
        for (int t = 0; t < threads; t++) {
            String name = "INFO t" + t + " ";
            List<String> own =
                    messages.stream().filter(line -> line.startsWith(name)).toList();
            for (int i = 0; i < lines; i++) {
                assertThat(own.get(i)).isEqualTo(name + i);
            }
        }
    }

    @Test
    void is_cleared_after_what_was_logged_before() throws Exception {
        List<Optional<String>> answers = new ArrayList<>();
        CountDownLatch answered = new CountDownLatch(1);
        try (DaemonLog log = start(Level.INFO)) {
            log.log(Level.INFO, "before");
            log.clear(answer -> {
                answers.add(answer);
                answered.countDown();
            });
            log.log(Level.INFO, "after");
            answered.await();
        }

        assertThat(answers).containsExactly(Optional.empty());
        assertThat(messages(PATH)).containsExactly("INFO after");
    }

    @Test
    void answers_who_wants_to_clear_it_also_when_it_is_closed() throws SystemException {
        List<Optional<String>> answers = new ArrayList<>();
        DaemonLog log = start(Level.INFO);
        log.close();
        log.clear(answers::add);

        assertThat(answers).containsExactly(Optional.of("the log is closed"));
    }

    @Test
    void goes_to_a_new_file_once_the_old_one_was_moved_and_it_is_reopened() throws Exception {
        CountDownLatch moved = new CountDownLatch(1);
        try (DaemonLog log = start(Level.INFO)) {
            log.clear(_ -> {
                rename(PATH, PATH + ".1"); // on the writer's thread, the only one that may touch the files
                moved.countDown();
            });
            log.log(Level.INFO, "to the moved one");
            log.reopen();
            log.log(Level.INFO, "to the new one");
            moved.await();
        }

        assertThat(messages(PATH + ".1")).containsExactly("INFO to the moved one");
        assertThat(messages(PATH)).containsExactly("INFO to the new one");
    }

    @Test
    void says_how_many_lines_could_not_be_written_once_it_can_be_again() throws SystemException {
        RotatingLog file = RotatingLog.open(files, kernel.descriptors(), PATH, Rotation.NEVER);
        files.refuse(PATH, Errno.named("ENOSPC"));
        try (DaemonLog log = DaemonLog.start(Level.INFO, List.of(new LogDestination.InFile(file)))) {
            log.log(Level.INFO, "lost 1");
            log.log(Level.INFO, "lost 2");
            log.clear(_ -> files.allow(PATH));
            log.log(Level.INFO, "written");
        }

        assertThat(messages(PATH)).containsExactly("ERRO lost 2 lines of this log", "INFO written");
    }

    @Test
    void drops_and_counts_what_comes_faster_than_it_can_be_written() throws Exception {
        CountDownLatch writerIsStuck = new CountDownLatch(1);
        CountDownLatch diskGoesOn = new CountDownLatch(1);
        int lines = 40;
        try (DaemonLog log = start(Level.INFO)) {
            log.clear(_ -> {
                writerIsStuck.countDown();
                await(diskGoesOn);
            });
            writerIsStuck.await();
            for (int i = 0; i < lines; i++) {
                log.log(Level.INFO, i + " " + "x".repeat(100_000));
            }
            diskGoesOn.countDown();
        }

        List<String> messages = messages(PATH);
        int written = messages.size() - 1;
        assertThat(written).isBetween(1, lines - 1);
        assertThat(messages.get(0)).startsWith("INFO 0 x");
        assertThat(messages.get(written - 1)).startsWith("INFO " + (written - 1) + " x");
        assertThat(messages.get(written)).isEqualTo("ERRO lost " + (lines - written) + " lines of this log");
    }

    private DaemonLog start(Level threshold) throws SystemException {
        return start(threshold, Rotation.NEVER);
    }

    private DaemonLog start(Level threshold, Rotation rotation) throws SystemException {
        return DaemonLog.start(
                threshold,
                List.of(new LogDestination.InFile(RotatingLog.open(files, kernel.descriptors(), PATH, rotation))));
    }

    /** The lines without their stamps. */
    private List<String> messages(String path) {
        return files.content(path)
                .lines()
                .map(line -> line.replaceFirst(STAMP + " ", ""))
                .toList();
    }

    private void rename(String from, String to) {
        try {
            files.rename(from, to);
        } catch (SystemException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
