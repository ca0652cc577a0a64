package dev.supervisor.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.supervisor.logfile.LogReadException.Refusal;
import dev.supervisor.os.Errno;
import dev.supervisor.os.simulated.SimulatedKernel;
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
    private final LogReader reader = new LogReader(kernel.files(), kernel.descriptors(), 100_000);

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
            assertThat(reader.read(PATH, offset, length)).isEqualTo(piece);
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
            return catchThrowableOfType(LogReadException.class, () -> reader.read(path, offset, length))
                    .refusal();
        }
    }

    @Test
    void is_too_long_for_one_answer_one_byte_beyond_what_is_allowed() throws LogReadException {
        kernel.files().putFile(PATH, 0644, new byte[100_000]);
        assertThat(reader.read(PATH, 0, 0)).hasSize(100_000);

        kernel.files().putFile(PATH, 0644, new byte[100_001]);
        assertThat(catchThrowableOfType(LogReadException.class, () -> reader.read(PATH, 0, 0))
                        .refusal())
                .isEqualTo(Refusal.FAILED);
        assertThat(reader.read(PATH, 1, 0)).hasSize(100_000);
    }

    @Test
    void shows_what_is_not_text_as_replacement_characters() throws LogReadException {
        kernel.files().putFile(PATH, 0644, new byte[] {'a', (byte) 0xFF, (byte) 0xC3, (byte) 0xA4});

        assertThat(reader.read(PATH, 0, 0)).isEqualTo("a\uFFFDä");
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
            "-5,3,def,true"
        })
        void gives_this_end(long offset, long length, String text, boolean overflow) {
            assertThat(reader.tail(PATH, offset, length)).isEqualTo(new LogReader.End(text, 6, overflow));
        }

        @Test
        void has_no_end_if_it_is_not_there() {
            assertThat(reader.tail("/var/log/none", 5, 5)).isEqualTo(new LogReader.End("", 0, false));
        }

        @Test
        void has_no_end_if_it_cannot_be_read() {
            kernel.files().refuse(PATH, Errno.named("EACCES"));

            assertThat(reader.tail(PATH, 5, 5)).isEqualTo(new LogReader.End("", 5, false));
        }
    }
}
