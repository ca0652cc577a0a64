package dev.supervisor.config;

import dev.supervisor.config.option.Notice;
import dev.supervisor.config.section.SupervisordSection;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.user.Account;
import java.util.List;
import java.util.Optional;

/**
 * A whole configuration, ready to run.
 *
 * @param file the path of the main file, from the root on wherever we go meanwhile: reread and restart read it again
 * @param overrides the options of the command line; starting over loads the same file with them again
 * @param account the user that the daemon becomes, if {@code user} is given
 * @param groups sorted by priority, then name; no two have the same name
 * @param notices for the activity log, in the original's order: critical, then warnings, then infos
 */
public record Configuration(
        String file,
        Overrides overrides,
        SupervisordSection supervisord,
        Optional<Account> account,
        ServersSpec servers,
        List<GroupSpec> groups,
        List<Notice> notices) {
    public Configuration {
        groups = List.copyOf(groups);
        notices = List.copyOf(notices);
    }
}
