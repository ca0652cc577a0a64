package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a word that has been begun may go on: actions, and the names that the server knows. Never says anything: where the server does
 * not answer there is nothing to propose. The server is asked once until {@link #forget}.
 */
public final class Completions {
    private static final Set<String> ON_GROUPS = Set.of("add", "remove", "update");
    private static final Set<String> ON_PROCESSES =
            Set.of("clear", "fg", "pid", "restart", "signal", "start", "status", "stop", "tail");

    private final Session session;
    private final Actions actions = new Actions();
    private Optional<List<ProcessInfo>> known = Optional.empty();

    public Completions(Session session) {
        this.session = session;
    }

    /**
     * What the word may become, in alphabetical order.
     *
     * @param before the words before it
     * @param begun the word so far
     */
    public Collection<String> of(List<String> before, String begun) {
        Set<String> possible = new TreeSet<>();
        for (String candidate : candidates(before)) {
            if (candidate.startsWith(begun)) {
                possible.add(candidate);
            }
        }
        return possible;
    }

    /** Asks the server anew next time. */
    public void forget() {
        known = Optional.empty();
    }

    private Collection<String> candidates(List<String> before) {
        if (before.isEmpty() || before.equals(List.of("help"))) {
            Set<String> names = new TreeSet<>(Set.of("help"));
            actions.listed().forEach(action -> names.add(action.name()));
            return names;
        }
        Set<String> names = new TreeSet<>();
        if (ON_GROUPS.contains(before.getFirst())) {
            infos().forEach(info -> names.add(info.group()));
        } else if (ON_PROCESSES.contains(before.getFirst())) {
            for (ProcessInfo info : infos()) {
                names.add(new Namespec(info.group(), info.name()).toString());
                if (!info.group().equals(info.name())) {
                    names.add(info.group() + ":*");
                }
            }
        }
        return names;
    }

    private List<ProcessInfo> infos() {
        if (known.isEmpty()) {
            known = Optional.of(asked());
        }
        return known.get();
    }

    private List<ProcessInfo> asked() {
        try {
            List<ProcessInfo> infos = session.server().getAllProcessInfo();
            session.hangUp();
            return infos;
        } catch (RpcFault | IOException e) {
            return List.of();
        }
    }
}
