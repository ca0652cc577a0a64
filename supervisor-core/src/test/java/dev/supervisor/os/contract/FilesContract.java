package dev.supervisor.os.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.Files.FileStat;
import dev.supervisor.os.PrivateFolder;
import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract of every side of the files. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class FilesContract {
    private OsWorld world;
    private Files files;
    private Descriptors descriptors;
    private String log;

    protected abstract OsWorld world() throws Exception;

    @BeforeEach
    final void openWorld() throws Exception {
        world = world();
        files = world.files();
        descriptors = world.descriptors();
        log = world.directory() + "/log";
    }

    @AfterEach
    final void closeWorld() throws Exception {
        world.close();
    }

    @Test
    void a_missing_file_is_made_with_what_the_umask_leaves_of_0666() throws Exception {
        assertEquals(Optional.empty(), files.stat(log));

        append("");

        FileStat stat = files.stat(log).orElseThrow();
        assertEquals(0644, stat.mode());
        assertEquals(0, stat.size());
        assertEquals(false, stat.directory());
        assertEquals(true, stat.regular());
        assertEquals(false, files.mayExecute(log));
        assertEquals(true, files.mayWrite(log));
    }

    @Test
    void nobody_writes_to_what_is_not_there() {
        assertEquals(false, files.mayWrite(log));
    }

    @Test
    void appending_goes_to_the_end() throws Exception {
        append("one ");
        append("two");

        assertEquals("one two", content(log));
    }

    @Test
    void appending_goes_to_the_end_also_after_somebody_else_has_emptied_the_file() throws Exception {
        Fd appending = files.openAppend(log);
        write(appending, "old words");
        descriptors.close(files.openTruncated(log));
        write(appending, "new");
        descriptors.close(appending);

        assertEquals("new", content(log));
    }

    @Test
    void opening_emptied_drops_what_was_there() throws Exception {
        append("old");
        Fd fd = files.openTruncated(log);
        write(fd, "n");
        assertEquals(1, files.stat(fd).size());
        descriptors.close(fd);

        assertEquals("n", content(log));
    }

    @Test
    void reading_can_begin_anywhere() throws Exception {
        append("0123456789");
        Fd fd = files.openRead(log);

        assertEquals(10, files.stat(fd).size());
        files.seek(fd, 7);
        assertEquals("789", read(fd));
        files.seek(fd, 100);
        assertEquals("", read(fd));
        descriptors.close(fd);
    }

    @Test
    void an_open_file_is_what_is_at_its_path() throws Exception {
        append("0123456789");
        Fd fd = files.openRead(log);
        assertEquals(files.stat(log).orElseThrow(), files.stat(fd));

        files.rename(log, log + ".1");
        assertEquals(files.stat(log + ".1").orElseThrow(), files.stat(fd));
        descriptors.close(fd);
        assertThatThrownBy(() -> files.stat(fd)).isInstanceOf(SystemException.class);
    }

    @Test
    void the_position_after_a_write_to_the_end_is_the_end_whoever_else_writes() throws Exception {
        Fd one = files.openAppend(log);
        write(one, "one");
        assertEquals(3, files.position(one));

        append("others");
        write(one, "x");
        assertEquals(10, files.position(one));

        descriptors.close(files.openTruncated(log));
        write(one, "new");
        assertEquals(3, files.position(one));
        descriptors.close(one);
    }

    @Test
    void reading_what_is_not_there_is_refused() {
        refused("ENOENT", () -> files.openRead(log));
        refused("ENOENT", () -> files.openAppend(world.directory() + "/missing/log"));
        refused("ENOENT", () -> files.unlink(log));
        refused("ENOENT", () -> files.rename(log, log + ".1"));
        refused("ENOENT", () -> files.privateFolder(world.directory() + "/missing"));
        refused("ENOENT", () -> files.list(log));
    }

    @Test
    void a_directory_is_no_log_file() {
        refused("EISDIR", () -> files.openAppend(world.directory()));
        refused("EISDIR", () -> files.openTruncated(world.directory()));
        refused("EISDIR", () -> files.unlink(world.directory()));
        assertEquals(true, files.stat(world.directory()).orElseThrow().directory());
    }

    @Test
    void a_regular_file_can_be_opened_without_taking_anything_else_for_one() throws Exception {
        append("0123456789");
        Fd fd = files.openRegular(log).orElseThrow();
        assertEquals("0123456789", read(fd));
        descriptors.close(fd);
        Set<Integer> before = world.openDescriptors();

        assertEquals(Optional.empty(), files.openRegular(world.directory()));
        refused("ENOENT", () -> files.openRegular(log + ".1"));
        assertEquals(before, world.openDescriptors());
    }

    @Test
    @Timeout(60)
    void opening_a_regular_file_does_not_wait_for_who_writes_to_a_pipe() throws Exception {
        String pipe = world.directory() + "/pipe";
        world.makePipe(pipe);

        assertEquals(Optional.empty(), files.openRegular(pipe));
        assertEquals(false, files.stat(pipe).orElseThrow().regular());
    }

    @Test
    @Timeout(60)
    void appending_to_a_pipe_does_not_wait_for_who_reads_it() throws Exception {
        String pipe = world.directory() + "/pipe";
        world.makePipe(pipe);

        refused("ENXIO", () -> files.openAppend(pipe));
    }

    @Test
    @Timeout(60)
    void a_pipe_takes_as_much_as_it_holds_and_no_more_before_that_is_read() throws Exception {
        String pipe = world.directory() + "/pipe";
        world.makePipe(pipe);
        Fd reader = files.openRead(pipe);
        Fd writer = files.openAppend(pipe);
        ByteBuffer much = ByteBuffer.allocateDirect(1 << 20);

        assertThat(descriptors.read(reader, ByteBuffer.allocateDirect(1))).isEqualTo(Descriptors.WOULD_BLOCK);
        int taken = descriptors.write(writer, much);
        assertThat(taken).isBetween(4096, (1 << 20) - 1);
        assertThat(descriptors.write(writer, much)).isEqualTo(Descriptors.WOULD_BLOCK);
        assertThat(descriptors.read(reader, ByteBuffer.allocateDirect(taken))).isEqualTo(taken);
        assertThat(descriptors.write(writer, much)).isPositive();
        refused("ESPIPE", () -> files.position(writer));
        descriptors.close(reader);
        refused("EPIPE", () -> descriptors.write(writer, much.rewind()));
        descriptors.close(writer);
    }

    @Test
    void a_unique_file_is_empty_and_private_and_like_no_other() throws Exception {
        String one = files.createUnique(world.directory(), "p-stdout---id-", ".log");
        String other = files.createUnique(world.directory(), "p-stdout---id-", ".log");

        assertNotEquals(one, other);
        assertThat(one).matches("\\Q" + world.directory() + "\\E/p-stdout---id-[a-z0-9_]{8}\\.log");
        assertEquals(0600, files.stat(one).orElseThrow().mode());
        assertEquals(0, files.stat(one).orElseThrow().size());
        refused("ENOENT", () -> files.createUnique(world.directory() + "/missing", "p", ".log"));
    }

    @Test
    void renaming_replaces_and_keeps_what_is_open() throws Exception {
        append("kept");
        Fd open = files.openAppend(log);
        String older = log + ".1";
        descriptors.close(files.openTruncated(older));

        files.rename(log, older);
        write(open, " and more");
        descriptors.close(open);

        assertEquals(Optional.empty(), files.stat(log));
        assertEquals("kept and more", content(older));
    }

    @Test
    void moving_up_makes_room_for_a_new_file_below_those_with_numbers() throws Exception {
        append("new");
        for (int number = 1; number <= 10; number++) {
            make(log + "." + number, "old " + number);
        }

        assertEquals(11, files.moveUp(log, 10));

        assertEquals("new", content(log));
        assertEquals(Optional.empty(), files.stat(log + ".1"));
        for (int number = 1; number <= 10; number++) {
            assertEquals("old " + number, content(log + "." + (number + 1)));
        }
    }

    @Test
    void moving_up_passes_over_what_is_not_there_and_tells_the_lowest() throws Exception {
        make(log + ".1", "one");
        make(log + ".3", "three");
        make(log + ".4", "too high");

        assertEquals(2, files.moveUp(log, 3));

        assertThat(files.list(world.directory())).containsExactlyInAnyOrder("log.2", "log.4");
        assertEquals("one", content(log + ".2"));
        assertEquals("three", content(log + ".4"));
        assertEquals(1, files.moveUp(log, 1));
    }

    @Test
    void a_new_file_is_appended_to_and_never_takes_the_place_of_anything() throws Exception {
        Fd made = files.openNew(log);
        write(made, "a");
        append("b");
        write(made, "c");
        descriptors.close(made);

        assertEquals("abc", content(log));
        refused("EEXIST", () -> files.openNew(log));
        assertEquals("abc", content(log));
    }

    @Test
    void a_link_is_the_same_file_and_never_replaces_one() throws Exception {
        append("x");
        files.link(log, log + ".same");

        assertEquals(files.stat(log), files.stat(log + ".same"));
        refused("EEXIST", () -> files.link(log, log + ".same"));
        files.unlink(log);
        assertEquals("x", content(log + ".same"));
    }

    @Test
    void another_file_of_that_name_is_another_file() throws Exception {
        append("x");
        Fd open = files.openRead(log);
        String before = files.stat(log).orElseThrow().identity();

        files.unlink(log);
        append("x");

        assertNotEquals(before, files.stat(log).orElseThrow().identity());
        descriptors.close(open);
    }

    @Test
    void what_is_made_in_a_private_folder_is_nowhere_else_until_it_is_as_it_should_be() throws Exception {
        try (PrivateFolder folder = files.privateFolder(world.directory())) {
            make(folder.path() + "/it", "words");
            folder.chmod("it", 0700);
            assertEquals(Optional.empty(), files.stat(log));

            folder.publish("it", log);
        }

        assertEquals("words", content(log));
        assertEquals(0700, files.stat(log).orElseThrow().mode());
        assertEquals(true, files.mayExecute(log));
        assertThat(files.list(world.directory())).containsExactly("log");
    }

    @Test
    void a_name_that_is_taken_is_replaced_only_where_that_is_asked_for() throws Exception {
        append("old");
        try (PrivateFolder folder = files.privateFolder(world.directory())) {
            make(folder.path() + "/it", "new");

            refused("EEXIST", () -> folder.publish("it", log));
            assertEquals("old", content(log));
            folder.replace("it", log);
            refused("ENOENT", () -> folder.chmod("it", 0600));
        }

        assertEquals("new", content(log));
    }

    @Test
    void a_private_folder_leaves_nothing_behind_of_what_was_removed_in_it() throws Exception {
        try (PrivateFolder folder = files.privateFolder(world.directory())) {
            assertEquals(0700, files.stat(folder.path()).orElseThrow().mode() & 0777);
            make(folder.path() + "/it", "words");
            folder.remove("it");
            folder.remove("it");
        }

        assertThat(files.list(world.directory())).isEmpty();
    }

    @Test
    void a_directory_lists_the_names_in_it() throws Exception {
        append("");
        descriptors.close(files.openAppend(log + ".1"));

        assertThat(files.list(world.directory())).containsExactlyInAnyOrder("log", "log.1");
    }

    @Test
    void relative_paths_start_from_the_working_directory() {
        String here = files.workingDirectory().orElseThrow();
        assertEquals(files.stat(here), files.stat("."));
        assertThat(here).startsWith("/");
    }

    private void append(String text) throws SystemException {
        make(log, text);
    }

    private void make(String path, String text) throws SystemException {
        Fd fd = files.openAppend(path);
        write(fd, text);
        descriptors.close(fd);
    }

    private void write(Fd fd, String text) throws SystemException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(
                bytes.length,
                descriptors.write(
                        fd, ByteBuffer.allocateDirect(bytes.length).put(bytes).flip()));
    }

    private String content(String path) throws SystemException {
        Fd fd = files.openRead(path);
        String content = read(fd);
        descriptors.close(fd);
        return content;
    }

    private String read(Fd fd) throws SystemException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1000);
        byte[] bytes = new byte[descriptors.read(fd, buffer)];
        buffer.flip().get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void refused(String errorName, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(SystemException.class, refused -> assertEquals(errorName, refused.errorName()));
    }
}
