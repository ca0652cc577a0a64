package dev.supervisor.os.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.supervisor.os.Credentials;
import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.contract.OsWorld;
import dev.supervisor.os.contract.OwnProcessContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinuxProcessTest extends OwnProcessContract {
    private static final int NOBODY = 65_534;

    @Override
    protected OsWorld world() throws Exception {
        return new LinuxWorld();
    }

    @Override
    protected Class<?> probe() {
        return LinuxProbe.class;
    }

    @Override
    protected OwnProcess self() throws SystemException {
        return new LinuxProcess(LinuxWorld.LAUNCH);
    }

    @Override
    protected String firstWord() {
        return "bin/supervisord";
    }

    /** It has been reaped on the way. */
    @Override
    protected String outcomeOfALateSignal() {
        return "ESRCH";
    }

    @Test
    void a_preferred_thread_comes_first_where_the_system_lets_it_but_no_thread_and_no_child_of_it() throws Exception {
        OwnProcess self = self();
        int before = niceOfThisThread();
        int mayBe = before == 0 ? niceOf("nice", "-n", "-5", "cat", "/proc/self/stat") : before;

        inAnother(() -> {
            self.preferThisThread();
            self.preferThisThread();

            assertThat(niceOfThisThread()).isEqualTo(mayBe);
            assertThat(inAnother(LinuxProcessTest::niceOfThisThread)).isEqualTo(before);
            assertThat(niceOf("cat", "/proc/self/stat")).isEqualTo(before);
            return niceOfThisThread();
        });
        assertThat(niceOfThisThread()).isEqualTo(before);
    }

    @Test
    void a_thread_may_what_another_user_may_and_what_it_makes_is_theirs(@TempDir Path directory) throws Exception {
        assumeTrue(new LinuxUsers().self() == 0, "only root can become somebody else");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path theirs = Files.createDirectory(directory.resolve("theirs"));
        Files.setAttribute(theirs, "unix:uid", NOBODY);
        LinuxFiles files = new LinuxFiles();
        List<String> seen = new ArrayList<>();

        boolean done = self().actAs(new Credentials(NOBODY, NOBODY, List.of(NOBODY)), () -> {
            seen.add("user " + new LinuxUsers().self());
            for (Path log : List.of(theirs.resolve("log"), directory.resolve("log"))) {
                try {
                    new LinuxDescriptors().close(files.openAppend(log.toString()));
                } catch (SystemException refused) {
                    seen.add(refused.errorName());
                }
            }
        });

        assertThat(done).isTrue();
        assertThat(seen).containsExactly("user " + NOBODY, "EACCES");
        assertThat(Files.getAttribute(theirs.resolve("log"), "unix:uid")).isEqualTo(NOBODY);
        assertThat(Files.getAttribute(theirs.resolve("log"), "unix:gid")).isEqualTo(NOBODY);
        assertThat(new LinuxUsers().self()).isEqualTo(0);
        assertThat(Libc.function("prctl").call(Numbers.PR_GET_DUMPABLE)).isEqualTo(1);
    }

    private static int inAnother(Callable<Integer> deed) throws Exception {
        FutureTask<Integer> task = new FutureTask<>(deed);
        Thread.ofPlatform().start(task);
        return task.get();
    }

    private static int niceOfThisThread() throws Exception {
        return nice(Files.readString(Path.of("/proc/thread-self/stat")));
    }

    private static int niceOf(String... command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        return nice(new String(process.getInputStream().readAllBytes(), UTF_8));
    }

    /** Field 19 of proc_pid_stat(5); the name before may hold anything. */
    private static int nice(String stat) {
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }
}
