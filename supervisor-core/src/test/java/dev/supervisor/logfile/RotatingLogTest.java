package dev.supervisor.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.os.Errno;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.SimulatedFiles;
import dev.supervisor.os.simulated.SimulatedKernel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A log")
class RotatingLogTest {
    private static final String PATH = "/var/log/f";

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final SimulatedFiles files = kernel.files();

    @Test
    void of_a_negative_size_is_never_rotated() {
        write(open(new Rotation(-5, 2)), "1234567890");

        assertThat(logs()).isEqualTo(Map.of("f", "1234567890"));
    }

    @Test
    void with_a_negative_number_of_backups_is_only_emptied() {
        write(open(new Rotation(5, -2)), "1234567890");

        assertThat(logs()).isEqualTo(Map.of("f", ""));
    }

    @Nested
    @DisplayName("of ten bytes with two backups")
    class Rotated {
        private final RotatingLog log = open(new Rotation(10, 2));

        @Test
        void is_left_alone_one_byte_before_its_size() {
            write(log, "123456789");

            assertThat(logs()).isEqualTo(Map.of("f", "123456789"));
        }

        @Test
        void is_rotated_after_the_write_that_brings_it_to_its_size() {
            write(log, "1234567890");

            assertThat(logs()).isEqualTo(Map.of("f", "", "f.1", "1234567890"));
        }

        @Test
        void never_splits_a_write() {
            write(log, "12345");
            write(log, "67890abc");
            write(log, "d");

            assertThat(logs()).isEqualTo(Map.of("f", "d", "f.1", "1234567890abc"));
        }

        @Test
        void keeps_two_backups_the_newest_with_the_lowest_number() {
            write(log, "a234567890");
            write(log, "b234567890");
            write(log, "c234567890");
            write(log, "d");

            assertThat(logs()).isEqualTo(Map.of("f", "d", "f.1", "c234567890", "f.2", "b234567890"));
        }

        @Test
        void removes_the_oldest_backup_and_replaces_none() throws SystemException {
            List<String> calls = new ArrayList<>();
            RotatingLog told =
                    RotatingLog.open(telling(files, calls), kernel.descriptors(), "/var/log/g", new Rotation(10, 2));
            for (int i = 0; i < 3; i++) {
                write(told, "1234567890");
                calls.clear();
            }
            write(told, "1234567890");

            calls.removeIf(call -> call.startsWith("position") || call.startsWith("stat"));
            assertThat(calls)
                    .containsExactly(
                            "openNew /var/log/g.0",
                            "unlink /var/log/g.2",
                            "moveUp /var/log/g 1",
                            "link /var/log/g /var/log/g.1",
                            "rename /var/log/g.0 /var/log/g");
        }

        @Test
        void counts_what_was_in_the_file_before() {
            write(log, "12345");
            log.close();
            RotatingLog next = open(new Rotation(10, 2));
            write(next, "6789");
            assertThat(logs()).isEqualTo(Map.of("f", "123456789"));

            write(next, "0");
            assertThat(logs()).isEqualTo(Map.of("f", "", "f.1", "1234567890"));
        }

        @Test
        void rotates_as_well_when_somebody_has_taken_the_file_away() throws SystemException {
            write(log, "12345");
            files.unlink(PATH);
            write(log, "67890");
            write(log, "a");

            assertThat(logs()).isEqualTo(Map.of("f", "a"));
        }

        @Test
        void goes_by_the_size_that_the_file_has_when_somebody_has_emptied_it() throws SystemException {
            write(log, "123456789");
            kernel.descriptors().close(files.openTruncated(PATH));
            write(log, "0abcdefgh");
            assertThat(logs()).isEqualTo(Map.of("f", "0abcdefgh"));

            write(log, "i");
            assertThat(logs()).isEqualTo(Map.of("f", "", "f.1", "0abcdefghi"));
        }

        @Test
        void holds_one_descriptor_however_often_it_rotates() {
            for (int i = 0; i < 100; i++) {
                write(log, "1234567890");
            }
            assertThat(kernel.openDescriptors()).hasSize(2); // and the host's signals

            log.close();
            assertThat(kernel.openDescriptors()).hasSize(1);
        }

