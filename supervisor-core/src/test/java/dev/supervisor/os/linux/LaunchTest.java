package dev.supervisor.os.linux;

import static dev.supervisor.os.contract.RealWorld.LAUNCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.supervisor.api.env.LaunchTreatment;
import dev.supervisor.os.Child;
import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemText;
import dev.supervisor.os.contract.Nursery;
import dev.supervisor.os.contract.Nursery.Life;
import dev.supervisor.os.contract.Request;
import dev.supervisor.os.launch.InheritedEnvironment;
import dev.supervisor.process.WaitStatus.ExitedWith;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The launch program by itself, started from a shell that has made a mess of what it inherits. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LaunchTest {
    private static final Path SOURCE = Path.of("src/main/c/launch.c");
    private static final String CC = "/usr/bin/cc";
    private static final String STATUS = "/proc/self/status";
    private static final String STANDARD_AND_THAT_OF_LS = "0\n1\n2\n3\n";

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
    void a_child_has_clean_signals() throws Exception {
        assertEquals(
                "SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n",
                messed(LAUNCH, "child", "-", "-", "-", "-", "/bin/grep", "grep", "-E", "SigBlk|SigIgn", STATUS)
                        .stdout());
    }

    @Test
    void a_child_has_only_the_standard_descriptors() throws Exception {
        assertEquals(STANDARD_AND_THAT_OF_LS, listedBy(LAUNCH));
    }

    @Test
    void a_child_has_only_the_standard_descriptors_on_kernels_without_close_range_too() throws Exception {
        assumeTrue(Files.exists(SOURCE) && Files.isExecutable(Path.of(CC)), "needs the source and a compiler");
        String old = world.directory() + "/launch";
        Life compiled =
                nursery.live(Request.of(CC, "cc", "-std=gnu11", "-DWITHOUT_CLOSE_RANGE", "-o", old, SOURCE.toString()));
        assertEquals(new Life(new ExitedWith(0), "", ""), compiled);

        assertEquals(STANDARD_AND_THAT_OF_LS, listedBy(old));
    }

    private String listedBy(String launch) throws Exception {
        return messed(launch, "child", "-", "-", "-", "-", "/bin/ls", "ls", "/proc/self/fd")
                .stdout();
    }

    @Test
    void a_settled_child_has_its_priority_limits_and_place_among_what_memory_is_taken_from() throws Exception {
        Life life = shell("(exec " + LAUNCH + " settled nice=5 oom_score_adj=7 rlimit_nofile=100:200"
                + " rlimit_core=0:unlimited -- 1024 - - - /bin/sh sh -c"
                + " 'nice; cat /proc/self/oom_score_adj; ulimit -Sn; ulimit -Hn; ulimit -Sc')");

        assertEquals("5\n7\n100\n200\n0\n", life.stdout());
    }

    @Test
    void a_settled_child_is_in_its_own_groups_even_if_it_stays_root() throws Exception {
        assumeTrue(ProcessHandle.current().info().user().equals(Optional.of("root")), "needs root");
        String script = " 0:7:8,9 - - /bin/sh sh -c 'id -g; grep Groups /proc/self/status'";

        assertEquals(
                "7\nGroups:\t8 9 \n",
                shell("(exec " + LAUNCH + " settled own_groups=1 -- -" + script + ")")
                        .stdout());
        assertThat(shell("(exec " + LAUNCH + " child -" + script + ")").stdout())
                .startsWith("0\n");
    }

    @Test
    void a_settled_child_is_sent_its_signal_at_once_if_who_asked_for_it_is_gone() throws Exception {
        Life life = shell(LAUNCH + " settled pdeathsig=9:1 -- - - - - /bin/echo echo lives; echo $?");

        assertThat(life.stdout()).endsWith("137\n").doesNotContain("lives");
    }

    @Test
    void a_settled_child_lives_while_who_asked_for_it_does() throws Exception {
        Life life = shell(LAUNCH + " settled pdeathsig=9:$$ -- - - - - /bin/echo echo lives; echo $?");

        assertEquals("lives\n0\n", life.stdout());
    }

    @Test
    void there_is_no_settled_child_if_the_system_refuses_a_setting() throws Exception {
        Life life =
                shell("(exec " + LAUNCH + " settled rlimit_nofile=1:9999999999999 -- - - - - /bin/echo echo lives)");

        assertEquals(new ExitedWith(127), life.status());
        assertEquals(
                "supervisor: couldn't set rlimit_nofile=1:9999999999999: EPERM\n"
                        + "supervisor: child process was not spawned\n",
                life.stderr());
    }

    @Test
    void a_child_leads_a_process_group() throws Exception {
        Life life = shell("(exec " + LAUNCH + " child - - - - /bin/sh sh -c 'echo $$; cut -d\" \" -f5 /proc/$$/stat')");

        List<String> lines = life.stdout().lines().toList();
        assertEquals(lines.get(0), lines.get(1));
    }

    @Test
    void wrong_use_is_told_and_exits_with_64() throws Exception {
        for (String arguments : List.of(
                "",
                "x",
                "child",
                "child - - - - /bin/true",
                "child x - - - /bin/true t",
                "child - 1 - - /bin/true t",
                "child - 1:x:1 - - /bin/true t",
                "child - - 8 - /bin/true t",
                "settled nice=1 - - - - /bin/true t",
                "settled nice=x -- - - - - /bin/true t",
                "settled rlimit_x=1:2 -- - - - - /bin/true t",
                "settled rlimit_cpu=1 -- - - - - /bin/true t",
                "settled what=1 -- - - - - /bin/true t",
                "child - - - x /bin/true t",
                "refuse",
                "daemon",
                "client x",
                "child - 12345678901:1:1 - - /bin/true t")) {
            Life life = shell(LAUNCH + " " + arguments);

            assertEquals(new ExitedWith(64), life.status(), arguments);
            assertThat(life.stderr()).as(arguments).startsWith("launch: ");
        }
    }

    @Test
    void an_exit_code_of_127_does_not_need_anybody_who_reads_the_sentence() throws Exception {
        Child child = nursery.spawn(LinuxWorld.shell("read go; exec " + LAUNCH + " refuse x ENOENT"));
        nursery.close(child.stderr().orElseThrow());

        nursery.write(child.stdin().orElseThrow(), "go\n");

        assertEquals(new ExitedWith(127), nursery.awaitEnd(child));
    }

    @Test
    void every_error_has_the_same_name_here_and_there() throws Exception {
        String names = Files.readString(SOURCE.resolveSibling("say.h"));
        List<String> found = new ArrayList<>();
        Pattern.compile("X\\(([A-Z0-9]+)\\)").matcher(names).results().forEach(match -> found.add(match.group(1)));

        assertThat(found).hasSizeGreaterThan(100);
        assertThat(found.stream().map(name -> Errno.named(name).name())).containsExactlyElementsOf(found);
    }

    @Test
    void every_error_has_the_words_of_the_system() {
        Libc strerror = Libc.function("strerror");

        for (int number : List.of(1, 2, 3, 7, 8, 11, 13, 24, 35, 95, 98, 111, 122, 132)) {
            assertEquals(
                    Scratch.textAt(strerror.word(number, 0, 0)),
                    Errno.of(number).reason());
        }
        assertEquals(new Errno(523, "523", "Unknown error 523"), Errno.of(523));
    }

    @Test
    void a_client_has_a_text_locale_and_none_of_the_variables_of_the_runtime() throws Exception {
        Life life = nursery.live(Request.of(LAUNCH, "launch", "client", "x", "/usr/bin/env", "env")
                .environment(List.of("A=1", "LC_ALL=de_DE", "JAVA_TOOL_OPTIONS=-Xmx1m", "B=2")));

        assertEquals(
                "LC_ALL=C.UTF-8\n_JAVA_SR_SIGNUM=40\nA=1\nLC_ALl=de_DE\nJAVA_TOOL_OPTIONs=-Xmx1m\nB=2\n",
                life.stdout());
    }

    @Test
    void what_is_done_to_the_environment_can_be_undone_to_the_byte() throws Exception {
        List<String> environment =
                new ArrayList<>(List.of("Z=1", "LATIN=" + SystemText.decode(new byte[] {(byte) 0xE4})));
        for (String name : LaunchTreatment.HIDDEN) {
            environment.add(name + "=" + name);
            environment.add(
                    name.substring(0, name.length() - 1) + (char) (name.charAt(name.length() - 1) ^ 0x20) + "=x");
            environment.add(name + "X=1");
        }
        environment.addAll(List.of("A=", "=odd", "odder", "LC_ALL", "LC_ALL=again"));

        Life life = nursery.live(Request.of(LAUNCH, "launch", "client", "x", "/bin/cat", "cat", "/proc/self/environ")
                .environment(environment));

        InheritedEnvironment restored =
                InheritedEnvironment.restore(InheritedEnvironment.split(SystemText.encode(life.stdout())));
        assertEquals(environment, restored.variables());
        assertEquals(false, restored.detached());
    }

    @Test
    void an_environment_that_nobody_has_treated_is_left_alone() {
        byte[] block = SystemText.encode("A=1\0LC_ALl=x\0CLASSPATH=y\0");

        assertEquals(
                List.of("A=1", "LC_ALl=x", "CLASSPATH=y"),
                InheritedEnvironment.restore(InheritedEnvironment.split(block)).variables());
    }

    @Test
    void a_daemon_has_the_signals_that_it_reads_blocked_and_none_of_them_ignored() throws Exception {
        Life signals = messed(LAUNCH, "daemon", "x", "/bin/grep", "-E", "SigBlk|SigIgn", STATUS);

        assertEquals("SigBlk:\t0000000000014807\nSigIgn:\t0000000000000000\n", signals.stdout());
    }

    @Test
    void a_daemon_has_the_name_that_it_is_given() throws Exception {
        Life named = messed(LAUNCH, "daemon", "bin/supervisord", "/bin/cat", "/proc/self/cmdline");

        assertEquals("bin/supervisord\0/proc/self/cmdline\0", named.stdout());
    }

    @Test
    void a_daemon_has_all_standard_descriptors_open() throws Exception {
        Life life = shell(LAUNCH
                + " daemon x /bin/sh -c 'open=$(readlink /proc/$$/fd/0 /proc/$$/fd/1); echo \"$open\" >&2' <&- >&-");

        assertEquals("/dev/null\n/dev/null\n", life.stderr());
    }

    @Test
    void a_detached_one_leads_a_session_and_has_nothing_but_its_output_and_the_ready_pipe() throws Exception {
        String script =
                "echo $$; cut -d\" \" -f6 /proc/$$/stat; readlink /proc/$$/fd/0; ls /proc/$$/fd; env | grep READY";
        Life life = shell("exec 3>&1 4>&1 5>&1; " + LAUNCH + " detach x /bin/sh -c '" + script + "' & wait");

        List<String> lines = life.stdout().lines().toList();
        assertEquals(lines.get(0), lines.get(1));
        assertEquals(List.of("/dev/null", "0", "1", "2", "3", "SUPERVISOR_READY_FD=3"), lines.subList(2, lines.size()));
    }

    @Test
    void a_runtime_that_is_not_there_is_told() throws Exception {
        Life life = nursery.live(Request.of(LAUNCH, "launch", "daemon", "x", "/nonexistent/java"));

        assertEquals(new Life(new ExitedWith(127), "", "launch: cannot run /nonexistent/java: ENOENT\n"), life);
    }

    private Life shell(String script) throws Exception {
        return nursery.live(LinuxWorld.shell(script));
    }

    /** Runs it with signals blocked and ignored and with more descriptors open. */
    private Life messed(String... command) throws Exception {
        String[] mess = {
            "/bin/sh",
            "-c",
            "exec 5>&1 6</dev/null 9</dev/null /usr/bin/env --block-signal=TERM,USR1,PIPE --ignore-signal=HUP,CHLD,INT"
                    + " \"$@\"",
            "sh"
        };
        return nursery.live(Request.of(
                "/bin/sh", Stream.concat(Stream.of(mess), Stream.of(command)).toArray(String[]::new)));
    }
}
