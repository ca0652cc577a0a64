package dev.supervisor.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.supervisor.logfile.LogReadException.Refusal;
import dev.supervisor.logfile.LogReader.Text;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.SimulatedKernel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values were taken from the original's readFile and tailFile on the same six bytes. */
@DisplayName("A log of six bytes")
class LogReaderTest {
    private static final String PATH = "/var/log/f";

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final LogReader reader = new LogReader(kernel.files(), kernel.descriptors());

    @BeforeEach
    void put() {
        kernel.files().putFile(PATH, 0644, "abcdef".getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void no_descriptor_stays_open() {
        assertThat(kernel.openDescriptors()).hasSize(1); // the host's signals
    }

    @Nested
    class When_read {

        @ParameterizedTest
        @CsvSource({
            "0,0,abcdef",
            "2,0,cdef",
            "0,3,abc",
            "2,3,cde",
            "2,4,cdef",
            "2,5,cdef",
            "6,0,''",
            "7,0,''",
            "100,5,''",
            "-2,0,ef",
            "-6,0,abcdef",
            "-7,0,abcdef"
        })
        void gives_this_piece(long offset, long length, String piece) throws LogReadException {
            assertThat(reader.read(PATH, offset, length, 6)).isEqualTo(new Text.Held(piece));
            assertThat(later(reader.read(PATH, offset, length, 0))).isEqualTo(piece);
        }

        @ParameterizedTest
        @CsvSource({"0,-1", "-1,1", "-1,-1"})
        void refuses_ranges_that_mean_nothing(long offset, long length) {
            assertThat(refusal(PATH, offset, length)).isEqualTo(Refusal.BAD_ARGUMENTS);
        }

        @Test
        void is_missed_if_it_is_not_there() {
            assertThat(refusal("/var/log/none", 0, 0)).isEqualTo(Refusal.NO_FILE);
        }

        @Test
        void fails_if_the_system_refuses() {
            kernel.files().refuse(PATH, Errno.named("EACCES"));

            assertThat(refusal(PATH, 0, 0)).isEqualTo(Refusal.FAILED);
        }

        @Test
        void fails_if_it_is_our_standard_output() {
            kernel.files().putFile("/dev/stdout", 0666, new byte[0]);

            assertThat(refusal("/dev/stdout", 0, 0)).isEqualTo(Refusal.FAILED);
        }

        private Refusal refusal(String path, long offset, long length) {
            return catchThrowableOfType(LogReadException.class, () -> reader.read(path, offset, length, 6))
                    .refusal();
        }
    }

    @Test
    void is_held_up_to_what_is_allowed_and_not_a_byte_longer() throws LogReadException {
        assertThat(reader.read(PATH, 0, 0, 6)).isInstanceOf(Text.Held.class);
        assertThat(reader.read(PATH, 0, 0, 5)).isInstanceOf(Text.Kept.class);
        assertThat(reader.read(PATH, 1, 0, 5)).isInstanceOf(Text.Held.class);
        assertThat(reader.tail(PATH, 0, 6, 6).text()).isInstanceOf(Text.Held.class);
        assertThat(reader.tail(PATH, 0, 6, 5).text()).isInstanceOf(Text.Kept.class);
    }

    /** The text read piece by piece, twice. */
    private static String later(Text text) {
        return switch (text) {
            case Text.Held(String held) -> held;
            case Text.Kept(LogRange range) -> {
                try (LogRange.Reading reading = range.open()) {
                    String first = rest(reading);
                    reading.rewind();
                    assertThat(rest(reading)).isEqualTo(first).hasSize((int) range.bytes());
                    yield first;
                } catch (SystemException e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    private static String rest(LogRange.Reading reading) throws SystemException {
        StringBuilder all = new StringBuilder();
        for (byte[] piece = reading.next(); piece.length > 0; piece = reading.next()) {
            all.append(new String(piece, StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    @Nested
    class When_it_is_read_later {
        private LogRange range;

        @BeforeEach
        void ask() throws LogReadException {
            range = ((Text.Kept) reader.read(PATH, 1, 4, 0)).range();
        }

        private void overwrite(String text) throws SystemException {
            Fd file = kernel.files().openTruncated(PATH);
            ByteBuffer bytes = ByteBuffer.allocateDirect(text.length());
            kernel.descriptors()
                    .write(
                            file,
                            bytes.put(text.getBytes(StandardCharsets.UTF_8)).flip());
            kernel.descriptors().close(file);
        }

        @Test
        void ends_where_it_ends_if_it_has_become_shorter() throws SystemException {
            overwrite("abc");

            try (LogRange.Reading reading = range.open()) {
                assertThat(rest(reading)).isEqualTo("bc");
            }
        }

        @Test
        void shows_nothing_that_came_behind_it() throws SystemException {
            overwrite("abcdefghi");

            try (LogRange.Reading reading = range.open()) {
                assertThat(rest(reading)).isEqualTo("bcde");
            }
        }

        @Test
        void is_still_there_if_it_is_rotated_and_has_nothing_if_it_was_removed_before_it_was_opened() throws Exception {
            try (LogRange.Reading reading = range.open()) {
                kernel.files().rename(PATH, PATH + ".1");
                kernel.files().putFile(PATH, 0644, "other log".getBytes(StandardCharsets.UTF_8));

                assertThat(rest(reading)).isEqualTo("bcde");
            }
            try (LogRange.Reading reading = range.open()) {
                assertThat(rest(reading)).isEqualTo("bcde");
            }
            kernel.files().unlink(PATH + ".1");
            try (LogRange.Reading reading = range.open()) {
                assertThat(rest(reading)).isEmpty();
            }
        }
    }

    @Test
    void shows_what_is_not_text_as_replacement_characters() throws LogReadException {
        kernel.files().putFile(PATH, 0644, new byte[] {'a', (byte) 0xFF, (byte) 0xC3, (byte) 0xA4});

        assertThat(reader.read(PATH, 0, 0, 10)).isEqualTo(new Text.Held("a\uFFFDä"));
    }

    @Nested
    class When_tailed {

        @ParameterizedTest
        @CsvSource({
            "0,0,'',true",
            "0,3,def,true",
            "0,5,bcdef,true",
            "0,6,abcdef,false",
            "0,100,abcdef,false",
            "3,10,abcdef,false",
            "3,2,ef,true",
            "3,3,def,false",
            "5,1,f,false",
            "6,3,'',false",
            "7,3,'',false",
            "0,-1,'',true",
            "-5,3,def,true",
            "9223372036854775807,5,'',false",
            "5,9223372036854775807,abcdef,false",
            "-9223372036854775808,-5,'',true"
        })
        void gives_this_end(long offset, long length, String text, boolean overflow) {
            assertThat(reader.tail(PATH, offset, length, 6))
                    .isEqualTo(new LogReader.End(new Text.Held(text), 6, overflow));
            assertThat(later(reader.tail(PATH, offset, length, 0).text())).isEqualTo(text);
        }

        @Test
        void has_no_end_if_it_is_not_there() {
            assertThat(reader.tail("/var/log/none", 5, 5, 6)).isEqualTo(new LogReader.End(Text.NOTHING, 0, false));
        }

        @Test
        void has_no_end_if_it_cannot_be_read() {
            kernel.files().refuse(PATH, Errno.named("EACCES"));

            assertThat(reader.tail(PATH, 5, 5, 6)).isEqualTo(new LogReader.End(Text.NOTHING, 5, false));
        }
    }
}
