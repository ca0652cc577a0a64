package dev.supervisor.os.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.supervisor.os.Fd;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.SystemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The contract of every side of the sockets. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class SocketsContract {
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 30_000;

    private OsWorld world;
    private Sockets sockets;
    private String path;

    protected abstract OsWorld world() throws Exception;

    @BeforeEach
    final void openWorld() throws Exception {
        world = world();
        sockets = world.sockets();
        path = world.directory() + "/socket";
    }

    @AfterEach
    final void closeWorld() throws Exception {
        world.close();
    }

    @Test
    void nobody_can_connect_to_a_path_before_it_is_listened_at_nor_after_it_is_closed() throws Exception {
        Fd socket = sockets.bindUnix(path);
        assertFalse(world.canConnect(path));

        sockets.listen(socket, 5);
        assertTrue(world.canConnect(path));

        world.descriptors().close(socket);
        assertFalse(world.canConnect(path));
    }

    @Test
    void the_file_of_a_path_is_made_with_what_the_umask_leaves_and_stays() throws Exception {
        world.descriptors().close(sockets.bindUnix(path));

        assertEquals(0755, world.files().stat(path).orElseThrow().mode());
    }

    @Test
    void a_path_at_which_there_is_something_is_refused() throws Exception {
        world.descriptors().close(world.files().openAppend(path));

        refused("EADDRINUSE", () -> sockets.bindUnix(path));
    }

    @Test
    void a_path_in_a_directory_that_is_not_there_is_refused() {
        refused("ENOENT", () -> sockets.bindUnix(world.directory() + "/nowhere/socket"));
    }

    @Test
    void nobody_can_connect_to_a_port_before_it_is_listened_at_nor_after_it_is_closed() throws Exception {
        int port = freePort();
        Fd socket = sockets.bindTcp("127.0.0.1", port);
        assertFalse(world.canConnect(port));

        sockets.listen(socket, Sockets.LONGEST_BACKLOG);
        assertTrue(world.canConnect(port));

        world.descriptors().close(socket);
        assertFalse(world.canConnect(port));
    }

    @Test
    void a_port_can_be_bound_again_as_soon_as_it_is_closed() throws Exception {
        int port = freePort();
        for (int time = 0; time < 2; time++) {
            Fd socket = sockets.bindTcp(sockets.addressOf("localhost"), port);
            sockets.listen(socket, 1);
            assertTrue(world.canConnect(port));
            world.descriptors().close(socket);
        }
    }

    @Test
    void a_port_at_which_somebody_listens_is_refused() throws Exception {
        int port = freePort();
        Fd first = sockets.bindTcp("127.0.0.1", port);
        sockets.listen(first, 1);

        refused("EADDRINUSE", () -> sockets.bindTcp("127.0.0.1", port));
        world.descriptors().close(first);
    }

    @Test
    void the_address_of_an_address_is_itself() throws Exception {
        assertEquals("127.0.0.1", sockets.addressOf("127.0.0.1"));
        assertEquals("127.0.0.1", sockets.addressOf("localhost"));
        assertEquals("0.0.0.0", sockets.addressOf("0.0.0.0"));
    }

    @Test
    void what_is_no_address_is_not_looked_up_for_a_port() {
        assertThrows(IllegalArgumentException.class, () -> sockets.bindTcp("localhost", FIRST_PORT));
    }

    @Test
    void a_host_that_is_not_there_is_refused() {
        SystemException refused = refused("EAI_NONAME", () -> sockets.addressOf("no-such-host.invalid"));

        assertEquals("[Errno -2] Name or service not known", refused.error().pythonWords());
    }

    @Test
    void what_is_refused_leaves_no_descriptor_open() throws Exception {
        var before = world.openDescriptors();
        world.descriptors().close(world.files().openAppend(path));

        refused("EADDRINUSE", () -> sockets.bindUnix(path));

        assertEquals(before, world.openDescriptors());
    }

    @Test
    void a_child_that_shares_one_has_no_pipe_for_its_standard_input_and_is_reaped_like_any() throws Exception {
        Fd socket = sockets.bindUnix(path);
        sockets.listen(socket, 1);
        try (Nursery nursery = new Nursery(world)) {
            var child = nursery.spawn(world.runs().sharing(socket));
            assertEquals("ready\n", nursery.readUntil(child.stdout(), "\n"));

            assertTrue(child.stdin().isEmpty());
        }
        assertTrue(world.canConnect(path), "ours is still open");
        world.descriptors().close(socket);
    }

    private int freePort() {
        for (int port = FIRST_PORT; port < LAST_PORT; port++) {
            if (!world.canConnect(port)) {
                return port;
            }
        }
        throw new AssertionError("all ports are taken");
    }

    private static SystemException refused(String errorName, Executable call) {
        SystemException refused = assertThrows(SystemException.class, call);
        assertEquals(errorName, refused.errorName());
        return refused;
    }
}
