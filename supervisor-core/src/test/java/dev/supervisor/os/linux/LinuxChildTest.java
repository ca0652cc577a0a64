package dev.supervisor.os.linux;

import static dev.supervisor.os.contract.RealWorld.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.supervisor.os.Child;
import dev.supervisor.os.Credentials;
import dev.supervisor.os.Limits.Limit;
import dev.supervisor.os.Limits.Resource;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SystemText;
import dev.supervisor.os.Users.User;
import dev.supervisor.os.contract.Nursery;
import dev.supervisor.os.contract.Nursery.Life;
import dev.supervisor.os.contract.Request;
import dev.supervisor.process.WaitStatus.ExitedWith;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The properties of a child on Linux, as the kernel shows them in /proc. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LinuxChildTest {
    private static final int CAP_SYS_RESOURCE = 24;

    private LinuxWorld world;
    private Nursery nursery;

    @BeforeEach
    void openWorld() throws Exception {
        world = new LinuxWorld();
        nursery = new Nursery(world);
    }

    @AfterEach
    void closeWorld() throws Exception {
        nursery.close();
        world.close();
    }

    @Test
    void leads_its_own_process_group_in_our_session() throws Exception {
        Child child = running(world.runs());

        List<String> own = stat("self");
        List<String> its = stat(child.pid().toString());

        assertEquals(child.pid().toString(), its.get(2));
        assertEquals(own.get(3), its.get(3));
    }

    @Test
    void has_no_signal_blocked_or_ignored() throws Exception {
        Request asks = Request.of("/bin/grep", "grep", "-E", "SigBlk|SigIgn", "/proc/self/status");

        assertEquals(
                "SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n",
                nursery.live(asks).stdout());
    }

    @Test
    void has_descriptors_0_1_and_2_and_no_other() throws Exception {
        // Once it says something its loader has closed the libraries that it had open.
        Child child = nursery.spawn(Request.of("/bin/sh", "sh", "-c", "echo up; read line"));
        nursery.readUntil(child.stdout(), "up");

        assertThat(new LinuxFiles().list("/proc/" + child.pid() + "/fd")).containsExactlyInAnyOrder("0", "1", "2");
    }

    @Test
    void has_our_directory_and_umask_unless_it_is_given_others() throws Exception {
        Child like = running(world.runs());
        Child other = running(world.runs().in(world.directory()).umask(0137));

        assertEquals(Path.of("").toAbsolutePath(), directory(like));
        assertEquals(status("self", "Umask"), status(like, "Umask"));
        assertEquals(Path.of(world.directory()), directory(other));
        assertEquals("0137", status(other, "Umask"));
    }

    @Test
    void has_its_environment_byte_for_byte_and_in_order_and_nothing_else() throws Exception {
        List<String> environment = List.of(
                "Z=1", "LATIN=" + SystemText.decode(new byte[] {(byte) 0xE4, 'x'}), "UTF=ä😀", "A=a=b", "EMPTY=");

        Life life =
                nursery.live(Request.of("/bin/cat", "cat", "/proc/self/environ").environment(environment));

        assertEquals(String.join("\0", environment) + "\0", life.stdout());
    }

    @Test
    void has_its_arguments_byte_for_byte() throws Exception {
        String latin = SystemText.decode(new byte[] {(byte) 0xFF, 'x'});

        Life life = nursery.live(shell("cat /proc/$$/cmdline", "ä", latin, ""));

        assertEquals("sh\0-c\0cat /proc/$$/cmdline\0ä\0" + latin + "\0\0", life.stdout());
    }

    @Test
    void may_have_a_directory_that_is_not_text() throws Exception {
        String odd = world.directory() + "/" + SystemText.decode(new byte[] {(byte) 0xE4});
        assertEquals(0, exitCode(shell("mkdir \"$0\"", odd)));

        Life life = nursery.live(shell("pwd").in(odd));
        assertEquals(0, exitCode(shell("rmdir \"$0\"", odd)));

        assertEquals(odd + "\n", life.stdout());
    }

    @Test
    void has_the_limit_of_descriptors_that_held_when_the_host_was_made_and_at_least_minfds() throws Exception {
        Limit limit = world.limits().get(Resource.NOFILE);

        assertEquals(limit.soft() + "\n", nursery.live(shell("ulimit -n")).stdout());
        assertEquals(
                limit.soft() + "\n",
                nursery.live(shell("ulimit -n").minfds((int) limit.soft() - 1)).stdout());
        LinuxHost host = LinuxWorld.host(LinuxWorld.LAUNCH);
        long less = limit.soft() - 10;
        world.limits().set(Resource.NOFILE, new Limit(less, limit.hard()));
        try (Nursery lower = new Nursery(host, world.descriptors(), world.clock());
                Nursery atLeast = new Nursery(LinuxWorld.host(LinuxWorld.LAUNCH), world.descriptors(), world.clock())) {
            assertEquals(limit.soft() + "\n", lower.live(shell("ulimit -n")).stdout());
            assertEquals(less + "\n", atLeast.live(shell("ulimit -n")).stdout());
            assertEquals(
                    less + 1 + "\n",
                    atLeast.live(shell("ulimit -n").minfds((int) less + 1)).stdout());
        } finally {
            world.limits().set(Resource.NOFILE, limit);
        }
    }

    @Test
    void gets_more_descriptors_than_the_hard_limit_only_from_who_may_raise_it() throws Exception {
        String script = "ulimit -n 100; exec " + LinuxWorld.LAUNCH + " child 200 - - - /bin/sh sh -c 'ulimit -n'";
        boolean mayRaiseLimits = (Long.parseUnsignedLong(status("self", "CapEff"), 16) >> CAP_SYS_RESOURCE & 1) == 1;

        assertEquals(
                mayRaiseLimits ? "200\n" : "100\n", nursery.live(shell(script)).stdout());
    }

    @Test
    void as_root_becomes_the_user_with_all_groups_and_no_capability() throws Exception {
        assumeTrue(world.users().self() == 0, "only root can become another user");
        User user = world.users().byName("www-data").orElseThrow();
        Child child = running(world.runs().as(new Credentials(user.uid(), user.gid(), List.of(user.gid(), 4, 44))));

        assertEquals("33\t33\t33\t33", status(child, "Uid"));
        assertEquals("33\t33\t33\t33", status(child, "Gid"));
        assertEquals("4 33 44", status(child, "Groups"));
        assertEquals("0000000000000000", status(child, "CapEff"));
        assertEquals("0000000000000000", status(child, "CapPrm"));
    }

    @Test
    void that_is_to_be_who_we_are_keeps_its_groups() throws Exception {
        int self = world.users().self();
        Child child = running(world.runs().as(new Credentials(self, 12_345, List.of(12_345))));

        assertEquals(status("self", "Gid"), status(child, "Gid"));
        assertEquals(status("self", "Groups"), status(child, "Groups"));
    }

    @Test
    void tells_by_name_why_its_program_cannot_be_run() throws Exception {
        Path script = Files.writeString(Path.of(world.directory(), "script"), "no interpreter is named here\n");

        assertEquals(notRun("EACCES"), nursery.live(Request.of(script.toString(), "word")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(notRun("ENOEXEC"), nursery.live(Request.of(script.toString(), "word")));
        assertEquals(notRun("ENOTDIR"), nursery.live(Request.of(script + "/below", "word")));
        assertEquals(notRun("EACCES"), nursery.live(Request.of("/tmp", "word")));
    }

    @Test
    void that_has_too_many_arguments_tells_so_as_that_of_the_original_does() throws Exception {
        Set<Integer> before = world.openDescriptors();

        Life life = nursery.live(
                Request.of("/bin/true", "word", "x".repeat(200_000)).environment(List.of("A=b")));

        assertEquals(notRun("E2BIG"), life);
        assertThat(world.openDescriptors()).hasSize(before.size() + 4);
    }

    @Test
    void takes_an_environment_of_a_megabyte() throws Exception {
        List<String> environment = Collections.nCopies(10, "A=" + "x".repeat(100_000));

        Life life = nursery.live(
                Request.of("/usr/bin/wc", "wc", "-c", "/proc/self/environ").environment(environment));

        assertEquals("1000030 /proc/self/environ\n", life.stdout());
    }

    @Test
    void does_not_exist_without_the_launch_program() throws Exception {
        try (Nursery other = new Nursery(LinuxWorld.host("/nonexistent/launch"), world.descriptors(), world.clock())) {
            Set<Integer> before = world.openDescriptors();

            assertThatThrownBy(() -> other.spawn(world.exits(0)))
                    .isInstanceOf(SpawnException.class)
                    .hasMessage("unknown error during fork for 'worker': ENOENT");

            assertEquals(before, world.openDescriptors());
        }
    }

    private Child running(Request request) throws Exception {
        Child child = nursery.spawn(request);
        nursery.readUntil(child.stdout(), "ready\n");
        return child;
    }

    private int exitCode(Request request) throws Exception {
        return nursery.live(request).status().exitstatus();
    }

    private static Life notRun(String errorName) {
        return new Life(
                new ExitedWith(127),
                "",
                "supervisor: couldn't exec word: " + errorName + "\nsupervisor: child process was not spawned\n");
    }

    private static Path directory(Child child) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/" + child.pid() + "/cwd"));
    }

    /** The fields of /proc/PID/stat from the third one on: state, parent, group, session. */
    private static List<String> stat(String pid) throws IOException {
        String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
    }

    private static String status(Child child, String field) throws IOException {
        return status(child.pid().toString(), field);
    }

    private static String status(String pid, String field) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/status"))
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }
}
