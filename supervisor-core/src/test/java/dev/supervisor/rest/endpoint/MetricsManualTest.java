package dev.supervisor.rest.endpoint;

import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.simulated.ChildScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The manual of the metrics")
class MetricsManualTest {
    private static final Path MANUAL = Path.of("../docs/manual/api.md");

    /** In the manual … stands for what many names begin with. */
    private static final Pattern NAMED = Pattern.compile(
            "`((?:…|supervisord|node_supervisord|supervisor_process|process)_[a-z_]+)(?:\\{([a-z_,]+)\\})?`");

    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) ");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)\\{([^}]*)\\}");

    /** Those of the process or the group that every sample of one has. */
    private static final Set<String> OF_EACH = Set.of("name", "group");

    private final String page = page();

    private static String page() {
        SimulatedDaemon daemon =
                new SimulatedDaemon(program("web").alone(), program("ear").listeningTo(10, "EVENT"));
        daemon.kernel.install("/bin/web", ChildScript.exits(3, Duration.ofSeconds(2)));
        Asking api = new Asking(daemon);
        for (int times = 0; times < 2; times++) {
            api.begin("POST /api/v1/processes/web/start");
            daemon.pass(Duration.ofSeconds(5));
        }
        return api.ask("GET /metrics").body();
    }

    private static Map<String, Set<String>> told() throws IOException {
        String manual = Files.readString(MANUAL);
        int from = manual.indexOf("### `GET /metrics`");
        String section = manual.substring(from, manual.indexOf("\n### ", from));
        return new TreeMap<>(NAMED.matcher(section)
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1).replace("…", "supervisord_process"), MetricsManualTest::labels)));
    }

    private static Set<String> labels(MatchResult match) {
        return match.group(2) == null
                ? Set.of()
                : ours(Arrays.stream(match.group(2).split(",")).collect(Collectors.toSet()));
    }

    private static Set<String> ours(Set<String> labels) {
        Set<String> ours = new TreeSet<>(labels);
        ours.removeAll(OF_EACH);
        return ours;
    }

    @Test
    void names_every_one_and_no_other() throws IOException {
        assertThat(told().keySet())
                .containsExactlyInAnyOrderElementsOf(FAMILY.matcher(page)
                        .results()
                        .map(match -> match.group(1))
                        .toList());
    }

    @Test
    void names_the_labels_of_each() throws IOException {
        Map<String, Set<String>> seen = SAMPLE.matcher(page)
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1),
                        match -> ours(Pattern.compile("(\\w+)=\"")
                                .matcher(match.group(2))
                                .results()
                                .map(label -> label.group(1))
                                .collect(Collectors.toSet())),
                        (one, _) -> one));
        Map<String, Set<String>> told = told();

        assertThat(seen).isNotEmpty().allSatisfy((name, labels) -> assertThat(told.get(name))
                .isEqualTo(labels));
    }
}
