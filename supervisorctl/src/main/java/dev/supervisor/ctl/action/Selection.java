package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.Target;
import dev.supervisor.api.state.Target.OneProcess;
import dev.supervisor.api.state.Target.WholeGroup;
import java.util.ArrayList;
import java.util.List;

/** The processes that are meant by words, of those that there are; what means none is complained of. */
final class Selection {

    private Selection() {}

    /**
     * @param words empty, or with {@code all} among them: every process
     * @param unknown the exit code where a name means none
     */
    static List<ProcessInfo> of(List<String> words, List<ProcessInfo> all, ExitCode unknown, Session session) {
        if (words.isEmpty() || words.contains(Words.ALL)) {
            return all;
        }
        List<ProcessInfo> found = new ArrayList<>();
        for (String name : Naming.meant(words, all)) {
            List<ProcessInfo> meant = meant(name, all, session);
            found.addAll(meant);
            if (meant.isEmpty()) {
                session.terminal().line(complaint(name));
                session.exitWith(unknown);
                DidYouMean.process(name, session);
            }
        }
        return found;
    }

    private static List<ProcessInfo> meant(String name, List<ProcessInfo> all, Session session) {
        Target target = Target.parse(name);
        List<ProcessInfo> meant =
                all.stream().filter(info -> isMeant(info, target)).toList();
        return meant.isEmpty()
                ? Naming.unique(name, all, session)
                        .map(unique -> meant(unique.toString(), all, session))
                        .orElse(meant)
                : meant;
    }

    private static boolean isMeant(ProcessInfo info, Target target) {
        return switch (target) {
            case OneProcess(Namespec(String group, String process)) ->
                info.group().equals(group) && info.name().equals(process);
            case WholeGroup(String group) -> info.group().equals(group);
        };
    }

    private static String complaint(String typed) {
        return switch (Target.parse(typed)) {
            case OneProcess _ -> typed + ": ERROR (no such process)";
            case WholeGroup(String group) -> group + ": ERROR (no such group)";
        };
    }
}
