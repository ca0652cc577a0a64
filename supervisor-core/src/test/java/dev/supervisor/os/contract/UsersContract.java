package dev.supervisor.os.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.os.Users;
import dev.supervisor.os.Users.User;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The contract of every user database. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class UsersContract {
    private static final User ROOT = new User("root", 0, 0, "/root");

    private OsWorld world;
    private Users users;

    protected abstract OsWorld world() throws Exception;

    @BeforeEach
    final void openWorld() throws Exception {
        world = world();
        users = world.users();
    }

    @AfterEach
    final void closeWorld() throws Exception {
        world.close();
    }

    @Test
    void a_user_is_found_by_name_and_by_number() {
        assertEquals(Optional.of(ROOT), users.byName("root"));
        assertEquals(Optional.of(ROOT), users.byUid(0));
    }

    @Test
    void who_is_not_there_is_not_found() {
        assertEquals(Optional.empty(), users.byName("no such user"));
        assertEquals(Optional.empty(), users.byUid(987_654_321));
        assertEquals(Optional.empty(), users.gidOf("no such group"));
    }

    @Test
    void a_group_is_found_by_name() {
        assertEquals(Optional.of(0), users.gidOf("root"));
    }

    @Test
    void the_groups_of_a_user_begin_with_the_primary_one() {
        User somebody = new User("nobody", 65_534, 12_345, "/nonexistent");

        assertEquals(12_345, users.groupsOf(somebody).getFirst());
    }

    @Test
    void a_gid_is_a_groups_or_nobodys() {
        assertEquals(true, users.hasGroup(0));
        assertEquals(false, users.hasGroup(1_234_567_890));
    }

    @Test
    void a_user_has_a_home() {
        assertEquals(false, users.byName("www-data").orElseThrow().home().isEmpty());
    }
}
