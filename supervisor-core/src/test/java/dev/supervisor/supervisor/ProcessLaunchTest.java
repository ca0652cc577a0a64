package dev.supervisor.supervisor;

import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.os.ChildSettings;
import dev.supervisor.os.Credentials;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.IdentitySpec;
import dev.supervisor.spec.LimitRange;
import dev.supervisor.spec.LimitsSpec;
import dev.supervisor.spec.SettingsSpec;
import dev.supervisor.user.Account;
import dev.supervisor.user.UserGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The child of a process")
class ProcessLaunchTest {
    private static final OutputPlan OUTPUT = new OutputPlan(StreamPlan.DISCARD, Optional.empty());
    private static final LimitRange RANGE = new LimitRange(Optional.of(1L), Optional.empty());

    private static ChildSettings settings(ProgramBuilder program) {
        return ProcessLaunch.of(program.spec(), OUTPUT).settings();
    }

    /** Every limit that there is. */
    private static LimitsSpec all() throws ReflectiveOperationException {
        Object[] ranges = new Object[LimitsSpec.class.getRecordComponents().length];
        Arrays.fill(ranges, Optional.of(RANGE));
        return (LimitsSpec) LimitsSpec.class.getDeclaredConstructors()[0].newInstance(ranges);
    }

    @Test
    void has_no_settings_if_none_are_configured() {
        assertThat(settings(program("x"))).isEqualTo(ChildSettings.NONE);
    }

    @Test
    void has_its_settings_in_words_that_launch_reads() throws Exception {
        String launch = Files.readString(Path.of("src/main/c/settings.h"));
        ChildSettings settings = settings(program("x")
                .settings(new SettingsSpec(Optional.of(-5), Optional.of(7), Optional.of(Signal.TERM), all()))
                .identity(new IdentitySpec(Optional.of(new UserGroup("staff", 50)), Optional.empty(), false)));

        assertThat(settings.words())
                .startsWith("nice=-5", "oom_score_adj=7", "own_groups=1", "rlimit_as=1:unlimited")
                .hasSize(3 + LimitsSpec.class.getRecordComponents().length)
                .allSatisfy(word -> assertThat(launch).contains("\"" + nameIn(word) + "\""));
        assertThat(settings.deathSignal()).contains(Signal.TERM);
    }

    private static String nameIn(String word) {
        return word.substring(0, word.indexOf('=')).replace("rlimit_", "");
    }

    @Test
    void becomes_its_user_with_the_groups_that_are_set_for_it() {
        ProgramBuilder program = program("x")
                .user(new Account("u", 7, 8, List.of(8, 9)))
                .identity(new IdentitySpec(Optional.of(new UserGroup("staff", 50)), Optional.empty(), false));

        assertThat(ProcessLaunch.of(program.spec(), OUTPUT).credentials())
                .contains(new Credentials(7, 50, List.of(8, 9)));
        assertThat(ProcessLaunch.of(program("x").spec(), OUTPUT).credentials()).isEmpty();
    }
}