        @Test
        void grows_on_without_loss_where_it_cannot_be_rotated_and_tries_again_when_as_much_again_has_come()
                throws SystemException {
            Set<String> refused = new HashSet<>(Set.of("moveUp"));
            RotatingLog stuck =
                    RotatingLog.open(refusing(files, refused), kernel.descriptors(), "/var/log/g", new Rotation(10, 1));

            assertThat(stuck.write(direct("1234567890")))
                    .isEqualTo(new RotatingLog.Written(0, Optional.of("cannot moveUp: Permission denied")));
            assertThat(stuck.write(direct("123456789"))).isEqualTo(RotatingLog.Written.ALL);
            assertThat(stuck.write(direct("0")).trouble()).isPresent();
            refused.clear();
            write(stuck, "123456789");
            write(stuck, "0");
            write(stuck, "a");
            assertThat(logs()).isEqualTo(Map.of("f", "", "g", "a", "g.1", "1234567890".repeat(3)));
        }
    }

    @Nested
    @DisplayName("with room for five backups")
    class WithFiveBackups {
        private final RotatingLog log = open(new Rotation(1, 5));

        @Test
        void asks_for_the_next_number_only_whatever_their_number() throws SystemException {
            List<String> calls = new ArrayList<>();
            RotatingLog told =
                    RotatingLog.open(telling(files, calls), kernel.descriptors(), "/var/log/g", new Rotation(1, 50));
            write(told, "a");
            write(told, "b");
            calls.clear();
            write(told, "c");

            calls.removeIf(call -> call.startsWith("position"));
            assertThat(calls)
                    .containsExactly(
                            "openNew /var/log/g.0",
                            "stat /var/log/g.3",
                            "moveUp /var/log/g 2",
                            "link /var/log/g /var/log/g.1",
                            "rename /var/log/g.0 /var/log/g");
        }

        @Test
        void moves_up_what_was_there_before_it_was_opened() {
            write(log, "a");
            write(log, "b");
            log.close();
            RotatingLog next = open(new Rotation(1, 5));
            write(next, "c");

            assertThat(logs()).isEqualTo(Map.of("f", "", "f.1", "c", "f.2", "b", "f.3", "a"));
        }

        @Test
        void leaves_those_above_a_free_number_where_they_are_until_it_is_filled() throws SystemException {
            files.putFile(PATH + ".1", 0644, new byte[] {'a'});
            files.putFile(PATH + ".3", 0644, new byte[] {'x'});
            write(log, "b");
            assertThat(logs()).isEqualTo(Map.of("f", "", "f.1", "b", "f.2", "a", "f.3", "x"));

            write(log, "c");
            assertThat(logs()).isEqualTo(Map.of("f", "", "f.1", "c", "f.2", "b", "f.3", "a", "f.4", "x"));
        }

        @Test
        void moves_up_the_others_when_somebody_has_taken_one_away() throws SystemException {
            write(log, "a");
            write(log, "b");
            write(log, "c");
            files.unlink(PATH + ".2");
            write(log, "d");
            assertThat(logs()).isEqualTo(Map.of("f", "", "f.1", "d", "f.2", "c", "f.4", "a"));

            write(log, "e");
            assertThat(logs()).isEqualTo(Map.of("f", "", "f.1", "e", "f.2", "d", "f.3", "c", "f.4", "a"));
        }

        @Test
        void starts_with_the_first_when_all_are_taken_away() throws SystemException {
            write(log, "a");
            write(log, "b");
            files.unlink(PATH + ".1");
            files.unlink(PATH + ".2");
            write(log, "c");
            assertThat(logs()).isEqualTo(Map.of("f", "", "f.1", "c"));
        }

        @Test
        void does_not_write_over_a_backup_that_somebody_has_put_in_its_way() throws SystemException {
            write(log, "a");
            files.putFile(PATH + ".2", 0644, new byte[] {'x'});
            write(log, "b");

            assertThat(logs()).isEqualTo(Map.of("f", "", "f.1", "b", "f.2", "a", "f.3", "x"));
        }

        @Test
        void keeps_to_a_smaller_number_of_them_from_then_on() {
            for (String piece : List.of("a", "b", "c", "d")) {
                write(log, piece);
            }
            log.rotate(new Rotation(1, 2));
            write(log, "e");

            assertThat(logs()).isEqualTo(Map.of("f", "", "f.1", "e", "f.2", "d", "f.3", "b", "f.4", "a"));
        }
    }

    @Test
    void that_has_no_positions_as_a_named_pipe_is_never_rotated() throws SystemException {
        RotatingLog log =
                RotatingLog.open(refusing(files, Set.of("position")), kernel.descriptors(), PATH, new Rotation(10, 2));
        write(log, "1234567890");
        write(log, "a");

        assertThat(logs()).isEqualTo(Map.of("f", "1234567890a"));
    }

    @Nested
    class Without_backups {
        private final RotatingLog log = open(new Rotation(10, 0));

        @Test
        void is_emptied_at_its_size() {
            write(log, "123456789");
            assertThat(logs()).isEqualTo(Map.of("f", "123456789"));

            write(log, "0");
            assertThat(logs()).isEqualTo(Map.of("f", ""));

            write(log, "abc");
            assertThat(logs()).isEqualTo(Map.of("f", "abc"));
        }
    }

