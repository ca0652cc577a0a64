package dev.supervisor.os.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.contract.DescriptorsContract;
import dev.supervisor.os.contract.OsWorld;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60) // who waits here waits for ever
final class LinuxDescriptorsTest extends DescriptorsContract {
    private static final int MUCH = 1 << 20;
    private static final int F_GETFL = 3;

    private final LinuxDescriptors descriptors = new LinuxDescriptors();

    @Override
    protected OsWorld world() throws Exception {
        return new LinuxWorld();
    }

    /** Both ends of something that lets writers wait. */
    private static Pipe ends(boolean socket) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment two = arena.allocate(ValueLayout.JAVA_INT, 2);
            if (!socket) {
                return Pipe.open(two);
            }
            int type = Numbers.SOCK_STREAM | Numbers.SOCK_CLOEXEC;
            Libc.function("socketpair").call(Numbers.AF_UNIX, type, 0, two.address(), 0);
            return new Pipe(two.getAtIndex(ValueLayout.JAVA_INT, 0), two.getAtIndex(ValueLayout.JAVA_INT, 1));
        }
    }

    /** Until nothing more is taken. */
    private int fill(Fd fd) throws SystemException {
        ByteBuffer much = ByteBuffer.allocateDirect(MUCH);
        int taken = 0;
        for (int part = 0; part != Descriptors.WOULD_BLOCK; part = descriptors.writeAtOnce(fd, much)) {
            taken += part;
        }
        return taken;
    }

    @Test
    void writing_at_once_never_waits_where_writers_wait_else() throws Exception {
        for (boolean socket : new boolean[] {false, true}) {
            Pipe ends = ends(socket);
            Fd in = new Fd(ends.readEnd());
            Fd out = new Fd(ends.writeEnd());

            assertThat(fill(out)).isBetween(65_536, MUCH - 1);
            assertThat(descriptors.read(in, ByteBuffer.allocateDirect(65_536))).isPositive();
            assertThat(fill(out)).isPositive();
            descriptors.close(in);
            assertThatThrownBy(() -> fill(out))
                    .isInstanceOfSatisfying(SystemException.class, refused -> assertThat(refused.errorName())
                            .isEqualTo("EPIPE"));
            descriptors.close(out);
        }
    }

    @Test
    void a_pipe_that_is_opened_anew_never_waits_and_leaves_the_other_way_as_it_was() throws Exception {
        Pipe pipe = ends(false);
        Fd anew = descriptors.openAnew(new Fd(pipe.writeEnd())).orElseThrow();

        ByteBuffer much = ByteBuffer.allocateDirect(MUCH);
        assertThat(descriptors.write(anew, much)).isEqualTo(65_536);
        assertThat(descriptors.write(anew, much)).isEqualTo(Descriptors.WOULD_BLOCK);
        int flags = Libc.function("fcntl").call(pipe.writeEnd(), F_GETFL, 0);
        assertThat(flags & Numbers.O_NONBLOCK).isZero();
        descriptors.close(anew);
        pipe.close();
    }

    @Test
    void a_socket_cannot_be_opened_anew() throws Exception {
        Pipe ends = ends(true);

        assertThat(descriptors.openAnew(new Fd(ends.writeEnd()))).isEmpty();
        ends.close();
    }
}
