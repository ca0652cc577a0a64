package dev.supervisor.http.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.os.Fd;
import dev.supervisor.os.Limits.Limit;
import dev.supervisor.os.Limits.Resource;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.SimulatedKernel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("When no descriptor is left, a server")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LastPlacesTest {
    private static final IOException NONE_LEFT = new IOException("Too many open files");
    private static final int SPARES = 8;

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final SpareDescriptors spares = new SpareDescriptors(SPARES, kernel.files(), kernel.descriptors());
    private final List<Throwable> passedOn = new ArrayList<>();
    private final EmbeddedChannel server = server();
    private final List<Fd> closed = new ArrayList<>();
    private final Deque<Fd> programs = new ArrayDeque<>();

    LastPlacesTest() throws SystemException {
        kernel.files().putFile("/dev/null", 0666, new byte[0]);
        kernel.limits().set(Resource.NOFILE, new Limit(100, 100));
        spares.fill();
        exhaust();
    }

    private EmbeddedChannel server() {
        return new EmbeddedChannel(new LastPlaces(spares), new ChannelInboundHandlerAdapter() {
            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                passedOn.add(cause);
            }
        });
    }

    /** Programs take all that they can get. */
    private void exhaust() {
        try {
            while (true) {
                programs.push(kernel.files().openRead("/dev/null"));
            }
        } catch (SystemException none) {
            assertEquals("EMFILE", none.errorName());
        }
    }

    private int free() {
        return (int) kernel.limits().get(Resource.NOFILE).soft()
                - 3
                - kernel.openDescriptors().size();
    }

    /** One more client, which uses a descriptor as long as it is there. */
    private EmbeddedChannel comes() throws SystemException {
        if (free() == 0) {
            server.pipeline().fireExceptionCaught(NONE_LEFT);
        }
        Fd connection = kernel.files().openRead("/dev/null");
        EmbeddedChannel client = new EmbeddedChannel();
        client.closeFuture().addListener(_ -> closed.add(connection));
        server.pipeline().fireChannelRead(client);
        server.pipeline().fireChannelReadComplete();
        return client;
    }

    /** The thread looks for something to do, and the system gets back what closed connections had; then a millisecond is over. */
    private void passMoment() {
        releaseClosed();
        server.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        server.runScheduledPendingTasks();
    }

    private void releaseClosed() {
        closed.forEach(kernel.descriptors()::close);
        closed.clear();
    }

    private void leaves(EmbeddedChannel client) {
        client.close();
        client.runPendingTasks();
        passMoment();
    }

    @Test
    void lets_three_in_with_a_descriptor_more_for_each_and_turns_the_others_away() throws Exception {
        List<Boolean> tooMany = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tooMany.add(LastPlaces.isOneTooMany(comes()));
            left.add(free());
            exhaust();
        }

        assertEquals(List.of(false, false, false, true, true), tooMany);
        assertEquals(List.of(1, 1, 1, 0, 0), left);
    }

    @Test
    void accepts_nobody_while_all_are_lent_and_goes_on_when_one_is_back() throws Exception {
        List<EmbeddedChannel> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(comes());
            exhaust();
        }
        assertThat(server.config().isAutoRead()).isTrue();

        server.pipeline().fireExceptionCaught(NONE_LEFT);
        assertThat(server.config().isAutoRead()).isFalse();

        leaves(clients.getLast());
        assertThat(server.config().isAutoRead()).isTrue();
        assertThat(LastPlaces.isOneTooMany(comes())).isTrue();
    }

    @Test
    void looks_again_after_a_second_whether_there_are_some() throws Exception {
        for (int i = 0; i < 5; i++) {
            comes();
            exhaust();
        }
        server.pipeline().fireExceptionCaught(NONE_LEFT);

        server.advanceTimeBy(999, TimeUnit.MILLISECONDS);
        server.runScheduledPendingTasks();
        assertThat(server.config().isAutoRead()).isFalse();
        passMoment();
        assertThat(server.config().isAutoRead()).isTrue();
    }

    @Test
    void has_all_of_them_again_when_its_clients_have_left() throws Exception {
        for (int round = 0; round < 3; round++) {
            List<EmbeddedChannel> clients = IntStream.range(0, 4)
                    .mapToObj(_ -> {
                        try {
                            return comes();
                        } catch (SystemException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
            assertThat(LastPlaces.isOneTooMany(clients.getFirst())).isFalse();
            clients.forEach(this::leaves);
            assertEquals(0, free());
            assertThat(spares.lacksSome()).isFalse();
        }
    }

    @Test
    void turns_everybody_away_as_long_as_programs_have_what_was_lent() throws Exception {
        List<EmbeddedChannel> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(comes());
            exhaust();
        }
        for (EmbeddedChannel client : clients) {
            client.close();
            client.runPendingTasks();
            releaseClosed();
            exhaust();
        }
        passMoment();

        kernel.descriptors().close(programs.pop());
        assertThat(LastPlaces.isOneTooMany(comes())).isTrue();

        for (int i = 0; i < SPARES; i++) {
            kernel.descriptors().close(programs.pop());
        }
        assertThat(LastPlaces.isOneTooMany(comes())).as("programs have left").isFalse();
    }

    @Test
    void takes_them_back_from_a_client_that_has_left_before_it_came_in() {
        server.pipeline().fireExceptionCaught(NONE_LEFT);
        assertEquals(2, free());

        server.pipeline().fireChannelReadComplete();

        assertEquals(0, free());
        assertThat(server.config().isAutoRead()).isTrue();
    }

    @Test
    void lends_no_more_when_somebody_else_has_taken_what_it_lent() {
        server.pipeline().fireExceptionCaught(NONE_LEFT);
        exhaust();

        server.pipeline().fireExceptionCaught(NONE_LEFT);

        assertThat(server.config().isAutoRead()).isFalse();
        assertEquals(0, free());
    }

    @Test
    void leaves_to_programs_what_they_need_to_be_made_anew() throws Exception {
        kernel.descriptors().close(programs.pop());
        kernel.descriptors().close(programs.pop());
        List<EmbeddedChannel> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(comes());
            assertEquals(2, free());
        }
        assertThat(clients).noneMatch(LastPlaces::isOneTooMany);

        assertThat(LastPlaces.isOneTooMany(comes())).as("there still is room").isFalse();
        assertEquals(1, free());

        clients.forEach(this::leaves);
        assertEquals(1, free());
    }

    @Test
    void is_not_concerned_with_other_errors() {
        IOException other = new IOException("Software caused connection abort");

        server.pipeline().fireExceptionCaught(other);

        assertEquals(List.of(other), passedOn);
        assertEquals(0, free());
    }

    @Test
    void takes_as_many_clients_as_ever_where_there_are_descriptors() throws Exception {
        kernel.limits().set(Resource.NOFILE, new Limit(200, 200));

        for (int i = 0; i < 50; i++) {
            assertThat(LastPlaces.isOneTooMany(comes())).isFalse();
        }
    }

    @Test
    void takes_clients_as_ever_where_there_is_nothing_to_hold() throws Exception {
        SimulatedKernel bare = new SimulatedKernel();
        SpareDescriptors none = new SpareDescriptors(SPARES, bare.files(), bare.descriptors());

        none.fill();

        assertThat(none.lacksSome()).isFalse();
        assertThat(none.areExhausted()).isFalse();
        assertEquals(SpareDescriptors.Loan.NONE, none.makeUpFor());
    }

    @Test
    void holds_nothing_once_it_is_closed() {
        spares.close();
        assertEquals(SPARES, free());

        spares.fill();

        assertEquals(SPARES, free());
    }
}
