package dev.supervisor.unit.file;

import dev.supervisor.api.ini.Origin;

/**
 * One {@code key=value} of a unit's files, continued lines joined, blanks around key and value cut, specifiers and quotes
 * as written.
 *
 * @param section without brackets
 * @param value may be empty, which resets many settings
 * @param origin its file, and its last line if it is continued over several
 */
public record Assignment(String section, String key, String value, Origin origin) {}
