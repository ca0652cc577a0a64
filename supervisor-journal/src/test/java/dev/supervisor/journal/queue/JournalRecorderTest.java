package dev.supervisor.journal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.journal.JournalField;
import dev.supervisor.journal.JournalLine;
import dev.supervisor.journal.JournalRecord;
import dev.supervisor.journal.JournalSource;
import dev.supervisor.journal.JournalStamp;
import dev.supervisor.journal.query.JournalFilter;
import dev.supervisor.journal.store.DiskFolder;
import dev.supervisor.journal.store.JournalBounds;
import dev.supervisor.journal.store.JournalReader;
import dev.supervisor.journal.store.JournalWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The recorder of a journal")
class JournalRecorderTest {
    private static final JournalBounds BOUNDS = new JournalBounds(1 << 30, 1 << 20, 100, 0, Long.MAX_VALUE);

    @TempDir
    private Path directory;

    @Test
    void writes_all_lines_of_several_threads_in_the_order_of_each() throws Exception {
        JournalQueue queue = new JournalQueue(1 << 26);
        List<Thread> threads = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 2_000; i++) {
                    queue.offer(line(name + i));
                }
            }));
        }
        Thread closing = Thread.ofPlatform().start(() -> {
            try {
                for (Thread thread : threads) {
                    thread.join();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            queue.close();
        });

        assertThat(record(queue, directory)).isZero();
        closing.join();

        List<String> messages = read(directory);
        assertThat(messages).hasSize(6_000);
        for (String name : List.of("a", "b", "c")) {
            List<String> own =
                    messages.stream().filter(text -> text.startsWith(name)).toList();
            for (int i = 0; i < 2_000; i++) {
                assertThat(own.get(i)).isEqualTo(name + i);
            }
        }
    }

    @Test
    void says_how_many_lines_found_no_room() throws Exception {
        JournalQueue queue = new JournalQueue(350);
        for (int i = 0; i < 5; i++) {
            queue.offer(line("line"));
        }
        queue.close();

        assertThat(record(queue, directory)).isZero();
        assertThat(read(directory)).containsExactly("line", "line", "line", "lost 2");
    }

    @Test
    void returns_what_was_lost_if_the_disk_takes_nothing() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        JournalQueue queue = new JournalQueue(1 << 20);
        queue.offer(line("one"));
        queue.offer(line("two"));
        queue.close();

        assertThat(record(queue, file.resolve("below"))).isEqualTo(2);
    }

    private static long record(JournalQueue queue, Path directory) throws Exception {
        try (JournalWriter writer = new JournalWriter(new DiskFolder(directory), BOUNDS, "0".repeat(32))) {
            return new JournalRecorder(queue, writer, lost -> line("lost " + lost)).run();
        }
    }

    private static List<String> read(Path directory) throws Exception {
        List<JournalRecord> read = new ArrayList<>();
        new JournalReader(new DiskFolder(directory)).forward(JournalFilter.everything(), 0, read::add);
        return read.stream()
                .map(line -> new String(line.line().message(), StandardCharsets.UTF_8))
                .toList();
    }

    private static JournalLine line(String message) {
        return new JournalLine(
                new JournalStamp(1, 1),
                new JournalSource(List.of(JournalField.of(JournalSource.UNIT, "a.service"))),
                6,
                message.getBytes(StandardCharsets.UTF_8),
                List.of());
    }
}
