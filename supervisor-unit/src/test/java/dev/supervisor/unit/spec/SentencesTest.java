package dev.supervisor.unit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.unit.file.Assignment;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.file.UnitProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sentences about values")
class SentencesTest {
    /** Directives that do nothing here, and whose values are kept without a look at them. */
    private static final Set<String> UNCHECKED = Set.of(
            "Service.RootImageOptions",
            "Service.RootHash",
            "Service.RootHashSignature",
            "Service.ExtensionImages",
            "Service.MountImages",
            "Service.SystemCallFilter",
            "Service.SystemCallLog",
            "Service.SetCredentialEncrypted",
            "Service.BPFProgram",
            "Service.RestrictFileSystems",
            "Timer.OnCalendar");

    @Test
    @DisplayName("are those of systemd 252, for every directive and some seventy values of each")
    void sentences() {
        List<String> values = new ArrayList<>();
        List<String> keys = List.of();
        Map<Integer, String> told = new TreeMap<>();
        List<String> different = new ArrayList<>();
        for (String line : Readings.lines("readings.txt")) {
            if (line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("=")) {
                values.add(line.substring(1));
            } else if (line.startsWith("-")) {
                compare(keys, values, told, different);
                keys = List.of(line.substring(1).split(" "));
                told.clear();
            } else {
                String[] parts = line.split("\t", 2);
                numbers(parts[0]).forEach(number -> told.put(number, parts[1]));
            }
        }
        compare(keys, values, told, different);
        assertThat(different).isEmpty();
    }

    private static List<Integer> numbers(String ranges) {
        List<Integer> numbers = new ArrayList<>();
        for (String range : ranges.split(",")) {
            String[] ends = range.split("-");
            for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    private static void compare(
            List<String> keys, List<String> values, Map<Integer, String> told, List<String> different) {
        for (String name : keys) {
            if (UNCHECKED.contains(name)) {
                continue;
            }
            for (int i = 0; i < values.size(); i++) {
                String expected = told.getOrDefault(i, "")
                        .replace("{v}", values.get(i))
                        .replace("{key}", name.substring(name.indexOf('.') + 1));
                String actual = said(name, values.get(i));
                if (!actual.equals(expected)) {
                    different.add(name + "=" + values.get(i) + "\n   them: " + expected + "\n   ours: " + actual);
                }
            }
        }
    }

    private static String said(String name, String value) {
        String section = name.substring(0, name.indexOf('.'));
        String unit = section.equals("Timer") ? "q.timer" : "q.service";
        Problems problems = new Problems(unit);
        Assignment assignment = Readings.assignment(2, section, name.substring(name.indexOf('.') + 1), value);
        new UnitSpecReader(Readings.facts(unit), problems).take(assignment);
        return String.join(
                " // ",
                Readings.source(unit, List.of(assignment)).problemsWith(problems.list()).stream()
                        .map(UnitProblem::line)
                        .map(line -> line.replaceFirst("^/f[^ ]*2\\)?: ", "").replaceFirst("^" + unit + ": ", "FATAL "))
                        .toList());
    }
}
