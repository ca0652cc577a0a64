package dev.supervisor.unit.grammar;

import java.util.Optional;

/** Replaces the specifiers of a text ({@code %n}). Pure for one unit. */
@FunctionalInterface
public interface UnitExpansion {

    /** The text without specifiers; empty if one of them has no meaning. */
    Optional<String> expand(String text);
}
