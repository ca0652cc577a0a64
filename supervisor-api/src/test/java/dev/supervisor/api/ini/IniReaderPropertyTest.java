package dev.supervisor.api.ini;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("An ini file")
class IniReaderPropertyTest {
    private static final String FILE = "/x.conf";
    private static final int TRIES = 500;

    @Provide
    Arbitrary<Map<String, Map<String, String>>> files() {
        Arbitrary<String> section = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars(":-_ ][;#=é€")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(name -> !name.equals(IniSink.DEFAULTS) && !hasComment(name));
        Arbitrary<String> option = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("_.%(é")
                .ofMinLength(1)
                .ofMaxLength(10);
        Arbitrary<String> value = Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars(" \té€%")
                .ofMaxLength(30)
                .map(String::strip)
                .filter(text -> !hasComment(text));
        return Arbitraries.maps(section, Arbitraries.maps(option, value).ofMaxSize(5))
                .ofMaxSize(5);
    }

    /** Whether a part of it would not be read. */
    private static boolean hasComment(String text) {
        return text.matches("(?s)(.*\\s)?[;#].*");
    }

    @Property(tries = TRIES)
    @Label("is read as it was written")
    void isReadAsItWasWritten(@ForAll("files") Map<String, Map<String, String>> written) throws IniException {
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

    @Property(tries = TRIES)
    @Label("of any bytes is read or refused with a place")
    void ofAnyBytesIsReadOrRefusedWithAPlace(@ForAll byte[] bytes) {
        try {
            IniFile file = new IniFile();
            file.add(FILE, bytes);
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
