package dev.supervisor.api.ini;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each seed makes one file; a failure names its seed. */
@DisplayName("An ini file")
class RandomFilesTest {
    private static final String FILE = "/x.conf";
    private static final int FILES = 500;
    private static final int LONGEST = 300;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private static final class Writer {
        private final Random random;

        private Writer(long seed) {
            this.random = new Random(seed);
        }

        private Map<String, Map<String, String>> file() {
            Map<String, Map<String, String>> sections = new LinkedHashMap<>();
            for (int left = random.nextInt(6); left > 0; left--) {
                Map<String, String> options = new LinkedHashMap<>();
                for (int more = random.nextInt(6); more > 0; more--) {
                    options.put(option(), value());
                }
                sections.put(section(), options);
            }
            return sections;
        }

        private String section() {
            String name = text(LETTERS + ":-_ ][;#=é€", 1, 12);
            return name.equals(IniSink.DEFAULTS) || hasComment(name) ? section() : name;
        }

        private String option() {
            return text(LETTERS + "_.%(é", 1, 10);
        }

        private String value() {
            StringBuilder printable = new StringBuilder(" \té€%");
            for (char c = '!'; c <= '~'; c++) {
                printable.append(c);
            }
            String value = text(printable.toString(), 0, 30).strip();
            return hasComment(value) ? value() : value;
        }

        private String text(String alphabet, int shortest, int longest) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(shortest, longest + 1); left > 0; left--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            return text.toString();
        }

        private byte[] bytes() {
            byte[] bytes = new byte[random.nextInt(LONGEST)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                if (random.nextInt(3) > 0) { // mostly what a file is made of
                    String alphabet = "[]=:;# \t\n\r" + LETTERS;
                    bytes[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
                }
            }
            return bytes;
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, FILES);
    }

    /** Whether a part of it would not be read. */
    private static boolean hasComment(String text) {
        return text.matches("(?s)(.*\\s)?[;#].*");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_read_as_it_was_written(long seed) throws IniException {
        Map<String, Map<String, String>> written = new Writer(seed).file();
        StringBuilder text = new StringBuilder();
        written.forEach((section, options) -> {
            text.append('[').append(section).append("]\n");
            options.forEach((option, value) ->
                    text.append(option).append(" = ").append(value).append('\n'));
        });
        IniFile file = new IniFile();

        file.add(FILE, text.toString().getBytes(StandardCharsets.UTF_8));

        Map<String, Map<String, String>> read = new LinkedHashMap<>();
        file.sections().forEach(section -> {
            Map<String, String> options = new LinkedHashMap<>();
            section.options().forEach(option -> options.put(option.name(), option.value()));
            read.put(section.name(), options);
        });
        assertThat(read).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_any_bytes_is_read_or_refused_with_a_place(long seed) {
        try {
            IniFile file = new IniFile();
            file.add(FILE, new Writer(seed).bytes());
            file.sections()
                    .forEach(section -> assertThat(section.options()).allSatisfy(option -> assertThat(option.name())
                            .isNotEmpty()
                            .isEqualTo(option.name().toLowerCase(Locale.ROOT))));
        } catch (IniException refused) {
            assertThat(refused.origin().file()).isEqualTo(FILE);
            assertThat(refused.getMessage()).isNotEmpty();
        }
    }
}
