package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of the original's reader for many configurations, in one process of Python.
 *
 * @param host the name of the machine that it saw
 * @param uid the user that it read as
 * @param told its result for each, by the name of the configuration's directory
 */
record ReadByOriginal(String host, int uid, Map<String, String> told) {
    /** The separator between the configurations of its output; first come the facts. */
    private static final String BETWEEN = "(?m)^### ";

    /** @param cases a folder with a folder for each configuration */
    static ReadByOriginal of(Path cases) throws IOException {
        Run run = Run.of(
                cases.getParent(),
                List.of(
                        "/usr/bin/python3",
                        "-I",
                        "-X",
                        "utf8",
                        Path.of("src/test/resources/config/original.py")
                                .toAbsolutePath()
                                .toString(),
                        cases.toString()));
        assertThat(run.err()).isEmpty();
        String[] parts = run.out().split(BETWEEN);
        Map<String, String> told = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int end = parts[i].indexOf('\n');
            told.put(parts[i].substring(0, end), parts[i].substring(end + 1));
        }
        String[] facts = parts[0].strip().split(" ");
        return new ReadByOriginal(facts[0], Integer.parseInt(facts[1]), told);
    }
}
