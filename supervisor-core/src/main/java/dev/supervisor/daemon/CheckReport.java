package dev.supervisor.daemon;

import dev.supervisor.api.json.JsonValue;
import dev.supervisor.api.json.JsonWriter;
import dev.supervisor.config.ConfigCheck;
import dev.supervisor.config.Configuration;
import dev.supervisor.config.option.Notice;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.text.LogLevel;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ProcessSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The output of {@code --check} about a file, and whether it is good. */
final class CheckReport {
    private final String program;
    private final Set<DaemonOption> wishes;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private boolean good;

    /**
     * @param program how the daemon was called
     * @param wishes which of {@code --json} and {@code --strict}
     */
    CheckReport(String program, Set<DaemonOption> wishes) {
        this.program = program;
        this.wishes = wishes;
    }

    /**
     * Says it.
     *
     * @param file its path as it was named; empty if none was found
     * @param more what else there is to notice
     */
    void of(String file, ConfigCheck check, List<Notice> more) {
        boolean strict = wishes.contains(DaemonOption.STRICT);
        List<Problem> problems = new ArrayList<>(check.problems());
        if (strict) {
            problems.addAll(check.remarks());
        }
        List<Problem> remarks = strict ? List.of() : check.remarks();
        good = problems.isEmpty();
        List<Notice> notices = check.configuration().map(Configuration::notices).orElse(List.of()).stream()
                .filter(notice -> notice.level() != LogLevel.CRITICAL) // it is about who runs the daemon
                .collect(Collectors.toCollection(ArrayList::new));
        notices.addAll(more);
        List<GroupSpec> groups =
                check.configuration().map(Configuration::groups).orElse(List.of());
        if (wishes.contains(DaemonOption.JSON)) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("file", file);
            report.put("ok", good);
            report.put("problems", problems.stream().map(CheckReport::json).toList());
            report.put("remarks", remarks.stream().map(CheckReport::json).toList());
            report.put("notices", notices.stream().map(CheckReport::json).toList());
            report.put("groups", groups.stream().map(CheckReport::json).toList());
            out.append(JsonWriter.compact(JsonValue.of(report))).append('\n');
            return;
        }
        complain(problems, check.problems().isEmpty());
        remarks.forEach(remark -> out.append(remark.line()).append('\n'));
        notices.forEach(notice -> out.append(notice.level().tag())
                .append(' ')
                .append(notice.text())
                .append('\n'));
        if (good) {
            int processes =
                    groups.stream().mapToInt(group -> group.processes().size()).sum();
            out.append("%s can be used: %d groups, %d processes\n".formatted(file, groups.size(), processes));
        }
    }

    /** The original's two lines, then one for each further problem; of what the original accepts only our own lines. */
    private void complain(List<Problem> problems, boolean originalAccepts) {
        if (originalAccepts) {
            problems.forEach(problem -> err.append(problem.line()).append('\n'));
        } else {
            err.append(DaemonCommandLine.complaint(program, problems));
        }
    }

    private static Map<String, Object> json(Problem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        problem.origin().ifPresent(origin -> {
            json.put("file", origin.file());
            json.put("line", origin.line());
        });
        problem.section().ifPresent(section -> json.put("section", section));
        problem.option().ifPresent(option -> json.put("option", option));
        json.put("message", problem.discreetSentence());
        return json;
    }

    private static Map<String, Object> json(Notice notice) {
        return Map.of("level", notice.level().name().toLowerCase(Locale.ROOT), "message", notice.text());
    }

    private static Map<String, Object> json(GroupSpec group) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", group.name());
        json.put("priority", group.priority());
        json.put("processes", group.processes().stream().map(ProcessSpec::name).toList());
        return json;
    }

    /** For standard output. */
    String out() {
        return out.toString();
    }

    /** For standard error. */
    String err() {
        return err.toString();
    }

    boolean isGood() {
        return good;
    }
}
