package dev.supervisor.api.ini;

/**
 * One option of a section, as written.
 *
 * @param name in lower case
 * @param value nothing expanded
 */
public record IniOption(String name, String value, Origin origin) {}
