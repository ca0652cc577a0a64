package dev.supervisor.supervisor;

import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.child.InputWritten;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.kit.World;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.spec.SocketAddress;
import dev.supervisor.user.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("A group that shares a socket")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class FcgiTest {
    private static final String PATH = "/tmp/f.sock";
    private static final SharedSocketSpec UNIX =
            new SharedSocketSpec(Optional.empty(), Optional.empty(), Optional.empty(), new SocketAddress.Unix(PATH));
    private static final SharedSocketSpec TCP = new SharedSocketSpec(
            Optional.of(7), Optional.empty(), Optional.empty(), new SocketAddress.Tcp("localhost", 9000));
    private static final Duration MOMENT = Duration.ofMillis(10);

    private final World world =
            new World().with("/bin/a", ChildScript.runsForever()).with("/bin/b", ChildScript.runsForever());

    @Test
    void tries_it_out_when_it_is_added_and_opens_it_for_the_first_process_that_starts() {
        world.with(group(UNIX, program("a").manual(), program("b").manual()));
        assertEquals(
                List.of("INFO Creating socket unix:///tmp/f.sock", "INFO Closing socket unix:///tmp/f.sock"),
                world.said());
        assertThat(world.kernel.sockets().takesConnections(PATH)).isFalse();

        world.begun().process("f", "a").start(world.now());
        world.settle();
        world.process("f", "b").start(world.now());
        world.settle();

        assertEquals(
                List.of(
                        "INFO Creating socket unix:///tmp/f.sock",
                        "INFO spawned: 'a' with pid 1000",
                        "INFO spawned: 'b' with pid 1001"),
                world.said().subList(2, world.said().size()));
        assertThat(world.kernel.sockets().takesConnections(PATH)).isTrue();
    }

    @Test
    void gives_the_same_socket_to_each_process_as_its_descriptor_0() {
        world.with(group(UNIX, program("a"), program("b"))).begun();

        List<Stdin> inputs = world.kernel.living().stream()
                .map(SimulatedProcess::request)
                .map(request -> request.stdin())
                .distinct()
                .toList();
        assertThat(inputs).hasSize(1).allMatch(Stdin.Shared.class::isInstance);
        assertEquals(2, world.kernel.living().size());
    }

    @Test
    void closes_it_when_the_last_process_has_ended_and_not_before() {
        world.with(group(UNIX, program("a"), program("b"))).begun();

        world.process("f", "a").stop(world.now());
        world.pass(MOMENT);
        assertEquals(ProcessStateCode.STOPPED, world.process("f", "a").state().code());
        assertThat(world.kernel.sockets().takesConnections(PATH)).isTrue();

        world.process("f", "b").stop(world.now());
        world.pass(MOMENT);
        assertThat(world.kernel.sockets().takesConnections(PATH)).isFalse();
        assertEquals(
                List.of("WARN stopped: b (terminated by SIGTERM)", "INFO Closing socket unix:///tmp/f.sock"),
                world.said().subList(world.said().size() - 2, world.said().size()));
        assertThat(world.kernel.files().stat(PATH)).as("the file stays").isPresent();
    }

    @Test
    void opens_it_anew_for_a_process_that_is_started_again() {
        world.with(group(UNIX, program("a"))).begun().pass(Duration.ofSeconds(2));

        world.process("f", "a").signal(new Signal(9), world.now());
        world.pass(MOMENT);

        assertEquals(1, world.kernel.living().size());
        assertThat(world.kernel.sockets().takesConnections(PATH)).isTrue();
        assertEquals(
                List.of(
                        "WARN exited: a (terminated by SIGKILL; not expected)",
                        "INFO Closing socket unix:///tmp/f.sock",
                        "INFO Creating socket unix:///tmp/f.sock",
                        "INFO spawned: 'a' with pid 1001"),
                world.said().subList(world.said().size() - 4, world.said().size()));
    }

    @Test
    void takes_nothing_that_is_written_to_the_standard_input_of_its_processes() {
        world.with(group(UNIX, program("a"))).begun();

        assertEquals(InputWritten.CLOSED, world.process("f", "a").write(new byte[] {'x'}));
    }

    @Test
    void replaces_whatever_is_at_the_path_by_a_socket_for_its_user_alone() {
        world.kernel.files().putFile(PATH, 0644, new byte[] {1});

        world.with(group(UNIX, program("a"))).begun();

        assertEquals(0700, world.kernel.files().stat(PATH).orElseThrow().mode());
        assertEquals(0, world.kernel.files().stat(PATH).orElseThrow().size());
        assertEquals(Sockets.LONGEST_BACKLOG, world.kernel.sockets().backlogAt(PATH));
    }

    @Test
    void gives_a_socket_the_mode_and_backlog_of_the_file() {
        SharedSocketSpec spec = new SharedSocketSpec(
                Optional.of(5), Optional.of(new Owner(33, 33)), Optional.of(0660), new SocketAddress.Unix(PATH));

        world.with(group(spec, program("a"))).begun();

        assertEquals(0660, world.kernel.files().stat(PATH).orElseThrow().mode());
        assertEquals(5, world.kernel.sockets().backlogAt(PATH));
    }

    @Test
    void listens_at_a_port() {
        world.with(group(TCP, program("a"))).begun();

        assertThat(world.kernel.sockets().takesConnections("127.0.0.1:9000")).isTrue();
        assertEquals(7, world.kernel.sockets().backlogAt("127.0.0.1:9000"));
    }

    @Test
    void is_not_added_if_the_socket_cannot_be_made() {
        world.kernel.files().refuse(PATH, Errno.named("EACCES"));

        SystemException refused = assertThrows(SystemException.class, () -> add(group(UNIX, program("a"))));

        assertEquals(
                "Could not create FastCGI socket unix:///tmp/f.sock: [Errno 13] Permission denied",
                refused.getMessage());
        assertThat(world.supervisor.group("f")).isEmpty();
    }

    @Test
    void says_which_host_is_not_there() {
        SharedSocketSpec nowhere = new SharedSocketSpec(
                Optional.empty(), Optional.empty(), Optional.empty(), new SocketAddress.Tcp("nowhere.invalid", 9000));

        SystemException refused = assertThrows(SystemException.class, () -> add(group(nowhere, program("a"))));

        assertEquals(
                "Could not create FastCGI socket tcp://nowhere.invalid:9000: [Errno -2] Name or service not known",
                refused.getMessage());
    }

    @Test
    void has_its_host_looked_up_before_it_is_added_and_never_by_the_loop() throws Exception {
        PreparedGroup prepared = world.supervisor.preparation().prepare(group(TCP, program("a")));
        world.kernel.sockets().refuseNames();

        world.supervisor.addGroup(prepared);
        world.begun().pass(Duration.ofSeconds(2));
        world.process("f", "a").signal(new Signal(9), world.now());
        world.pass(MOMENT);

        assertThat(world.kernel.sockets().takesConnections("127.0.0.1:9000")).isTrue();
        assertThat(world.said())
                .contains("INFO Creating socket tcp://localhost:9000", "INFO spawned: 'a' with pid 1001");
    }

    @Test
    void starts_no_process_while_the_socket_cannot_be_made_and_tries_again() throws Exception {
        world.with(group(TCP, program("a").manual())).begun();
        Fd somebody = world.kernel.sockets().bindTcp("127.0.0.1", 9000);

        world.process("f", "a").start(world.now());
        world.settle();

        assertEquals(ProcessStateCode.BACKOFF, world.process("f", "a").state().code());
        assertEquals(
                Optional.of("Could not create FastCGI socket tcp://localhost:9000: [Errno 98] Address already in use"),
                world.process("f", "a").picture().history().spawnerr());

        world.kernel.descriptors().close(somebody);
        world.pass(Duration.ofSeconds(3));

        assertEquals(ProcessStateCode.RUNNING, world.process("f", "a").state().code());
    }

    @Test
    void closes_the_socket_again_if_there_is_no_child_after_all() {
        world.with("/bin/a", new ChildScript.SpawnRefused(Errno.named("EAGAIN")));

        world.with(group(UNIX, program("a").startretries(0))).begun();

        assertEquals(ProcessStateCode.FATAL, world.process("f", "a").state().code());
        assertThat(world.kernel.sockets().takesConnections(PATH)).isFalse();
    }

    @Test
    void leaves_nothing_to_a_plain_group_that_takes_its_name() throws Exception {
        world.with(group(UNIX, program("a").manual())).begun();
        world.supervisor.removeGroup(world.supervisor.group("f").orElseThrow());

        add(ProgramBuilder.group("f", 1, program("a")));
        world.settle();

        assertEquals(
                new Stdin.Pipe(), world.kernel.living().getFirst().request().stdin());
    }

    private void add(GroupSpec group) throws SystemException {
        world.supervisor.addGroup(world.supervisor.preparation().prepare(group));
    }

    private static GroupSpec group(SharedSocketSpec socket, ProgramBuilder... programs) {
        return new GroupSpec(
                "f",
                ProgramBuilder.written("fcgi-program:f"),
                999,
                socket,
                List.of(programs).stream().map(ProgramBuilder::spec).toList());
    }
}
