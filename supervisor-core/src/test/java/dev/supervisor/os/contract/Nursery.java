package dev.supervisor.os.contract;

import static org.assertj.core.api.Assertions.fail;

import dev.supervisor.os.Child;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Host;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.time.Clock;
import dev.supervisor.time.Deadline;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes children, waits for what can be seen of them, and leaves none behind. */
public final class Nursery implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Host host;
    private final Descriptors descriptors;
    private final Clock clock;
    private final Poller poller;
    private final List<Child> living = new ArrayList<>();
    private final List<Fd> open = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(65_536);

    public Nursery(OsWorld world) throws SystemException {
        this(world.host(), world.descriptors(), world.clock());
    }

    public Nursery(Host host, Descriptors descriptors, Clock clock) throws SystemException {
        this.host = host;
        this.descriptors = descriptors;
        this.clock = clock;
        this.poller = descriptors.poller();
    }

    /** How a child ended and what it had written. */
    public record Life(WaitStatus status, String stdout, String stderr) {}

    public Child spawn(Request request) throws SpawnException {
        Child child = host.spawn(request.spawn());
        living.add(child);
        open.addAll(List.of(child.watch(), child.stdout()));
        child.stdin().ifPresent(open::add);
        child.stderr().ifPresent(open::add);
        return child;
    }

    /** From birth to death. */
    public Life live(Request request) throws SpawnException, SystemException {
        Child child = spawn(request);
        String stdout = readAll(child.stdout());
        String stderr = child.stderr().isPresent() ? readAll(child.stderr().get()) : "";
        return new Life(awaitEnd(child), stdout, stderr);
    }

    /** Waits until it has ended, and reaps it. */
    public WaitStatus awaitEnd(Child child) {
        awaitEndUnreaped(child);
        Optional<WaitStatus> status = host.reap(child);
        living.remove(child);
        return status.orElseThrow(() -> new AssertionError("its descriptor says that it has ended"));
    }

    public void awaitEndUnreaped(Child child) {
        awaitReady(child.watch(), false);
    }

    /** Reads up to the end. */
    public String readAll(Fd fd) throws SystemException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int count;
        while ((count = awaitRead(fd, all)) != 0) {
            assert count > 0;
        }
        return SystemText.decode(all.toByteArray());
    }

    /** Reads until this has come. */
    public String readUntil(Fd fd, String wanted) throws SystemException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (!SystemText.decode(all.toByteArray()).contains(wanted)) {
            if (awaitRead(fd, all) == 0) {
                fail("ended after: " + SystemText.decode(all.toByteArray()));
            }
        }
        return SystemText.decode(all.toByteArray());
    }

    private int awaitRead(Fd fd, ByteArrayOutputStream into) throws SystemException {
        awaitReady(fd, false);
        buffer.clear();
        int count = descriptors.read(fd, buffer);
        byte[] bytes = new byte[Math.max(0, count)];
        buffer.flip().get(bytes);
        into.writeBytes(bytes);
        return count;
    }

    public void write(Fd fd, String text) throws SystemException {
        byte[] bytes = SystemText.encode(text);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        while (direct.hasRemaining()) {
            awaitReady(fd, true);
            descriptors.write(fd, direct);
        }
    }

    /** Waits until it can be read or written, and fails when patience has run out. */
    public void awaitReady(Fd fd, boolean writable) {
        if (writable) {
            poller.watchWrites(fd);
        } else {
            poller.watchReads(fd);
        }
        try {
            Deadline end = clock.now().plus(PATIENCE);
            List<Fd> ready = new ArrayList<>();
            while (ready.isEmpty()) {
                if (end.isDue(clock.now())) {
                    fail("nothing came from descriptor " + fd.number());
                }
                poller.poll(Optional.of(end.remaining(clock.now())), ready::add);
            }
        } finally {
            poller.forget(fd);
        }
    }

    public void close(Fd fd) {
        descriptors.close(fd);
        open.remove(fd);
    }

    @Override
    public void close() {
        for (Child child : List.copyOf(living)) {
            try {
                host.signal(child.pid(), Signal.KILL, true);
            } catch (SystemException justEnded) {
                // all the better
            }
            awaitEnd(child);
        }
        open.forEach(descriptors::close);
        poller.close();
    }
}
