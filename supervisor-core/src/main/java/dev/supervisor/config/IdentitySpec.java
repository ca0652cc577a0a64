package dev.supervisor.config;

import dev.supervisor.config.option.CheckedAt;
import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.user.Account;
import dev.supervisor.user.UserGroup;
import java.util.List;
import java.util.Optional;

/** The groups and variables of a program's user, beyond those that the original derives from {@code user}. */
@CheckedAt(443)
public record IdentitySpec(
        @Option(
                type = OptionType.USER_GROUP,
                read = 440,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Its group, by name or gid, instead of that of user.")
        Optional<UserGroup> group,

        @Option(
                type = OptionType.USER_GROUPS,
                read = 441,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Its supplementary groups, separated by commas, instead of those of user.")
        Optional<List<UserGroup>> supplementary_groups,

        @Option(
                type = OptionType.BOOLEAN,
                read = 442,
                byDefault = "false",
                extension = true,
                doc = "Set HOME, USER and LOGNAME to those of user; its own environment overrides them.")
        boolean set_user_env) {

    /** As in the original. */
    public static final IdentitySpec USUAL = new IdentitySpec(Optional.empty(), Optional.empty(), false);

    /** The user with these groups. */
    Account of(Account user) {
        int gid = group.map(UserGroup::gid).orElse(user.gid());
        List<Integer> others = supplementary_groups
                .map(list -> list.stream().map(UserGroup::gid).toList())
                .orElse(user.groups());
        return new Account(user.name(), user.uid(), gid, others);
    }

    /** Whether it is about the groups. */
    public boolean changesGroups() {
        return group.isPresent() || supplementary_groups.isPresent();
    }
}
