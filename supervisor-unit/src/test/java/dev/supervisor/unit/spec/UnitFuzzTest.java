package dev.supervisor.unit.spec;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.unit.LoadState;
import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.command.HostFacts;
import dev.supervisor.unit.directive.Slot;
import dev.supervisor.unit.file.SearchPath;
import dev.supervisor.unit.file.TreeInMemory;
import dev.supervisor.unit.file.UnitIndex;
import dev.supervisor.unit.file.UnitLoader;
import dev.supervisor.unit.grammar.HostFigures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Reads what chance writes, from the text of the files to the lines of {@code show}. {@code -Dinputs=} says how many units,
 * {@code -Dseed=} with which one to begin: a unit depends on its own seed only, and the failure names it.
 */
@DisplayName("A unit file that chance has written")
@Tag("slow")
class UnitFuzzTest {
    private static final int INPUTS = Integer.getInteger("inputs", 20_000);
    private static final long SEED = Long.getLong("seed", 1L);
    private static final String FOLDER = "/etc/systemd/system/";
    private static final HostFigures FIGURES = new HostFigures(1L << 34, 4096, 4096, 1024, Map.of());
    private static final List<String> NAMES = List.of(
            "a.service",
            "a@b-c.service",
            "-.slice",
            "a.slice",
            "a.timer",
            "a.target",
            "a.socket",
            "a-b.mount",
            "a.path",
            "a\\x2db@\\xff.service");
    private static final List<String> VALUES = List.of(
            "yes",
            "no",
            "infinity",
            "5",
            "-5",
            "0",
            "0777",
            "1G",
            "50%",
            "5min 20s",
            "/a",
            "-/a",
            "rel",
            "/bin/a $B ; -/bin/c",
            "~",
            "%n",
            "%I",
            "%Z",
            "%j%f",
            "'a b' \"c",
            "\"c\"",
            "\\x41\\",
            "\\303",
            "\\ud800",
            "\\",
            "a:b:c",
            "A=1",
            "TERM",
            "RTMIN+3",
            "SIGKILL",
            "|!x",
            "b.service",
            "always",
            "oneshot",
            "notify",
            "file:/x",
            "journal",
            "CAP_KILL",
            "~AF_INET",
            "99999999999999999999",
            "127.0.0.1/8",
            "::1/64",
            "0-3",
            ",",
            " ",
            "\t",
            ";",
            "#",
            "\u00e9",
            "\ud83d\ude00",
            "\0",
            "\u007f");
    private static final List<String> LINES = List.of(
            "\n",
            "\\\n",
            "# comment\n",
            "[Unit]\n",
            "[Service]\n",
            "[Install]\n",
            "[Timer]\n",
            "[Slice]\n",
            "[X-Own]\n",
            "[Frob]\n",
            "[Frob\n",
            "foo\n",
            "=foo\n",
            "Frob=1\n",
            "\r\n",
            "\ufeff");

    private static byte[] written(Random chance, UnitType type) {
        List<Slot> slots = UnitSections.of(type).slots();
        StringBuilder text = new StringBuilder(chance.nextInt(8) == 0 ? "" : "[Service]\nExecStart=/bin/a\n");
        for (int lines = chance.nextInt(12); lines > 0; lines--) {
            Slot slot = slots.get(chance.nextInt(slots.size()));
            text.append('[').append(slot.section()).append("]\n");
            text.append(slot.name()).append('=');
            for (int pieces = chance.nextInt(4); pieces > 0; pieces--) {
                text.append(VALUES.get(chance.nextInt(VALUES.size())));
                text.append(chance.nextInt(3) == 0 ? " " : "");
            }
            text.append('\n');
            text.append(chance.nextInt(6) == 0 ? LINES.get(chance.nextInt(LINES.size())) : "");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && chance.nextInt(20) == 0) {
            bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
        }
        return bytes;
    }

    /** A crash, or a unit that is neither usable nor refused with a reason. */
    private static Optional<String> failure(Random chance) {
        UnitName name = UnitName.of(NAMES.get(chance.nextInt(NAMES.size()))).orElseThrow();
        TreeInMemory files = new TreeInMemory();
        files.file(FOLDER + name.template().orElse(name), written(chance, name.type()), 0644);
        for (int dropIn = chance.nextInt(3); dropIn > 0; dropIn--) {
            files.file(FOLDER + name + ".d/" + dropIn + ".conf", written(chance, name.type()), 0644);
        }
        try {
            UnitReading read = read(files, name.text());
            boolean usable = read.loadState() == LoadState.LOADED;
            boolean shown = read.definition()
                    .map(unit -> UnitProperties.of(name.type(), unit, FIGURES))
                    .filter(properties -> !properties.isEmpty())
                    .isPresent();
            boolean told = read.loadError().isPresent()
                    && (read.loadState() == LoadState.MASKED || !read.problems().isEmpty());
            return usable == shown && (usable || told)
                    ? Optional.empty()
                    : Optional.of(read.loadState() + ", shown: " + shown + ", told: " + told);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
            return Optional.of(broken.toString());
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void is_read_or_refused_with_a_reason() {
        for (long seed = SEED; seed < SEED + INPUTS; seed++) {
            assertThat(failure(new Random(seed)))
                    .as("-Dseed=%d -Dinputs=1", seed)
                    .isEmpty();
        }
    }

    /** Twenty thousand different words in each directive: what is quadratic takes minutes. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void of_many_words_is_read_in_a_moment() {
        String words = IntStream.range(0, 20_000)
                .mapToObj(number -> VALUES.get(number % 4) + number)
                .collect(joining(" "));
        for (String type : List.of("service", "timer")) {
            for (Slot slot : UnitSections.of(UnitType.of(type).orElseThrow()).slots()) {
                String text = "[" + slot.section() + "]\n" + slot.name() + "=" + words + "\n";
                TreeInMemory files = new TreeInMemory().file(FOLDER + "a." + type, text);

                assertThat(read(files, "a." + type).source().assignments()).hasSize(1);
            }
        }
    }

    private static UnitReading read(TreeInMemory files, String name) {
        UnitIndex index = UnitIndex.of(files, SearchPath.DEFAULT);
        return UnitReading.of(
                new UnitLoader(files, index).load(UnitName.of(name).orElseThrow()), HostFacts.NONE);
    }
}
