package dev.supervisor.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.line.BegunLine;
import dev.supervisor.line.LineBatch;
import dev.supervisor.line.LineFinder;
import dev.supervisor.line.LineForm;
import dev.supervisor.line.LineOrigin;
import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.logfile.Rotation;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.LoopReports;
import dev.supervisor.loop.Relay;
import dev.supervisor.os.Child;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.linux.LinuxClock;
import dev.supervisor.os.linux.LinuxDescriptors;
import dev.supervisor.os.linux.LinuxFiles;
import dev.supervisor.os.linux.LinuxHost;
import dev.supervisor.process.Pid;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Lines for a pipe that nobody reads")
class SharedLogTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final LineOrigin ORIGIN = new LineOrigin(bytes("w"), bytes("w"), bytes("w"), "stdout");
    private static final int PIPE_BYTES = 65_536;
    private static final int MANY = 10;
    private static final String LONG = "x".repeat(10_000);

    private final LinuxDescriptors descriptors = new LinuxDescriptors();
    private final RememberedLog said = new RememberedLog(Level.INFO);
    private final List<Fd> open = new ArrayList<>();

    @TempDir
    private Path directory;

    private final LinuxClock clock = new LinuxClock();

    private LinuxHost host;
    private Poller poller;
    private EventLoop loop;
    private Child reader;
    private Fd pipe;
    private SharedLog log;

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @BeforeEach
    void make_a_pipe() throws Exception {
        host = new LinuxHost(Path.of("target/launch").toAbsolutePath().toString());
        reader = shell("while [ ! -e gate ]; do sleep 0.01; done; exec cat > copy");
        pipe = reader.stdin().orElseThrow();
        String path = "/dev/fd/" + pipe.number();
        poller = descriptors.poller();
        loop = new EventLoop(clock, poller, new LoopReports() {
            @Override
            public void slowTurn(String doing, Duration took) {
                // we turn it by hand
            }

            @Override
            public void mishap(String doing, Throwable bug) {
                throw new AssertionError(doing, bug);
            }
        });
        OutputNarrator narrator = new Narrator(said).output();
        DeadlineQueue deadlines = new DeadlineQueue();
        FullLogs fullLogs = new FullLogs(loop, deadlines, narrator, Stream::empty, _ -> {});
        log = new SharedLog(
                RotatingLog.open(new LinuxFiles(), descriptors, path, Rotation.NEVER),
                narrator,
                fullLogs,
                new AtWork(
                        new Relay(loop, _ -> {}, loop, (_, _) -> {}),
                        new Hangs(loop, deadlines, narrator, Stream::empty)));
    }

    @AfterEach
    void close_everything() throws Exception {
        open.add(host.signals());
        open.forEach(descriptors::close);
        poller.close();
    }

    private Child shell(String script) throws Exception {
        Child child = host.spawn(new SpawnRequest(
                "sh",
                "/bin/sh",
                List.of("sh", "-c", "cd " + directory + " && " + script),
                List.of("PATH=/bin:/usr/bin"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                0));
        open.add(child.stdout());
        open.add(child.watch());
        return child;
    }

    private void waitForEnd(Child child) throws Exception {
        try (Poller poller = descriptors.poller()) {
            poller.watchReads(child.watch());
            poller.poll(Optional.of(LIMIT), _ -> {});
        }
        assertThat(host.reap(child)).isPresent();
    }

    private static LineBatch batch(String text) {
        LineFinder finder = new LineFinder();
        LineBatch batch = new LineBatch();
        finder.read(new BegunLine(new BegunLine.Room(PIPE_BYTES)), ByteBuffer.wrap(bytes(text)));
        while (finder.next()) {
            finder.addTo(
                    batch,
                    ORIGIN.layout(
                            LineForm.PREFIX, new Pid(1), new LinuxClock().now().wall()));
        }
        return batch;
    }

    private long write(String text, long behind) {
        return log.write(batch(text), behind, StreamLogs.NONE, clock.now());
    }

    @Test
    void arrive_whole_once_it_is_read_but_for_those_that_there_is_no_room_for() throws Exception {
        assertThat(write((LONG + "\n").repeat(MANY), 7)).isZero();
        assertThat(log.isFull()).isTrue();
        long lost = 0;
        int kept = MANY;
        for (int i = 0; i < 200; i++) {
            long now = write(LONG + "\n", 7);
            assertThat(now).isIn(0L, LONG.length() + 8L);
            lost += now;
            kept += now == 0 ? 1 : 0;
        }
        assertThat(kept).isBetween(80, 120);

        Files.createFile(directory.resolve("gate"));
        turnUntilThereIsRoom();
        assertThat(write("short\nlines\n", 0)).isZero();
        turnUntilThereIsRoom(); // a slow reader may not have come to them yet
        log.close();
        descriptors.close(pipe);
        waitForEnd(reader);

        List<String> lines = Files.readAllLines(directory.resolve("copy"));
        assertThat(lines).hasSize(kept + 2);
        assertThat(lines.subList(0, kept)).containsOnly("w stdout | " + LONG);
        assertThat(lines.subList(kept, kept + 2)).containsExactly("w stdout | short", "w stdout | lines");
        assertThat(said.take())
                .containsExactly(
                        "ERRO cannot keep log %s: nobody reads it"
                                .formatted(log.file().path()),
                        "ERRO lost %d bytes of output for log %s"
                                .formatted(lost, log.file().path()));
    }

    private void turnUntilThereIsRoom() {
        while (log.isFull()) {
            loop.turn(Optional.of(LIMIT));
        }
    }
}
