package dev.supervisor.relation;

/** How the units are now. */
@FunctionalInterface
public interface Activities {

    /** Of one that is not loaded: inactive. */
    ActiveState of(String unit);
}
