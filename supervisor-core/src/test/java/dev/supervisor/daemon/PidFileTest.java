package dev.supervisor.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog;
import dev.supervisor.activity.Narrator;
import dev.supervisor.os.Errno;
import dev.supervisor.os.linux.LinuxDescriptors;
import dev.supervisor.os.linux.LinuxFiles;
import dev.supervisor.os.simulated.SimulatedFiles;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.process.Pid;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A pid file")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PidFileTest {
    private static final String PATH = "/var/log/s.pid";

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final SimulatedFiles files = kernel.files();
    private final List<String> told = new ArrayList<>();
    private final Narrator narrator = new Narrator(new ActivityLog() {
        @Override
        public void log(Level level, String message) {
            told.add(level + " " + message);
        }

        @Override
        public boolean shows(Level level) {
            return true;
        }
    });

    @Test
    void holds_our_pid_and_a_newline_until_the_end() {
        PidFile file = file(42);

        assertThat(file.write()).isTrue();
        assertThat(files.content(PATH)).isEqualTo("42\n");
        assertThat(told).containsExactly("INFO supervisord started with pid 42");

        file.close();
        assertThat(files.stat(PATH)).isEmpty();
    }

    @Test
    void that_holds_another_pid_by_then_is_not_removed() {
        PidFile file = file(42);
        file.write();
        file(43).write();

        file.close();

        assertThat(files.content(PATH)).isEqualTo("43\n");
    }

    @Test
    void that_we_did_not_write_is_not_removed() {
        files.putFile(PATH, 0644, "42\n".getBytes());

        file(42).close();

        assertThat(files.content(PATH)).isEqualTo("42\n");
    }

    @Test
    void that_cannot_be_replaced_keeps_what_it_had_and_is_mended_later() {
        files.putFile(PATH, 0644, "41\n".getBytes());
        files.refuse(PATH, Errno.named("ENOSPC"));
        PidFile file = file(42);

        assertThat(file.write()).isFalse();
        assertThat(file.mend()).isFalse();
        assertThat(files.content(PATH)).isEqualTo("41\n");
        assertThat(told).containsExactly("CRIT could not write pidfile " + PATH);

        files.allow(PATH);
        assertThat(file.mend()).isTrue();
        assertThat(files.content(PATH)).isEqualTo("42\n");
        assertThat(told)
                .hasSize(2)
                .last()
                .isEqualTo("INFO wrote pidfile " + PATH + ", which could not be written before");
        file.close();
        assertThat(files.stat(PATH)).isEmpty();
    }

    @Test
    void is_not_made_anew_once_the_daemon_has_ended() {
        files.refuse(PATH, Errno.named("ENOSPC"));
        PidFile file = file(42);
        file.write();
        file.close();
        files.allow(PATH);

        file.mend();

        assertThat(files.stat(PATH)).isEmpty();
    }

    @Test
    void tells_whether_somebody_left_one() {
        assertThat(file(42).isLeftBehind()).isFalse();
        assertThat(file(42).pidThere()).isEmpty();
        files.putFile(PATH, 0644, "41\n".getBytes());
        assertThat(file(42).isLeftBehind()).isTrue();
        assertThat(file(42).pidThere()).hasValue(41);
        files.putFile(PATH, 0644, "0x41\n".getBytes());
        assertThat(file(42).isLeftBehind()).isTrue();
        assertThat(file(42).pidThere()).isEmpty();
    }

    @Test
    void is_written_through_a_link_of_ours_but_a_device_is_never_removed(@TempDir Path directory) throws Exception {
        Path target = directory.resolve("target");
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);
        PidFile linked = real(link);
        linked.write();
        assertThat(target).hasContent("42\n");
        assertThat(link).isSymbolicLink();

        Path nowhere = Files.createSymbolicLink(directory.resolve("null"), Path.of("/dev/null"));
        PidFile device = real(nowhere);
        assertThat(device.write()).isTrue();
        device.close();
        assertThat(nowhere).isSymbolicLink();
        assertThat(Files.list(directory)).hasSize(3);
    }

    private PidFile real(Path path) {
        return new PidFile(new LinuxFiles(), new LinuxDescriptors(), narrator, path.toString(), new Pid(42));
    }

    private PidFile file(int pid) {
        return new PidFile(files, kernel.descriptors(), narrator, PATH, new Pid(pid));
    }
}
