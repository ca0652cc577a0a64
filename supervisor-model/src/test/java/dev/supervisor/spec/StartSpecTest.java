package dev.supervisor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.EndKind;
import dev.supervisor.process.Ends;
import dev.supervisor.process.Readiness;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The options about starts")
class StartSpecTest {
    private static final RestartAfter UNEXPECTED = new RestartAfter(Set.of(EndKind.UNEXPECTED));

    @Test
    void say_when_it_is_up() {
        assertThat(startsecs(0).readiness()).isEqualTo(new Readiness.AtOnce());
        assertThat(startsecs(1).readiness()).isEqualTo(new Readiness.UpFor(Duration.ofSeconds(1)));
        assertThat(startsecs(-1).readiness()).isEqualTo(new Readiness.UpFor(Duration.ofSeconds(-1)));
    }

    private static StartSpec startsecs(int seconds) {
        return new StartSpec(true, UNEXPECTED, Duration.ofSeconds(seconds), 3, Set.of(0, 2));
    }

    @Test
    void say_which_ends_are_expected_and_after_which_it_is_started_again() {
        assertThat(startsecs(1).ends()).isEqualTo(new Ends(Set.of(0, 2), Set.of(EndKind.UNEXPECTED)));
    }
}
