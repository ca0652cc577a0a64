package dev.supervisor.unit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.file.Assignment;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.grammar.HostFigures;
import dev.supervisor.unit.grammar.Property;
import dev.supervisor.unit.value.ResourceLimit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares with what {@code systemctl show} printed for some 1600 units of one or two directives. */
@DisplayName("What show prints")
@Tag("slow")
class ShownTest {
    /** The host on which it was captured. */
    private static final HostFigures HOST = new HostFigures(
            25_276_518_400L,
            4096,
            192_731,
            28_909,
            Map.of(
                    "STACK", new ResourceLimit(8_388_608, ResourceLimit.INFINITY),
                    "CORE", new ResourceLimit(0, ResourceLimit.INFINITY),
                    "NOFILE", new ResourceLimit(1024, 524_288),
                    "NPROC", new ResourceLimit(96_365, 96_365),
                    "MEMLOCK", new ResourceLimit(8_388_608, 8_388_608),
                    "SIGPENDING", new ResourceLimit(96_365, 96_365),
                    "MSGQUEUE", new ResourceLimit(819_200, 819_200),
                    "NICE", new ResourceLimit(0, 0),
                    "RTPRIO", new ResourceLimit(0, 0)));

    private final Map<String, List<String>> plain = new HashMap<>();
    private final List<Shown> captured = new ArrayList<>();

    private record Shown(String section, String key, String text, List<String> lines) {}

    @BeforeEach
    void read() {
        List<String> lines = plain.computeIfAbsent("", _ -> new ArrayList<>());
        for (String line : Readings.lines("shown.txt")) {
            if (line.startsWith("!")) {
                lines = plain.computeIfAbsent(line.substring(1), _ -> new ArrayList<>());
            } else if (line.startsWith(" ") || line.startsWith("-") || line.equals("refused")) {
                lines.add(line);
            } else if (!line.startsWith("#")) {
                lines = new ArrayList<>();
                int dot = line.indexOf('.');
                int equals = line.indexOf('=');
                captured.add(new Shown(
                        line.substring(0, dot), line.substring(dot + 1, equals), line.substring(equals + 1), lines));
            }
        }
    }

    @Test
    @DisplayName("of a unit that says nothing is what systemd 252 prints, in its order")
    void nothing() {
        for (String type : List.of("service", "timer")) {
            List<String> theirs =
                    plain.get(type).stream().map(line -> line.substring(1)).toList();
            Set<String> names = new HashSet<>();
            ours(type, List.of()).orElseThrow().forEach(property -> names.add(property.name()));

            assertThat(lines(type, List.of(), false))
                    .isEqualTo(theirs.stream()
                            .filter(line -> names.contains(line.substring(0, line.indexOf('='))))
                            .toList());
        }
    }

    @Test
    @DisplayName("of each directive is what systemd 252 prints")
    void each() {
        List<String> different = new ArrayList<>();
        for (Shown shown : captured) {
            String type = shown.section.equals("Timer") ? "timer" : "service";
            List<String> before = lines(type, List.of(), true);
            List<String> after = lines(type, assignments(shown), true);
            List<String> changes = new ArrayList<>();
            minus(after, before).forEach(line -> changes.add(" " + line));
            Set<String> named = new HashSet<>();
            changes.forEach(line -> named.add(line.substring(1, line.indexOf('='))));
            minus(before, after).stream()
                    .filter(line -> !named.contains(line.substring(0, line.indexOf('='))))
                    .forEach(line -> changes.add("-" + line));
            List<String> ours = after.isEmpty() ? List.of("refused") : changes;
            if (!ours.equals(shown.lines)) {
                different.add(shown.key + "=" + shown.text + "\n   them: " + shown.lines + "\n   ours: " + ours);
            }
        }
        assertThat(different).isEmpty();
    }

    private static List<String> minus(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        others.forEach(left::remove);
        return left;
    }

    private static List<Assignment> assignments(Shown shown) {
        List<Assignment> all = new ArrayList<>();
        boolean first = true;
        for (String part : shown.text.split(";;", -1)) {
            int equals = part.indexOf('=');
            String key = first || part.startsWith("@=") ? shown.key : part.substring(0, equals);
            all.add(Readings.assignment(all.size() + 2, shown.section, key, first ? part : part.substring(equals + 1)));
            first = false;
        }
        return all;
    }

    private static List<String> lines(String type, List<Assignment> assignments, boolean generalized) {
        return ours(type, assignments).orElse(List.of()).stream()
                .filter(property -> !property.value().isEmpty())
                .map(Property::toString)
                .map(line -> line.replace("v." + type, "@U").replaceAll("=v\\b", "=@P"))
                .map(ShownTest::inOrder)
                .toList();
    }

    /** systemd's order of dependencies is another one each time. */
    private static String inOrder(String line) {
        int equals = line.indexOf('=');
        boolean names = line.contains(".service ") || line.contains(".target ");
        return names
                ? line.substring(0, equals + 1)
                        + String.join(
                                " ",
                                new TreeSet<>(List.of(line.substring(equals + 1).split(" "))))
                : line;
    }

    private static Optional<List<Property>> ours(String type, List<Assignment> assignments) {
        List<Assignment> all = new ArrayList<>(assignments);
        boolean timed =
                assignments.stream().anyMatch(assignment -> assignment.key().matches("On[ABSU].*|OnCalendar"));
        boolean started =
                assignments.stream().anyMatch(assignment -> assignment.key().equals("ExecStart"));
        if (type.equals("timer") && !timed) {
            all.addFirst(Readings.assignment(1, "Timer", "OnBootSec", "1"));
        }
        if (type.equals("service") && !started) {
            all.add(Readings.assignment(9, "Service", "ExecStart", "/bin/true"));
        }
        String name = "v." + type;
        return Readings.read(name, new Problems(name), all)
                .map(definition -> UnitProperties.of(UnitType.of(type).orElseThrow(), definition, HOST));
    }
}
