package dev.supervisor.os.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.os.contract.FilesContract;
import dev.supervisor.os.contract.OsWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinuxFilesTest extends FilesContract {
    @Override
    protected OsWorld world() throws Exception {
        return new LinuxWorld();
    }

    @Test
    void moving_up_says_which_of_them_could_not_be_moved_and_leaves_those_below(@TempDir Path directory)
            throws Exception {
        Path log = Files.writeString(directory.resolve("log"), "new");
        Files.writeString(directory.resolve("log.1"), "old");
        Files.createDirectory(directory.resolve("log.2"));

        assertThatThrownBy(() -> new LinuxFiles().moveUp(log.toString(), 1))
                .hasMessage("cannot rename " + log + ".1 to " + log + ".2: Is a directory");
        assertThat(log).hasContent("new");
    }
}
