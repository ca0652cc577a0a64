package dev.supervisor.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.os.OwnProcess.PrivilegeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A change of user")
class ChangeOfUserTest {
    private static final int ROOT = 0;
    private static final int WEB = 33;
    private static final Credentials OF_WEB = new Credentials(WEB, 34, List.of(35, 36));

    /** A system that grants all but one thing. */
    private record Recorded(int self, String refused, List<String> calls) implements ChangeOfUser.Calls {
        Recorded(int self, String refused) {
            this(self, refused, new ArrayList<>());
        }

        private boolean grants(String call) {
            calls.add(call);
            return refused.isEmpty() || !call.startsWith(refused);
        }

        @Override
        public boolean setGroups(int[] groups) {
            return grants("groups " + Arrays.toString(groups));
        }

        @Override
        public boolean setGroup(int gid) {
            return grants("group " + gid);
        }

        @Override
        public boolean setUser(int uid) {
            return grants("user " + uid);
        }

        @Override
        public Errno error() {
            return Errno.named("EPERM");
        }
    }

    @Test
    void sets_groups_group_and_user_in_this_order() throws PrivilegeException {
        Recorded system = new Recorded(ROOT, "");
        ChangeOfUser.make(OF_WEB, system);

        assertThat(system.calls()).containsExactly("groups [35, 36]", "group 34", "user 33");
    }

    @Test
    void is_none_if_we_are_that_user_already() throws PrivilegeException {
        Recorded system = new Recorded(WEB, "");
        ChangeOfUser.make(OF_WEB, system);

        assertThat(system.calls()).isEmpty();
    }

    @Test
    void is_for_root_only() {
        Recorded system = new Recorded(WEB + 1, "");

        assertThatThrownBy(() -> ChangeOfUser.make(OF_WEB, system))
                .isInstanceOf(PrivilegeException.class)
                .hasMessage("Can't drop privilege as nonroot user");
        assertThat(system.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'groups ', 1, Could not set groups of effective user",
        "'group ',  2, Could not set group id of effective user",
        "'user ',   3, Could not set user id of effective user: EPERM"
    })
    void goes_no_further_than_the_system_lets_it(String refused, int calls, String sentence) {
        Recorded system = new Recorded(ROOT, refused);

        assertThatThrownBy(() -> ChangeOfUser.make(OF_WEB, system))
                .isInstanceOf(PrivilegeException.class)
                .hasMessage(sentence);
        assertThat(system.calls()).hasSize(calls);
    }
}
