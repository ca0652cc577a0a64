package dev.supervisor.api.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.Target.OneProcess;
import dev.supervisor.api.state.Target.WholeGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A name that a client gives")
class TargetTest {

    @Test
    void without_a_colon_is_the_process_of_that_name_in_the_group_of_that_name() {
        assertThat(Target.parse("web")).isEqualTo(new OneProcess(new Namespec("web", "web")));
    }

    @Test
    void with_a_colon_is_a_process_in_a_group() {
        assertThat(Target.parse("web:web_0")).isEqualTo(new OneProcess(new Namespec("web", "web_0")));
    }

    @Test
    void is_split_at_its_first_colon_only() {
        assertThat(Target.parse("a:b:*")).isEqualTo(new OneProcess(new Namespec("a", "b:*")));
    }

    @Test
    void with_a_star_or_nothing_after_the_colon_is_the_whole_group() {
        assertThat(Target.parse("web:*")).isEqualTo(new WholeGroup("web"));
        assertThat(Target.parse("web:")).isEqualTo(new WholeGroup("web"));
    }

    @Test
    void without_a_colon_is_never_the_whole_group() {
        assertThat(Target.parse("*")).isEqualTo(new OneProcess(new Namespec("*", "*")));
    }
}
