package dev.supervisor.unit.grammar;

import dev.supervisor.unit.UnitType;

/**
 * The facts about a unit with which its directives are read.
 *
 * @param name {@code a@1.service}
 */
public record UnitFacts(String name, UnitType type, UnitExpansion expansion) {}
