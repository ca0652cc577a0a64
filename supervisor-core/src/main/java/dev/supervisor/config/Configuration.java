package dev.supervisor.config;

import java.util.List;

/**
 * A whole configuration, ready to run.
 *
 * @param groups sorted by priority, then name
 * @param notices for the activity log, in the original's order: critical, then warnings, then infos
 */
public record Configuration(
        SupervisordSpec supervisord, List<UnixServerSpec> unixServers, List<GroupSpec> groups, List<Notice> notices) {
    public Configuration {
        unixServers = List.copyOf(unixServers);
        groups = List.copyOf(groups);
        notices = List.copyOf(notices);
    }
}
