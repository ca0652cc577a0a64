package dev.supervisor.relation;

import java.util.Optional;
import java.util.regex.Pattern;

/** The relations that a unit has although its file says nothing of them. Programs of the other dialect have none. */
public final class DefaultEdges {
    private static final String ROOT_SLICE = "-.slice";
    private static final Pattern UNESCAPED = Pattern.compile("[A-Za-z0-9:_.]");

    private DefaultEdges() {}

    /**
     * The facts that they follow from besides the kind of the unit.
     *
     * @param defaultDependencies {@code DefaultDependencies=}
     * @param slice the slice that it is in, if it may be in one
     * @param writesToJournal whether its output goes there
     * @param onCalendar whether it is a timer that goes by the calendar
     * @param triggered the unit that a timer, path or socket starts
     */
    public record Facts(
            boolean defaultDependencies,
            Optional<String> slice,
            boolean writesToJournal,
            boolean onCalendar,
            Optional<String> triggered) {

        /** Of a unit that says nothing special. */
        public static Facts plain(String name) {
            return new Facts(true, DefaultEdges.sliceOf(name), false, false, Optional.empty());
        }
    }

    public static Edges of(String name, Facts facts) {
        NodeKind kind = NodeKind.of(name);
        Edges edges = Edges.none();
        if (facts.slice().isPresent()) {
            edges = edges.and(requiredBefore(facts.slice().get()));
        }
        if (facts.writesToJournal()) {
            edges = edges.and(Relation.AFTER, "systemd-journald.socket");
        }
        if (facts.triggered().isPresent()) {
            edges = edges.and(Relation.TRIGGERS, facts.triggered().get())
                    .and(Relation.BEFORE, facts.triggered().get());
        }
        return facts.defaultDependencies() ? edges.and(ofKind(kind, facts)) : edges;
    }

    private static Edges ofKind(NodeKind kind, Facts facts) {
        Edges early = requiredBefore("sysinit.target").and(untilShutdown());
        return switch (kind) {
            case SERVICE -> early.and(Relation.AFTER, "basic.target");
            case TIMER -> {
                Edges timer = early.and(Relation.BEFORE, "timers.target");
                yield facts.onCalendar() ? timer.and(Relation.AFTER, "time-set.target", "time-sync.target") : timer;
            }
            case SOCKET -> early.and(Relation.BEFORE, "sockets.target");
            case PATH -> early.and(Relation.BEFORE, "paths.target");
            case TARGET, SLICE, SCOPE -> untilShutdown();
            case DEVICE, MOUNT, AUTOMOUNT, SWAP, PROGRAM -> Edges.none();
        };
    }

    private static Edges requiredBefore(String other) {
        return Edges.of(Relation.REQUIRES, other).and(Relation.AFTER, other);
    }

    private static Edges untilShutdown() {
        return Edges.of(Relation.CONFLICTS, "shutdown.target").and(Relation.BEFORE, "shutdown.target");
    }

    /**
     * The slice of a unit that names none. Instances of a template have one for themselves; the slice of a slice is in its name.
     * Kinds that run nothing have none.
     */
    public static Optional<String> sliceOf(String name) {
        return switch (NodeKind.of(name)) {
            case SLICE -> parentOf(name);
            case SERVICE, SOCKET, MOUNT, SWAP -> Optional.of(ofInstance(name).orElse("system.slice"));
            case SCOPE -> Optional.of("system.slice");
            case TARGET, DEVICE, AUTOMOUNT, TIMER, PATH, PROGRAM -> Optional.empty();
        };
    }

    private static Optional<String> parentOf(String slice) {
        if (slice.equals(ROOT_SLICE)) {
            return Optional.empty();
        }
        int dash = slice.lastIndexOf('-');
        return Optional.of(dash < 0 ? ROOT_SLICE : slice.substring(0, dash) + ".slice");
    }

    private static Optional<String> ofInstance(String name) {
        int at = name.indexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        StringBuilder escaped = new StringBuilder("system-");
        for (char c : name.substring(0, at).toCharArray()) {
            // A dash would make a slice within a slice of it.
            escaped.append(UNESCAPED.matcher(Character.toString(c)).matches() ? "" + c : "\\x%02x".formatted((int) c));
        }
        return Optional.of(escaped + ".slice");
    }
}
