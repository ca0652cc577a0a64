package dev.supervisor.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.logfile.LogReader.Text;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.SimulatedKernel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Between every two steps of a reader something is written, and between every two steps of a rotation something is
 * read.
 */
@DisplayName("A log that is rotated while it is read")
class RotationWhileReadTest {
    private static final String PATH = "/var/log/f";
    private static final int LINES = 200;
    private static final int MOST_LOOKS = 10_000;

    private final SimulatedKernel kernel = new SimulatedKernel();
    private Runnable between = () -> {};
    private boolean within;
    private final Files files = interrupted(Files.class, kernel.files());
    private final Descriptors descriptors = interrupted(Descriptors.class, kernel.descriptors());
    private int written;
    private RotatingLog log;

    @BeforeEach
    void make() {
        kernel.files().putFile(PATH, 0644, new byte[0]);
    }

    @AfterEach
    void no_descriptor_stays_open() {
        log.close();
        assertThat(kernel.openDescriptors()).hasSize(1); // the host's signals
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void is_followed_without_a_hole_whenever_it_is_rotated(int stepsBetween) throws Exception {
        write(7);
        try (LogTail tail = LogTail.open(files, descriptors, PATH, 1024)) {
            betweenEvery(stepsBetween, this::writeALine);
            StringBuilder seen = new StringBuilder();
            for (int looks = 0; looks < MOST_LOOKS && !isComplete(seen); looks++) {
                seen.append(new String(tail.next(), StandardCharsets.UTF_8));
            }
            assertEquals(lines(6, LINES), seen.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void is_read_on_from_a_cursor_without_a_hole_whenever_it_is_rotated(int stepsBetween) throws Exception {
        write(7);
        LogReader reader = new LogReader(files, descriptors);
        LogPiece first = reader.piece(PATH, 0, 1024);
        StringBuilder seen = new StringBuilder(first.text());
        LogCursor cursor = first.cursor();
        betweenEvery(stepsBetween, this::writeALine);
        for (int looks = 0; looks < MOST_LOOKS && !isComplete(seen); looks++) {
            LogPiece piece =
                    reader.after(PATH, LogCursor.parse(cursor.toString()).orElseThrow(), 1024);
            assertThat(piece.gap()).isFalse();
            seen.append(piece.text());
            cursor = piece.cursor();
        }
        assertEquals(lines(6, LINES), seen.toString());
    }

    private static boolean isComplete(StringBuilder seen) {
        return seen.indexOf(lines(LINES - 1, LINES)) >= 0;
    }

    @Test
    void is_there_in_every_step_of_a_rotation_and_of_a_clearing() throws Exception {
        LogReader reader = new LogReader(kernel.files(), kernel.descriptors());
        log = RotatingLog.open(files, descriptors, PATH, new Rotation(12, 2));
        int[] reads = {0};
        between = () -> {
            try {
                Text text = reader.read(PATH, 0, 0, 1024);
                assertThat(text)
                        .isIn(new Text.Held(""), new Text.Held("line 000\n"), new Text.Held("line 000\nline 001\n"));
                reads[0]++;
            } catch (LogReadException e) {
                throw new AssertionError(e);
            }
        };
        for (int rotation = 0; rotation < 5; rotation++) {
            written = 0;
            writeALine();
            writeALine();
        }
        assertThat(log.clear()).isEmpty();

        assertThat(reads[0]).isGreaterThan(30);
        assertThat(kernel.files().list("/var/log")).containsExactly("f", "f.1", "f.2");
    }

    @Test
    void is_read_whole_if_it_is_rotated_between_being_asked_for_and_being_sent() throws Exception {
        write(7);
        LogReader reader = new LogReader(files, descriptors);
        LogRange range = ((Text.Kept) reader.read(PATH, 0, 0, 0)).range();
        write(1);

        try (LogRange.Reading reading = range.open()) {
            assertEquals("line 006\n", new String(reading.next(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void has_nothing_once_it_was_cleared_between_being_asked_for_and_being_sent() throws Exception {
        write(1);
        LogRange range = ((Text.Kept) new LogReader(files, descriptors).read(PATH, 0, 0, 0)).range();
        log.clear();

        try (LogRange.Reading reading = range.open()) {
            assertThat(reading.next()).isEmpty();
        }
    }

    @Test
    void shows_a_gap_when_more_was_rotated_away_than_is_kept_and_goes_on_with_the_log() throws Exception {
        log = open(new Rotation(9, 2));
        LogReader reader = new LogReader(files, descriptors);
        writeALine();
        LogCursor cursor =
                reader.after(PATH, reader.piece(PATH, 0, 0).cursor(), 10).cursor();
        write(1);
        LogPiece kept = reader.after(PATH, cursor, 100);
        assertThat(kept.gap()).isFalse();
        assertEquals("line 001\n", kept.text());

        write(3);
        LogPiece piece = reader.after(PATH, kept.cursor(), 100);
        assertThat(piece.gap()).isTrue();
        assertEquals("", piece.text());
        assertThat(reader.after(PATH, piece.cursor(), 100).gap()).isFalse();
    }

    @Test
    void shows_a_gap_when_it_was_emptied_in_place_and_filled_anew_to_the_same_length() throws Exception {
        log = open(new Rotation(18, 0));
        LogReader reader = new LogReader(files, descriptors);
        write(1);
        LogCursor cursor = reader.piece(PATH, 0, 100).cursor();
        write(2);

        LogPiece piece = reader.after(PATH, cursor, 100);

        assertThat(piece.gap()).isTrue();
        assertEquals("line 002\n", piece.text());
    }

    @Test
    void keeps_a_character_whole_of_which_the_halves_are_in_two_files() throws Exception {
        log = open(new Rotation(2, 3));
        LogReader reader = new LogReader(files, descriptors);
        LogCursor cursor = reader.piece(PATH, 0, 100).cursor();
        byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
        log.write(ByteBuffer.allocateDirect(2).put(euro, 0, 2).flip());

        LogPiece nothingYet = reader.after(PATH, cursor, 100);
        assertEquals("", nothingYet.text());
        log.write(ByteBuffer.allocateDirect(1).put(euro, 2, 1).flip());
        assertEquals("€", reader.after(PATH, nothingYet.cursor(), 100).text());
    }

    private void betweenEvery(int steps, Runnable what) {
        int[] taken = {0};
        between = () -> {
            taken[0]++;
            if (taken[0] % steps == 0) {
                what.run();
            }
        };
    }

    /** Two lines fill the log; no backup is ever removed. */
    private void write(int lines) throws SystemException {
        if (log == null) {
            log = open(new Rotation(18, 2 * LINES));
        }
        for (int i = 0; i < lines; i++) {
            writeALine();
        }
    }

    private RotatingLog open(Rotation rotation) throws SystemException {
        return RotatingLog.open(kernel.files(), kernel.descriptors(), PATH, rotation);
    }

    private void writeALine() {
        if (written < LINES) {
            byte[] line = lines(written, written + 1).getBytes(StandardCharsets.UTF_8);
            written++;
            assertEquals(
                    RotatingLog.Written.ALL,
                    log.write(ByteBuffer.allocateDirect(line.length).put(line).flip()));
        }
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj("line %03d\n"::formatted).collect(Collectors.joining());
    }

    /** The same door, but before each step something else happens. */
    private <T> T interrupted(Class<T> door, T real) {
        return door.cast(
                Proxy.newProxyInstance(door.getClassLoader(), new Class<?>[] {door}, (_, method, arguments) -> {
                    if (!within) {
                        within = true;
                        between.run();
                        within = false;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
