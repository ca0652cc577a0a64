package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.client.ConfiguredProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Suggestions for an unknown name, on standard error and only if that is a terminal: the output for scripts does not
 * change, and the server is not asked for names on their behalf. If it does not give them, nothing is suggested.
 */
final class DidYouMean {
    private static final int MOST = 3;

    private DidYouMean() {}

    static void action(String typed, Actions actions, Session session) {
        if (session.audience().seesErrors()) {
            Set<String> names = new TreeSet<>(Set.of("help"));
            actions.listed().forEach(action -> names.add(action.name()));
            actions.added().forEach(action -> names.add(action.name()));
            propose(Spelling.nearest(typed, names), session);
        }
    }

    /** @param typed the name of a process, or of a group with {@code :*} behind it */
    static void process(String typed, Session session) {
        if (session.audience().seesErrors()) {
            Map<String, Set<String>> meant = namesOfProcesses(session);
            Set<String> names = new TreeSet<>();
            Spelling.nearest(typed, meant.keySet()).forEach(word -> names.addAll(meant.get(word)));
            propose(List.copyOf(names), session);
        }
    }

    static void group(String typed, Session session) {
        if (session.audience().seesErrors()) {
            Set<String> groups = new TreeSet<>();
            try {
                for (ConfiguredProcess process : session.server().getAllConfigInfo()) {
                    groups.add(process.name().group());
                }
            } catch (RpcFault | IOException e) {
                // there is nothing to propose then
            }
            propose(Spelling.nearest(typed, groups), session);
        }
    }

    /** The candidates by the names that users would have to type. */
    private static Map<String, Set<String>> namesOfProcesses(Session session) {
        Map<String, Set<String>> names = new TreeMap<>();
        try {
            for (ProcessInfo info : session.server().getAllProcessInfo()) {
                String name = new Namespec(info.group(), info.name()).toString();
                add(name, name, names);
                add(info.name(), name, names);
                String group = info.group() + ":*";
                add(group, group, names);
                if (!info.group().equals(info.name())) {
                    add(info.group(), group, names);
                }
            }
        } catch (RpcFault | IOException e) {
            // there is nothing to propose then
        }
        return names;
    }

    private static void add(String called, String name, Map<String, Set<String>> names) {
        names.computeIfAbsent(called, _ -> new TreeSet<>()).add(name);
    }

    private static void propose(List<String> names, Session session) {
        List<String> some = names.subList(0, Math.min(MOST, names.size()));
        if (!some.isEmpty()) {
            session.remark("Did you mean " + enumerated(some) + "?");
        }
    }

    private static String enumerated(List<String> names) {
        if (names.size() == 1) {
            return names.getFirst();
        }
        List<String> allButLast = new ArrayList<>(names.subList(0, names.size() - 1));
        return String.join(", ", allButLast) + " or " + names.getLast();
    }
}
