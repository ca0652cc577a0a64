package dev.supervisor.config.section;

import dev.supervisor.config.option.CheckedAt;
import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.option.SectionPart;
import dev.supervisor.spec.IdentitySpec;
import dev.supervisor.user.UserGroup;
import java.util.List;
import java.util.Optional;

/** The groups and variables of a program's user, beyond those that the original derives from {@code user}. */
@CheckedAt(443)
public record IdentitySection(
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
        boolean set_user_env)
        implements SectionPart<IdentitySpec> {
    @Override
    public IdentitySpec spec() {
        return new IdentitySpec(group, supplementary_groups, set_user_env);
    }
}
