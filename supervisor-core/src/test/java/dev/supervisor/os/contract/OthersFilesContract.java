package dev.supervisor.os.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.PrivateFolder;
import dev.supervisor.os.SystemException;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of other users in a directory that everybody may write to, which every side must refuse. Only root can give
 * files away, so only root runs it.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class OthersFilesContract {
    private static final int ROOT = 0;
    private static final int NOBODY = 65_534;

    private OsWorld world;
    private Files files;

    @TempDir
    private Path directory;

    private Path folder;
    private Path secret;

    protected abstract OsWorld world() throws Exception;

    @BeforeEach
    final void openWorld() throws Exception {
        world = world();
        files = world.files();
        assumeTrue(world.users().self() == ROOT, "only root can give a file away");
        secret = java.nio.file.Files.createDirectory(directory.resolve("secret"));
        folder = java.nio.file.Files.createDirectory(directory.resolve("everybodys"));
        setMode(folder, 01777);
    }

    @AfterEach
    final void closeWorld() throws Exception {
        world.close();
    }

    @Test
    void a_link_is_followed_if_it_is_of_root_or_us_or_of_whose_the_folder_is() throws Exception {
        Path target = java.nio.file.Files.writeString(secret.resolve("target"), "words");
        Path link = link("log", target);
        append(link);
        assertThat(files.isLink(link.toString())).isTrue();
        assertThat(files.isLink(target.toString())).isFalse();

        give(link, NOBODY);
        refused("a link", () -> files.openAppend(link.toString()));
        refused("a link", () -> files.openTruncated(link.toString()));
        assertThat(target).hasContent("words");
        setMode(folder, 0777);
        refused("a link", () -> files.openAppend(link.toString()));

        give(folder, NOBODY);
        append(link);
        give(folder, ROOT);
        setMode(folder, 0775);
        append(link);
    }

    @Test
    void nor_does_one_on_the_way_lead_to_another_folder() throws Exception {
        Path link = link("ln", secret);
        Path log = link.resolve("log");
        append(log);
        assertThat(names()).containsExactly("log");

        give(link, NOBODY);
        String path = log.toString();
        for (String there : List.of(path, link + "/./log", directory + "/secret/../everybodys/ln/log")) {
            refused("behind a link", () -> files.openAppend(there));
        }
        refused("behind a link", () -> files.openTruncated(path));
        refused("behind a link", () -> files.openNew(link + "/new"));
        refused("behind a link", () -> files.createUnique(link.toString(), "x", ".log"));
        refused("behind a link", () -> files.privateFolder(link + "/"));
        refused("behind a link", () -> files.unlink(path));
        refused("behind a link", () -> files.rename(path, path + ".1"));
        refused("behind a link", () -> files.link(path, path + ".1"));
        refused("behind a link", () -> files.moveUp(path, 1));
        refused("behind a link", () -> world.sockets().bindUnix(link + "/s"));
        try (PrivateFolder made = files.privateFolder(directory.toString())) {
            close(files.openNew(made.path() + "/pid"));
            refused("behind a link", () -> made.publish("pid", link + "/pid"));
            refused("behind a link", () -> made.replace("pid", link + "/pid"));
            made.remove("pid");
        }
        assertThat(names()).containsExactly("log");

        give(folder, NOBODY);
        append(log);
        files.rename(path, path + ".1");
        assertThat(names()).containsExactly("log.1");
    }

    @Test
    void nor_does_a_link_of_theirs_that_a_link_of_ours_leads_to() throws Exception {
        give(link("ln", secret), NOBODY);
        Path ours = java.nio.file.Files.createSymbolicLink(directory.resolve("ours"), Path.of("everybodys/ln"));

        refused("behind a link", () -> files.openAppend(ours.resolve("log").toString()));
        assertThat(names()).isEmpty();
    }

    @Test
    void links_without_an_end_are_told() throws Exception {
        Path one = link("one", folder.resolve("two"));
        link("two", one);

        assertThatThrownBy(() -> files.openAppend(one.toString()))
                .isInstanceOfSatisfying(SystemException.class, refusal -> assertThat(refusal.errorName())
                        .isEqualTo("ELOOP"));
    }

    @Test
    void a_file_or_a_pipe_of_theirs_is_not_written_to() throws Exception {
        Path file = java.nio.file.Files.writeString(folder.resolve("file"), "words");
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        Fd reader = files.openRead(pipe.toString());
        try {
            for (Path there : List.of(file, pipe)) {
                append(there);
                give(there, NOBODY);
                String what = there.equals(file) ? "a file" : "a pipe";
                refused(what, () -> files.openAppend(there.toString()));
                refused(what, () -> files.openTruncated(there.toString()));
                setMode(folder, 0777);
                append(there);
                setMode(folder, 01755);
                append(there);
                setMode(folder, 01775);
                refused(what, () -> files.openAppend(there.toString()));
                give(folder, NOBODY);
                append(there);
                give(folder, ROOT);
                setMode(folder, 01777);
            }
            assertThat(file).hasContent("words");
        } finally {
            close(reader);
        }
        refused("a pipe", () -> files.openAppend(pipe.toString()));
    }

    private void refused(String what, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(SystemException.class)
                .hasMessageStartingWith("cannot ")
                .hasMessageEndingWith(", " + what + " of another user in a folder of everybody's: Permission denied");
    }

    private void append(Path path) throws SystemException {
        close(files.openAppend(path.toString()));
    }

    private void close(Fd fd) {
        world.descriptors().close(fd);
    }

    private Path link(String name, Path target) throws IOException {
        return java.nio.file.Files.createSymbolicLink(folder.resolve(name), target);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = java.nio.file.Files.list(secret)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static void give(Path path, int uid) throws IOException {
        java.nio.file.Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    }

    private static void setMode(Path path, int mode) throws IOException {
        java.nio.file.Files.setAttribute(path, "unix:mode", mode);
    }
}
