package dev.supervisor.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Main;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code -Dformat.write=true}, which is what {@code ./format} says, the files are changed instead. */
@DisplayName("Every Java file")
class FormatTest {
    private static final boolean WRITE = Boolean.getBoolean("format.write");

    @Test
    void is_formatted_as_palantir_java_format_does() throws Exception {
        List<Source> all = Source.all();
        WellFormatted known = WellFormatted.byThisFormatter();

        assertThat(unformatted(known.without(all)))
                .as("files to be formatted: run ./format")
                .isEmpty();
        if (!WRITE) {
            known.remember(all);
        }
    }

    @Test
    void is_read_again_when_it_or_the_formatter_has_changed(@TempDir Path directory) throws Exception {
        Source before = new Source(Path.of("A.java"), "", "class A {}", "class A {}");
        Source after = new Source(Path.of("A.java"), "", "class A { }", "class A { }");
        WellFormatted known = new WellFormatted(directory.resolve("hashes"), "1.0");
        assertThat(known.without(List.of(before))).containsExactly(before);

        known.remember(List.of(before));

        assertThat(known.without(List.of(before, after))).containsExactly(after);
        assertThat(new WellFormatted(directory.resolve("hashes"), "1.1").without(List.of(before)))
                .containsExactly(before);
    }

    /** The files of these that are not formatted, and what the formatter cannot read. */
    private static List<String> unformatted(List<Source> sources) throws Exception {
        if (sources.isEmpty()) {
            return List.of();
        }
        Stream<String> files = sources.stream().map(source -> source.absolute().toString());
        StringWriter found = new StringWriter();
        PrintWriter told = new PrintWriter(found, true);
        new Main(told, told, InputStream.nullInputStream())
                .format(Stream.concat(Stream.of("--palantir", WRITE ? "--replace" : "--dry-run"), files)
                        .toArray(String[]::new));
        return found.toString().lines().toList();
    }
}
