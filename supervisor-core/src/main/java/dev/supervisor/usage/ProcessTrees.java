package dev.supervisor.usage;

import dev.supervisor.os.ProcessTable.Entry;
import dev.supervisor.process.Pid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which process belongs to which child: by its parents, or, when these have ended, by the process group that the child leads. Pure. */
public final class ProcessTrees {
    private final Map<Pid, Entry> byPid = new HashMap<>();
    private final Map<Integer, List<Entry>> byParent = new HashMap<>();
    private final Map<Integer, List<Entry>> byGroup = new HashMap<>();

    public ProcessTrees(List<Entry> entries) {
        for (Entry entry : entries) {
            byPid.put(entry.pid(), entry);
            byParent.computeIfAbsent(entry.parent(), _ -> new ArrayList<>()).add(entry);
            byGroup.computeIfAbsent(entry.group(), _ -> new ArrayList<>()).add(entry);
        }
    }

    /** The tree of a child; empty if it is gone. */
    public Optional<TreeUsage> of(Pid child) {
        return Optional.ofNullable(byPid.get(child)).map(this::below);
    }

    /** One process alone. */
    public Optional<Entry> entry(Pid pid) {
        return Optional.ofNullable(byPid.get(pid));
    }

    private TreeUsage below(Entry root) {
        List<Entry> members = new ArrayList<>();
        Set<Pid> seen = new HashSet<>();
        Deque<Entry> open = new ArrayDeque<>(List.of(root));
        open.addAll(byGroup.getOrDefault(root.pid().number(), List.of()));
        while (!open.isEmpty()) {
            Entry next = open.remove();
            if (seen.add(next.pid())) {
                members.add(next);
                open.addAll(byParent.getOrDefault(next.pid().number(), List.of()));
            }
        }
        return new TreeUsage(members);
    }
}
