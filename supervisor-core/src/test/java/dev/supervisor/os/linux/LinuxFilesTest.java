package dev.supervisor.os.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.supervisor.os.contract.FilesContract;
import dev.supervisor.os.contract.World;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinuxFilesTest extends FilesContract {
    @Override
    protected World world() throws Exception {
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

    @Test
    void a_link_in_a_folder_of_everybodys_is_followed_if_it_is_of_root_or_us_or_of_whose_the_folder_is(
            @TempDir Path directory) throws Exception {
        assumeTrue(new LinuxUsers().self() == 0, "only root can give a link away");
        Path folder = Files.createDirectory(directory.resolve("everybodys"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path target = Files.writeString(directory.resolve("target"), "words");
        Path link = Files.createSymbolicLink(folder.resolve("log"), target);
        LinuxFiles files = new LinuxFiles();

        append(files, link);
        assertThat(files.isLink(link.toString())).isTrue();
        assertThat(files.isLink(target.toString())).isFalse();

        give(link);
        assertRefused(() -> files.openAppend(link.toString()));
        assertRefused(() -> files.openTruncated(link.toString()));
        assertThat(target).hasContent("words");

        give(folder);
        append(files, link);
        give(folder, 0);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));
        append(files, link);
    }

    private static void append(LinuxFiles files, Path path) throws Exception {
        new LinuxDescriptors().close(files.openAppend(path.toString()));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessageStartingWith("cannot open ")
                .hasMessageEndingWith(", a link of another user in a folder of everybody's: Permission denied");
    }

    private static void give(Path path) throws Exception {
        give(path, 65_534);
    }

    private static void give(Path path, int uid) throws Exception {
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    }
}
