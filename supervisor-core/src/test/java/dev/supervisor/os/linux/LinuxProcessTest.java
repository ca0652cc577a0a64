package dev.supervisor.os.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.contract.OwnProcessContract;
import dev.supervisor.os.contract.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

final class LinuxProcessTest extends OwnProcessContract {
    @Override
    protected World world() throws Exception {
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
