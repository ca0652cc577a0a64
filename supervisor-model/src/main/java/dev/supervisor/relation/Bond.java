package dev.supervisor.relation;

import static dev.supervisor.relation.Relation.BINDS_TO;
import static dev.supervisor.relation.Relation.BOUND_BY;
import static dev.supervisor.relation.Relation.CONFLICTED_BY;
import static dev.supervisor.relation.Relation.CONFLICTS;
import static dev.supervisor.relation.Relation.CONSISTS_OF;
import static dev.supervisor.relation.Relation.PROPAGATES_STOP_TO;
import static dev.supervisor.relation.Relation.REQUIRED_BY;
import static dev.supervisor.relation.Relation.REQUIRES;
import static dev.supervisor.relation.Relation.REQUISITE;
import static dev.supervisor.relation.Relation.REQUISITE_OF;
import static dev.supervisor.relation.Relation.UPHELD_BY;
import static dev.supervisor.relation.Relation.UPHOLDS;
import static dev.supervisor.relation.Relation.WANTED_BY;
import static dev.supervisor.relation.Relation.WANTS;

import java.util.List;

/** A consequence of a relation for the other unit. Each is declared once, with the relations that have it. */
public enum Bond {
    /** A start starts the other one, and fails if that is impossible. */
    STARTS(REQUIRES, BINDS_TO),
    /** A start starts the other one if that is possible. */
    STARTS_IF_POSSIBLE(WANTS, UPHOLDS),
    /** A start needs the other one to be active already. */
    VERIFIES(REQUISITE),
    /** A start stops the other one, and fails if that is impossible. */
    STOPS(CONFLICTS),
    /** A start stops the other one if that is possible. */
    STOPS_IF_POSSIBLE(CONFLICTED_BY),
    /** A stop stops the other one. */
    PROPAGATES_STOP(REQUIRED_BY, REQUISITE_OF, BOUND_BY, CONSISTS_OF, PROPAGATES_STOP_TO),
    /** A restart restarts the other one if it runs. */
    PROPAGATES_RESTART(REQUIRED_BY, REQUISITE_OF, BOUND_BY, CONSISTS_OF),
    /** If a start fails, the other one's start fails. */
    PROPAGATES_START_FAILURE(REQUIRED_BY, REQUISITE_OF, BOUND_BY),
    /** If a start is done and leaves nothing active, the other one's start fails. */
    PROPAGATES_INACTIVE_START(REQUISITE_OF),
    /** If a stop fails, the other one's start fails. */
    PROPAGATES_STOP_FAILURE(CONFLICTED_BY),
    /** A unit that becomes active by itself starts the other one, whatever jobs there are. */
    STARTS_AFTERWARDS(REQUIRES, BINDS_TO, UPHOLDS),
    /** A unit that becomes active by itself starts the other one if no job is against it. */
    STARTS_AFTERWARDS_IF_POSSIBLE(WANTS),
    /** A unit that becomes active by itself stops the other one. */
    STOPS_AFTERWARDS(CONFLICTS, CONFLICTED_BY),
    /** A unit that ends by itself stops the other one. */
    STOPS_WITH(BOUND_BY, PROPAGATES_STOP_TO),
    /** The other one is a reason to go on, for a unit that stops when it is not needed. */
    IS_NEEDED_BY(REQUIRED_BY, REQUISITE_OF, WANTED_BY, BOUND_BY, UPHELD_BY),
    /** The other one may be unneeded when this one is down. */
    NEEDS(REQUIRES, REQUISITE, WANTS, BINDS_TO, UPHOLDS),
    /** A target is after the other one, unless it is told otherwise. */
    ORDERS_A_TARGET(REQUIRES, REQUISITE, WANTS, BINDS_TO, UPHOLDS);

    private final List<Relation> relations;

    Bond(Relation... relations) {
        this.relations = List.of(relations);
    }

    public List<Relation> relations() {
        return relations;
    }
}
