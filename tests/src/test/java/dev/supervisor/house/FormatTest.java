package dev.supervisor.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Main;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** With {@code -Dformat.write=true}, which is what {@code ./format} says, the files are changed instead. */
@DisplayName("Every Java file")
class FormatTest {
    @Test
    void is_formatted_as_palantir_java_format_does() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--palantir"));
        arguments.add(Boolean.getBoolean("format.write") ? "--replace" : "--dry-run");
        Source.all().forEach(source -> arguments.add(source.absolute().toString()));
        var unformatted = new StringWriter();
        var problems = new StringWriter();

        new Main(new PrintWriter(unformatted, true), new PrintWriter(problems, true), InputStream.nullInputStream())
                .format(arguments.toArray(String[]::new));

        assertThat(unformatted.toString().lines())
                .as("files to be formatted: run ./format")
                .isEmpty();
        assertThat(problems.toString()).isEmpty();
    }
}
