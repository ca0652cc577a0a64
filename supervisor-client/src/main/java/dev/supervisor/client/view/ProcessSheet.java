package dev.supervisor.client.view;

import dev.supervisor.client.report.ProcessDetail;
import dev.supervisor.client.report.ProcessDetail.Log;
import dev.supervisor.client.report.ProcessDetail.TreeMember;
import dev.supervisor.client.report.ProcessReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The output of {@code status -v} for a process. Data that a server does not offer have no line. Pure. */
public final class ProcessSheet {
    private static final int LABEL_WIDTH = 12;
    private static final String DEEPER = "  ";

    private final List<String> lines = new ArrayList<>();

    private ProcessSheet() {}

    public static List<String> lines(ProcessDetail detail, Palette palette) {
        ProcessSheet sheet = new ProcessSheet();
        sheet.addProcess(detail.process(), palette);
        sheet.add("command", detail.command());
        detail.directory().ifPresent(directory -> sheet.add("directory", directory));
        detail.user().ifPresent(user -> sheet.add("user", user));
        sheet.addTree(detail.tree());
        sheet.addUsage(detail.process());
        sheet.addPast(detail.process());
        detail.logs().forEach(sheet::addLog);
        return sheet.lines;
    }

    private void add(String label, String text) {
        if (!text.isEmpty()) {
            lines.add(DEEPER + label + " ".repeat(LABEL_WIDTH - label.length()) + text);
        }
    }

    private void addProcess(ProcessReport process, Palette palette) {
        String head = process.name() + "  " + process.statename();
        lines.add(process.state().map(state -> palette.paint(head, state)).orElse(head));
        add("", process.uptime().isPresent() ? "" : process.description());
        process.startedAt()
                .ifPresent(at -> add(
                        process.pid().isPresent() ? "since" : "last start",
                        Amounts.time(at)
                                + process.uptime()
                                        .map(up -> " (" + Amounts.uptime(up) + ")")
                                        .orElse("")));
        process.nextStart().ifPresent(at -> add("next start", Amounts.time(at)));
        process.pid().ifPresent(pid -> add("pid", Long.toString(pid)));
    }

    private void addTree(List<TreeMember> tree) {
        for (TreeMember member : tree) {
            String amounts = Amounts.bytes(member.memoryBytes()) + ", " + Amounts.seconds(member.cpu());
            String label = member == tree.getFirst() ? "processes" : "";
            String text =
                    DEEPER.repeat(depth(member, tree)) + member.pid() + " " + member.command() + "  (" + amounts + ")";
            lines.add(DEEPER + label + " ".repeat(LABEL_WIDTH - label.length()) + text);
        }
    }

    private static int depth(TreeMember member, List<TreeMember> tree) {
        int depth = 0;
        Optional<TreeMember> above = parent(member, tree);
        while (above.isPresent() && depth < tree.size()) {
            depth++;
            above = parent(above.get(), tree);
        }
        return depth;
    }

    private static Optional<TreeMember> parent(TreeMember member, List<TreeMember> tree) {
        return tree.stream().filter(other -> other.pid() == member.parent()).findFirst();
    }

    private void addUsage(ProcessReport process) {
        process.usage().ifPresent(usage -> {
            add("memory", Amounts.bytes(usage.memoryBytes()));
            add(
                    "CPU",
                    Amounts.seconds(usage.cpu())
                            + usage.cpuPercent()
                                    .map(percent -> " (" + Amounts.percent(percent) + "% since the start)")
                                    .orElse(""));
            add("tasks", Long.toString(usage.tasks()));
        });
    }

    private void addPast(ProcessReport process) {
        process.restarts().ifPresent(restarts -> add("restarts", Long.toString(restarts)));
        add("last exit", process.lastExit());
    }

    private void addLog(Log log) {
        add(
                log.channel(),
                log.path()
                        + log.size()
                                .map(size -> " (" + Amounts.bytes(size) + ")")
                                .orElse(""));
        log.lastLines().forEach(line -> lines.add(DEEPER + DEEPER + "| " + line));
    }
}
