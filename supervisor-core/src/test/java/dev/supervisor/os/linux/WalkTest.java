package dev.supervisor.os.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what some kernels do by themselves, following no links; for those that cannot. */
@DisplayName("A walk")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WalkTest {
    private static final int FOLDER = Numbers.O_PATH | Numbers.O_DIRECTORY;

    @TempDir
    private Path directory;

    @Test
    void comes_to_where_the_kernel_comes() throws Exception {
        Path there = Files.createDirectories(directory.resolve("a/b"));
        Files.createSymbolicLink(directory.resolve("link"), Path.of("a/./b/.."));
        Files.createSymbolicLink(directory.resolve("root"), Path.of("/"));
        for (String path : List.of("a/b", "/a//./b/", "a/b/../../a/b", "link/b", "root" + there, "a/../link/b/")) {
            assertThat(end(directory + "/" + path)).as(path).isEqualTo(there);
        }
        assertThat(end("/")).isEqualTo(Path.of("/"));
        assertThat(end(directory + "/root")).isEqualTo(Path.of("/"));
        assertThat(end(".")).isEqualTo(Path.of("").toAbsolutePath());
        assertThat(end("/proc/self/cwd")).isEqualTo(Path.of("").toAbsolutePath());
    }

    @Test
    void is_refused_what_the_kernel_refuses() throws Exception {
        Files.writeString(directory.resolve("file"), "");

        refused("file/x", Numbers.O_WRONLY, "Not a directory");
        refused("none/x", Numbers.O_WRONLY, "No such file or directory");
        refused("", Numbers.O_WRONLY, "Is a directory");
    }

    private void refused(String path, int flags, String why) {
        assertThatThrownBy(() -> open(directory + "/" + path, flags)).hasMessage("cannot open it: " + why);
    }

    private static int open(String path, int flags) throws Exception {
        try (Walk walk = new Walk(path, "cannot open it")) {
            return walk.open(flags, 0);
        }
    }

    private static Path end(String path) throws Exception {
        int fd = open(path, FOLDER);
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd));
        } finally {
            LinuxDescriptors.close(fd);
        }
    }
}