    @Nested
    class With_one_backup {
        private final RotatingLog log = open(new Rotation(10, 1));

        @Test
        void replaces_it() {
            write(log, "a234567890");
            write(log, "b2345678901");
            write(log, "c");

            assertThat(logs()).isEqualTo(Map.of("f", "c", "f.1", "b2345678901"));
        }
    }

    @Test
    void without_a_size_is_never_rotated() {
        RotatingLog log = open(Rotation.NEVER);
        for (int i = 0; i < 10; i++) {
            write(log, "x".repeat(1000));
        }

        assertThat(logs()).isEqualTo(Map.of("f", "x".repeat(10_000)));
    }

    @Test
    void that_was_moved_away_is_written_on_until_it_is_reopened() throws SystemException {
        RotatingLog log = open(Rotation.NEVER);
        write(log, "one");
        files.rename(PATH, PATH + ".old");
        write(log, "two");
        assertThat(logs()).isEqualTo(Map.of("f.old", "onetwo"));

        assertThat(log.reopen()).isEmpty();
        write(log, "three");
        assertThat(logs()).isEqualTo(Map.of("f.old", "onetwo", "f", "three"));
    }

    @Test
    void is_reopened_for_having_moved_only_if_it_has() throws SystemException {
        RotatingLog log = open(Rotation.NEVER);
        var before = kernel.openDescriptors();
        log.reopenIfMoved();
        assertThat(kernel.openDescriptors()).isEqualTo(before);

        files.rename(PATH, PATH + ".old");
        log.reopenIfMoved();
        write(log, "new");
        assertThat(logs()).isEqualTo(Map.of("f.old", "", "f", "new"));
    }

    @Test
    void that_cannot_be_reopened_is_written_on_where_it_is() throws SystemException {
        RotatingLog log = open(Rotation.NEVER);
        files.rename(PATH, PATH + ".old");
        files.refuse(PATH, Errno.named("EACCES"));

        assertThat(log.reopen()).contains("cannot open /var/log/f: Permission denied");
        write(log, "on");
        assertThat(logs()).isEqualTo(Map.of("f.old", "on"));
    }

    @Test
    void starts_anew_when_it_is_cleared() {
        RotatingLog log = open(Rotation.NEVER);
        write(log, "old");
        String identity = files.stat(PATH).orElseThrow().identity();

        assertThat(log.clear()).isEmpty();
        write(log, "new");

        assertThat(logs()).isEqualTo(Map.of("f", "new"));
        assertThat(files.stat(PATH).orElseThrow().identity()).isNotEqualTo(identity);
    }

    @Test
    void that_cannot_be_opened_again_after_it_was_cleared_loses_what_comes_until_it_can_and_says_so() {
        RotatingLog log = open(Rotation.NEVER);
        files.refuse(PATH + ".0", Errno.named("ENOSPC"));
        files.refuse(PATH, Errno.named("EACCES"));

        assertThat(log.clear()).contains("cannot open /var/log/f: Permission denied");
        assertThat(log.write(direct("lost")))
                .isEqualTo(new RotatingLog.Written(4, Optional.of("cannot open /var/log/f: Permission denied")));

        files.allow(PATH);
        write(log, "new");
        assertThat(logs()).isEqualTo(Map.of("f", "new"));
    }

    @Test
    void that_is_a_device_is_left_alone_when_it_is_cleared() throws SystemException {
        files.putFile("/dev/null", 0666, new byte[0]);
        RotatingLog log = RotatingLog.open(files, kernel.descriptors(), "/dev/null", Rotation.NEVER);

        assertThat(log.clear()).isEmpty();
        assertThat(files.stat("/dev/null")).isPresent();
    }

    @Test
    void says_what_was_lost_and_goes_on_once_it_can() {
        RotatingLog log = open(new Rotation(100, 1));
        write(log, "before ");
        files.refuse(PATH, Errno.named("ENOSPC"));
        ByteBuffer piece = direct("lost");

        assertThat(log.write(piece))
                .isEqualTo(new RotatingLog.Written(4, Optional.of("cannot write: No space left on device")));
        assertThat(piece.hasRemaining()).isFalse();

        files.allow(PATH);
        write(log, "after");
        assertThat(logs()).isEqualTo(Map.of("f", "before after"));
    }

