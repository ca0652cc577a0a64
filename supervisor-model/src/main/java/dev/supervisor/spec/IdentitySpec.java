package dev.supervisor.spec;

import dev.supervisor.user.Account;
import dev.supervisor.user.UserGroup;
import java.util.List;
import java.util.Optional;

/** The groups and variables of a program's user, beyond those that the original derives from {@code user}. */
public record IdentitySpec(
        Optional<UserGroup> group, Optional<List<UserGroup>> supplementary_groups, boolean set_user_env)
        implements Components.Part {

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
