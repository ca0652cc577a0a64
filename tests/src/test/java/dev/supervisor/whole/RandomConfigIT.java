package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Feeds what chance has written in the style of people to the original's reader and to ours. {@code -Dinputs=} says how many, {@code -Dseed=}
 * with which one to begin: a file depends on its own seed only, and the failure names it.
 */
@DisplayName("Random configurations")
class RandomConfigIT {
    private static final int INPUTS = Integer.getInteger("inputs", 2_000);
    private static final long SEED = Long.getLong("seed", 1L);
    private static final int MANY = 500;
    private static final int MOST_SHOWN = 10;

    @TempDir
    private Path directory;

    private Path of(long seed) {
        return directory.resolve("cases").resolve("%09d".formatted(seed));
    }

    @Test
    void are_read_as_the_original_reads_them_but_for_the_differences_of_the_manual() throws IOException {
        for (long seed = SEED; seed < SEED + INPUTS; seed++) {
            RandomConfig.of(seed).writeTo(of(seed));
        }
        ReadByOriginal original = ReadByOriginal.of(directory.resolve("cases"));
        List<String> different = new ArrayList<>();
        int accepted = 0;
        for (long seed = SEED; seed < SEED + INPUTS; seed++) {
            Path own = of(seed);
            String ours = ReadByUs.toldWithoutDoubts(new DirectorySurroundings(own, original.host(), original.uid()));
            String theirs = original.told().get(own.getFileName().toString());
            accepted += ours.startsWith("daemon ") ? 1 : 0;
            if (!ours.equals(theirs)) {
                different.add("-Dseed=%d -Dinputs=1%n%s--- original%n%s--- ours%n%s"
                        .formatted(seed, Files.readString(own.resolve(ConfigCase.MAIN)), theirs, ours));
            }
        }

        assertThat(different.stream().limit(MOST_SHOWN).collect(Collectors.joining("\n")))
                .as("%d of %d", different.size(), INPUTS)
                .isEmpty();
        if (INPUTS > MANY) {
            assertThat(accepted).as("files that can be used").isBetween(INPUTS / 5, INPUTS * 4 / 5);
        }
    }
}
