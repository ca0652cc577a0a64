package dev.supervisor.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.change.OptionChange.Needs;
import dev.supervisor.config.ConfigFixture;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.spec.GroupSpec;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What an update would do to a group")
class GroupChangeTest {
    private final ConfigFixture file = new ConfigFixture(new FakeSurroundings());

    private List<GroupSpec> workers(String name, int count) throws ConfigException {
        return file.load(ConfigFixture.DAEMON + "[program:w]\ncommand=/bin/w\nprocess_name=" + name
                        + "%(process_num)d\nnumprocs=" + count + "\n")
                .groups();
    }

    @Test
    void has_the_number_of_its_processes_as_a_reason_that_restarts_nothing() throws ConfigException {
        GroupChange change =
                GroupChange.between(workers("w", 2), workers("w", 3)).getFirst();

        assertThat(change.reasons()).containsExactly(new OptionChange("processes", "2", "3", Needs.NOTHING));
        assertThat(change.needsReplacement()).isFalse();
    }

    @Test
    void has_their_names_as_a_reason_if_there_are_as_many_as_before() throws ConfigException {
        assertThat(GroupChange.between(workers("w", 2), workers("x", 2))
                        .getFirst()
                        .reasons())
                .containsExactly(new OptionChange("processes", "w0,w1", "x0,x1", Needs.NOTHING));
    }
}
