package dev.supervisor.spec;

/**
 * Where a spec was read. Not a part of what the spec means: two specs that differ in it alone are the same.
 *
 * @param words the vocabulary of the dialect that it is written in
 * @param section its section or unit, e.g. {@code program:x}
 * @param line the line in which the section begins, from 1
 */
public record Provenance(Vocabulary words, String section, String file, int line) {}
