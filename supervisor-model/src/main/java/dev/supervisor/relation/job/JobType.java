package dev.supervisor.relation.job;

import dev.supervisor.relation.ActiveState;
import dev.supervisor.relation.Graph;
import dev.supervisor.relation.Node;
import dev.supervisor.relation.Relation;
import dev.supervisor.relation.Trait;
import java.util.Locale;
import java.util.Optional;

/** The action of a job on its unit. */
public enum JobType {
    START,
    /** Does nothing but fail if the unit is not active. */
    VERIFY_ACTIVE,
    STOP,
    RELOAD,
    /** A stop that becomes a start when it is done. */
    RESTART,
    /** Nothing. */
    NOP,
    TRY_RESTART,
    TRY_RELOAD,
    RELOAD_OR_START;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** "verify-active". */
    public String word() {
        return word;
    }

    /** The type that this one comes to, with a unit that is as it is. */
    JobType collapsed(ActiveState unit) {
        return switch (this) {
            case TRY_RESTART -> unit.isDownOrGoing() ? NOP : RESTART;
            case TRY_RELOAD -> unit.isDownOrGoing() ? NOP : RELOAD;
            case RELOAD_OR_START -> unit.isActive() ? RELOAD : START;
            case START, VERIFY_ACTIVE, STOP, RELOAD, RESTART, NOP -> this;
        };
    }

    /** The type that does both for one unit; none if they contradict each other. */
    static Optional<JobType> merged(JobType one, JobType other) {
        if (one == other) {
            return Optional.of(one);
        }
        if (one == STOP || other == STOP) {
            return Optional.empty();
        }
        if (one == NOP || other == NOP) {
            return Optional.of(one == NOP ? other : one);
        }
        if (one == RESTART || other == RESTART) {
            return Optional.of(RESTART);
        }
        if (one == VERIFY_ACTIVE || other == VERIFY_ACTIVE) {
            return Optional.of(one == VERIFY_ACTIVE ? other : one);
        }
        // One is a start, the other a reload.
        return Optional.of(RELOAD_OR_START);
    }

    static boolean areConflicting(JobType one, JobType other) {
        return merged(one, other).isEmpty();
    }

    /** Whether this one does all that the other one does. */
    boolean includes(JobType other) {
        return merged(this, other).filter(both -> both == this).isPresent();
    }

    /**
     * Whether this job of a unit has to end before another one begins, if the units are ordered. What stops goes first; if both do, the
     * one that was started later.
     *
     * @param relation how this unit stands to the other one: before it or after it
     */
    boolean isFirst(Relation relation, JobType other) {
        if (this == NOP || other == NOP) {
            return false;
        }
        boolean earlierGoesFirst = relation == Relation.BEFORE ? !other.stops() : !stops();
        return (relation == Relation.BEFORE) == earlierGoesFirst;
    }

    private boolean stops() {
        return this == STOP || this == RESTART;
    }

    /** Whether the unit is already as this would leave it. */
    boolean isRedundant(ActiveState unit) {
        return switch (this) {
            case START, VERIFY_ACTIVE -> unit.isActive();
            case STOP -> unit.isDown();
            case RELOAD -> unit == ActiveState.RELOADING;
            case NOP -> true;
            case RESTART, TRY_RESTART, TRY_RELOAD, RELOAD_OR_START -> false;
        };
    }

    /** Whether a unit knows this at all. A start of one that knows none waits until it is active. */
    boolean isApplicable(Node node, Graph graph) {
        return switch (this) {
            case START, VERIFY_ACTIVE, NOP -> true;
            case STOP -> !node.has(Trait.PERPETUAL);
            case RESTART, TRY_RESTART -> !node.has(Trait.PERPETUAL) && node.has(Trait.CAN_START);
            case RELOAD, TRY_RELOAD -> graph.canReload(node.name());
            case RELOAD_OR_START -> graph.canReload(node.name()) && node.has(Trait.CAN_START);
        };
    }
}
