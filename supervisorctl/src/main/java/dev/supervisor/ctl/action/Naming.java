package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.ctl.pattern.NamePattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves names that the original refuses: patterns, and for a person at a terminal the bare name of a process in a
 * group. Names that the original understands are passed on, without asking the server.
 */
final class Naming {

    private Naming() {}

    /**
     * Names that servers understand. A pattern that means nothing stays as it is, for the server to refuse.
     *
     * @param words as they were typed
     */
    static List<String> meant(List<String> words, Session session) throws RpcFault, IOException {
        return words.stream().anyMatch(Naming::isPattern)
                ? meant(words, session.server().getAllProcessInfo())
                : words;
    }

    /** The same where the processes are known already. */
    static List<String> meant(List<String> words, List<ProcessInfo> processes) {
        if (words.stream().noneMatch(Naming::isPattern)) {
            return words;
        }
        Set<String> names = new LinkedHashSet<>();
        for (String word : words) {
            for (NamePattern pattern : NamePattern.of(word)) {
                List<String> matching = pattern.isWild() ? matching(pattern, processes) : List.of();
                names.addAll(matching.isEmpty() ? List.of(pattern.text()) : matching);
            }
        }
        return List.copyOf(names);
    }

    /** Looks at the letters first: most words are names, and the class of patterns need not be loaded for them. */
    private static boolean isPattern(String word) {
        for (int i = 0; i < word.length(); i++) {
            if ("*?[{".indexOf(word.charAt(i)) >= 0) {
                return NamePattern.isPattern(word);
            }
        }
        return false;
    }

    private static List<String> matching(NamePattern pattern, List<ProcessInfo> processes) {
        List<String> names = new ArrayList<>();
        for (ProcessInfo process : processes) {
            if (pattern.matches(process.group(), process.name())) {
                names.add(nameOf(process));
            }
        }
        return names;
    }

    /** The only process of that name in any group, if a person asks. */
    static Optional<Namespec> unique(String bare, Session session) throws RpcFault, IOException {
        return session.audience().seesOutput() && !bare.contains(":")
                ? unique(bare, session.server().getAllProcessInfo(), session)
                : Optional.empty();
    }

    /** The same where the processes are known already. */
    static Optional<Namespec> unique(String bare, List<ProcessInfo> processes, Session session) {
        List<Namespec> names = new ArrayList<>();
        for (ProcessInfo process : processes) {
            if (process.name().equals(bare)) {
                names.add(new Namespec(process.group(), process.name()));
            }
        }
        return session.audience().seesOutput() && names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    /** The name that a server understands, where an action cannot wait for its refusal. */
    static String inFull(String typed, Session session) throws RpcFault, IOException {
        if (!session.audience().seesOutput()) {
            return typed;
        }
        List<ProcessInfo> processes = session.server().getAllProcessInfo();
        return processes.stream().anyMatch(process -> nameOf(process).equals(typed))
                ? typed
                : unique(typed, processes, session).map(Namespec::toString).orElse(typed);
    }

    static String nameOf(ProcessInfo process) {
        return new Namespec(process.group(), process.name()).toString();
    }
}
