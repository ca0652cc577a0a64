package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.SignalName;
import dev.supervisor.api.state.StdStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a word that has been begun may go on: actions, and the names that the server knows. Never says anything: where the server does
 * not answer there is nothing to propose. The server is asked once until {@link #forget}.
 */
public final class Completions {
    private final Session session;
    private final Actions actions = new Actions();
    private Optional<List<ProcessInfo>> known = Optional.empty();

    /**
     * A word that is proposed.
     *
     * @param about what it is, in a few words; may be empty
     */
    public record Candidate(String word, String about) {}

    public Completions(Session session) {
        this.session = session;
    }

    /**
     * The candidates for a word, in alphabetical order.
     *
     * @param before the words before it
     * @param begun the word so far
     */
    public List<Candidate> of(List<String> before, String begun) {
        Map<String, String> possible = before.isEmpty() ? named(Operand.ACTIONS) : behindAction(before, begun);
        List<Candidate> candidates = new ArrayList<>();
        possible.forEach((word, about) -> {
            if (word.startsWith(begun)) {
                candidates.add(new Candidate(word, about));
            }
        });
        return candidates;
    }

    /** Asks the server anew next time. */
    public void forget() {
        known = Optional.empty();
    }

    private Map<String, String> behindAction(List<String> before, String begun) {
        List<Flag> flags = actions.find(before.getFirst()).map(Action::flags).orElse(List.of());
        Map<String, String> words = new TreeMap<>();
        for (Flag flag : flags) {
            if (before.size() > 1 && flag.word().equals(before.getLast())) {
                flag.arguments().forEach(argument -> words.put(argument, ""));
            }
        }
        if (words.isEmpty() && begun.startsWith("-")) {
            flags.forEach(flag -> words.put(flag.word(), flag.about()));
        }
        return words.isEmpty() ? named(operand(before)) : words;
    }

    private Operand operand(List<String> before) {
        Optional<Action> action = actions.find(before.getFirst());
        int place = 0;
        for (String word : before.subList(1, before.size())) {
            place += word.startsWith("-") ? 0 : 1;
        }
        return action.isEmpty() ? Operand.NOTHING : action.get().operand(place);
    }

    /** The words that stand for such a thing, with what they are. */
    private Map<String, String> named(Operand operand) {
        Map<String, String> words = new TreeMap<>();
        switch (operand) {
            case NOTHING -> {}
            case ACTIONS -> addActions(words);
            case PROCESSES -> addProcesses(words);
            case GROUPS -> infos().forEach(info -> words.put(info.group(), ""));
            case SIGNALS -> {
                for (SignalName signal : SignalName.values()) {
                    words.put(signal.name().substring("SIG".length()), "");
                }
            }
            case CHANNELS -> {
                for (StdStream channel : StdStream.values()) {
                    words.put(channel.word(), "");
                }
            }
            case SHELLS -> Completion.SHELLS.forEach(shell -> words.put(shell, ""));
        }
        return words;
    }

    private void addActions(Map<String, String> words) {
        words.put("help", "List the actions, or explain one");
        for (Collection<Action> some : List.of(actions.listed(), actions.added())) {
            for (Action action : some) {
                words.put(action.name(), about(action.help().getFirst()));
            }
        }
    }

    /** The text after the tabs. */
    private static String about(String line) {
        return line.substring(line.lastIndexOf('\t') + 1).strip();
    }

    private void addProcesses(Map<String, String> words) {
        for (ProcessInfo info : infos()) {
            words.put(new Namespec(info.group(), info.name()).toString(), info.statename());
            if (!info.group().equals(info.name())) {
                words.put(info.group() + ":*", "");
            }
        }
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