    @Test
    void without_backups_that_cannot_be_emptied_is_opened_again_by_the_next_write() throws SystemException {
        Files once = refusing(files, Set.of("openTruncated"));
        RotatingLog log = RotatingLog.open(once, kernel.descriptors(), PATH, new Rotation(10, 0));

        assertThat(log.write(direct("1234567890")))
                .isEqualTo(new RotatingLog.Written(0, Optional.of("cannot openTruncated: Permission denied")));
        assertThat(log.write(direct("abc")).lost()).isZero();
        assertThat(logs()).isEqualTo(Map.of("f", "1234567890abc"));
    }

    @Test
    void that_cannot_start_over_goes_on_growing_and_moves_no_backup() throws SystemException {
        RotatingLog log = open(new Rotation(10, 2));
        write(log, "1234567890");
        files.refuse(PATH + ".0", Errno.named("EACCES"));

        assertThat(log.write(direct("abcdefghij")))
                .isEqualTo(new RotatingLog.Written(0, Optional.of("cannot open /var/log/f.0: Permission denied")));
        assertThat(log.write(direct("k"))).isEqualTo(RotatingLog.Written.ALL);
        assertThat(logs()).isEqualTo(Map.of("f", "abcdefghijk", "f.1", "1234567890"));
    }

    @Test
    void whose_folder_was_removed_is_not_written_on_when_it_is_full() throws SystemException {
        RotatingLog log = open(new Rotation(10, 2));
        int descriptors = kernel.openDescriptors().size();
        files.refuse(PATH + ".0", Errno.named("ENOENT"));

        assertThat(log.write(direct("1234567890")).lost()).isZero();
        assertThat(kernel.openDescriptors()).hasSize(descriptors - 1);
        files.refuse(PATH, Errno.named("ENOENT"));
        assertThat(log.write(direct("k")))
                .isEqualTo(
                        new RotatingLog.Written(1, Optional.of("cannot open /var/log/f: No such file or directory")));
    }

    @Test
    void takes_away_what_a_daemon_that_was_killed_has_left_of_a_rotation() throws SystemException {
        files.putFile(PATH + ".0", 0644, new byte[] {'x'});

        write(open(new Rotation(10, 2)), "1234567890");

        assertThat(logs()).isEqualTo(Map.of("f", "", "f.1", "1234567890"));
    }

    @Test
    void is_rotated_where_a_file_can_have_one_name_only() throws SystemException {
        RotatingLog log =
                RotatingLog.open(refusing(files, Set.of("link")), kernel.descriptors(), PATH, new Rotation(10, 2));

        write(log, "1234567890");
        write(log, "abcdefghij");

        assertThat(logs()).isEqualTo(Map.of("f", "", "f.1", "abcdefghij", "f.2", "1234567890"));
    }

    @Test
    void cannot_be_opened_where_the_system_refuses() {
        files.putDirectory(PATH);

        assertThatThrownBy(() -> RotatingLog.open(files, kernel.descriptors(), PATH, Rotation.NEVER))
                .isInstanceOfSatisfying(
                        SystemException.class, e -> assertThat(e.errorName()).isEqualTo("EISDIR"));
        assertThat(kernel.openDescriptors()).hasSize(1);
    }

    /** The same files, but calls of these methods are refused. */
    private static Files refusing(Files files, Set<String> methods) {
        return (Files) Proxy.newProxyInstance(
                Files.class.getClassLoader(), new Class<?>[] {Files.class}, (_, method, arguments) -> {
                    if (methods.contains(method.getName())) {
                        throw new SystemException(Errno.named("EACCES"), "cannot " + method.getName());
                    }
                    try {
                        return method.invoke(files, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The same files, which record the paths and numbers of their calls. */
    private static Files telling(Files files, List<String> calls) {
        return (Files) Proxy.newProxyInstance(
                Files.class.getClassLoader(), new Class<?>[] {Files.class}, (_, method, arguments) -> {
                    Stream<String> told = Stream.of(arguments)
                            .filter(argument -> argument instanceof String || argument instanceof Integer)
                            .map(String::valueOf);
                    calls.add(Stream.concat(Stream.of(method.getName()), told).collect(Collectors.joining(" ")));
                    try {
                        return method.invoke(files, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private RotatingLog open(Rotation rotation) {
        try {
            return RotatingLog.open(files, kernel.descriptors(), PATH, rotation);
        } catch (SystemException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(RotatingLog log, String text) {
        assertThat(log.write(direct(text))).isEqualTo(RotatingLog.Written.ALL);
    }

    private static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** All files beside the log, by their names. */
    private Map<String, String> logs() {
        try {
            Map<String, String> contents = new TreeMap<>();
            for (String name : files.list("/var/log")) {
                contents.put(name, files.content("/var/log/" + name));
            }
            return contents;
        } catch (SystemException e) {
            throw new AssertionError(e);
        }
    }
}
