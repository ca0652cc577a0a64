package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds the same files to the original's reader and to ours. */
@DisplayName("A configuration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigComparisonIT {
    private static final Path RESOURCES = Path.of("src/test/resources/config");
    private static final Path DIFFERENCES = Path.of("../docs/manual/differences.md");

    /** One program start takes a while: this many cases are between two that are given to the real programs. */
    private static final int CASES_BETWEEN = 25;

    private static final Path SAMPLE = Path.of("../conf/supervisord.conf");

    private final List<ConfigCase> cases = Stream.concat(
                    ConfigCase.all(Run.text(RESOURCES.resolve("cases.txt"))).stream(), samples())
            .toList();
    private final Map<ConfigCase, Path> directories = new LinkedHashMap<>();
    private ReadByOriginal byOriginal = new ReadByOriginal("", 0, Map.of());

    /** The output of {@code echo_supervisord_conf}, as it is and with every program, group and file in it in use. */
    private static Stream<ConfigCase> samples() {
        String sample = Run.text(SAMPLE);
        String used = sample.replaceAll("(?m)^;(\\[[a-z]+:|command=|events=|programs=)", "$1")
                .replace("programs=progname1,progname2", "programs=theprogramname");
        return Stream.of(
                new ConfigCase(
                        "the sample",
                        Optional.empty(),
                        Map.of(ConfigCase.MAIN, sample.getBytes(StandardCharsets.UTF_8))),
                new ConfigCase(
                        "the sample with a program, a listener and a group in use",
                        Optional.empty(),
                        Map.of(
                                ConfigCase.MAIN,
                                used.replaceAll("(?m)^\\[fcgi-program:", ";$0").getBytes(StandardCharsets.UTF_8))));
    }

    List<ConfigCase> cases() {
        return cases;
    }

    @BeforeAll
    void readAllWithTheOriginal(@TempDir Path directory) throws IOException {
        for (ConfigCase each : cases) {
            Path own = directory.resolve("cases").resolve("%03d".formatted(directories.size()));
            each.writeTo(own);
            directories.put(each, own);
        }
        byOriginal = ReadByOriginal.of(directory.resolve("cases"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void means_the_same_here_and_there(ConfigCase each) {
        Path own = directories.get(each);

        String ours = ReadByUs.told(new DirectorySurroundings(own, byOriginal.host(), byOriginal.uid()));

        String original = byOriginal.told().get(own.getFileName().toString());
        if (each.difference().isPresent()) {
            assertThat(ours).as("has to differ: %s", each.difference().get()).isNotEqualTo(original);
        } else {
            assertThat(ours).isEqualTo(original);
        }
    }

    @Test
    void differs_only_as_the_manual_says() {
        String manual = Run.text(DIFFERENCES);

        assertThat(cases.stream()
                        .flatMap(each -> each.difference().stream())
                        .distinct()
                        .filter(difference -> !manual.contains("| " + difference + " |")))
                .isEmpty();
        assertThat(cases).hasSizeGreaterThan(150);
    }

    @Test
    void is_answered_with_the_same_sentence_and_exit_code_by_the_programs_themselves() {
        for (int i = 0; i < cases.size(); i += CASES_BETWEEN) {
            ConfigCase each = cases.get(i);
            Path own = directories.get(each);
            if (each.difference().isEmpty()
                    && byOriginal.told().get(own.getFileName().toString()).startsWith("refused")) {
                List<String> arguments = List.of("-n", "-c", ConfigCase.MAIN);
                Run original = Run.of(own, Peer.ORIGINAL.daemon(), arguments);
                Run ours = Run.of(own, Peer.OURS.daemon(), arguments);
                Run checked = Run.of(own, Peer.OURS.daemon(), List.of("--check", "-c", ConfigCase.MAIN));

                String expected = original.err()
                        .replace(
                                Peer.ORIGINAL.daemon().toString(),
                                Peer.OURS.daemon().toString());
                assertThat(ours.err()).as(each.title()).startsWith(expected);
                assertThat(checked.err()).as(each.title()).startsWith(expected);
                assertThat(List.of(ours.code(), checked.code()))
                        .as(each.title())
                        .containsExactly(original.code(), original.code());
            }
        }
    }
}
