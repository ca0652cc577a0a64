package dev.supervisor.relation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kind of a node, by the end of its name. */
public enum NodeKind {
    SERVICE,
    SOCKET,
    TARGET,
    DEVICE,
    MOUNT,
    AUTOMOUNT,
    SWAP,
    TIMER,
    PATH,
    SLICE,
    SCOPE,
    /** Of the other dialect: its name says nothing. */
    PROGRAM;

    private static final Map<String, NodeKind> BY_SUFFIX = Arrays.stream(values())
            .filter(kind -> kind != PROGRAM)
            .collect(Collectors.toMap(kind -> "." + kind.name().toLowerCase(Locale.ROOT), Function.identity()));

    public static NodeKind of(String name) {
        int dot = name.lastIndexOf('.');
        String end = dot < 0 ? "" : name.substring(dot);
        return BY_SUFFIX.getOrDefault(end, PROGRAM);
    }

    /** The traits of a unit of this kind whose file says nothing. */
    public Set<Trait> defaultTraits() {
        Set<Trait> traits = EnumSet.of(Trait.CAN_START, Trait.DEFAULT_DEPENDENCIES);
        switch (this) {
            case DEVICE, MOUNT, AUTOMOUNT, SWAP, SLICE -> traits.add(Trait.IGNORED_BY_ISOLATE);
            case SCOPE -> {
                traits.add(Trait.IGNORED_BY_ISOLATE);
                traits.remove(Trait.CAN_START);
            }
            case PROGRAM -> {
                traits.add(Trait.IGNORED_BY_ISOLATE);
                traits.remove(Trait.DEFAULT_DEPENDENCIES);
            }
            case SERVICE, SOCKET, TARGET, TIMER, PATH -> {}
        }
        return traits;
    }

    /** Whether a reload of it does nothing but reload others, if there are any. */
    boolean canReloadForOthers() {
        return this != SERVICE && this != PROGRAM;
    }
}
