package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.user.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a program has of its user")
class IdentityTest {
    private final ConfigFixture file = new ConfigFixture(new FakeSurroundings());

    private ProcessSpec program(String options) throws ConfigException {
        String daemon =
                ConfigFixture.DAEMON.replace("[supervisord]\n", "[supervisord]\nenvironment=USER=daemons,A=1\n");
        return file.load(daemon + "[program:x]\ncommand=/bin/x\n" + options)
                .groups()
                .getFirst()
                .processes()
                .getFirst();
    }

    @Test
    void are_its_groups_unless_others_are_set() throws ConfigException {
        assertThat(program("").account()).isEmpty();
        Account nobody = program("user=nobody\n").user().orElseThrow();
        assertThat(program("user=nobody\n").account()).isEqualTo(Optional.of(nobody));

        assertThat(program("user=nobody\ngroup=adm\n").account())
                .isEqualTo(Optional.of(new Account("nobody", nobody.uid(), 4, nobody.groups())));
        assertThat(program("user=nobody\nsupplementary_groups=adm\n").account())
                .isEqualTo(Optional.of(new Account("nobody", nobody.uid(), nobody.gid(), List.of(4))));
        assertThat(program("user=nobody\nsupplementary_groups=\n").account())
                .isEqualTo(Optional.of(new Account("nobody", nobody.uid(), nobody.gid(), List.of())));
    }

    @Test
    void is_in_its_environment_if_wanted_behind_its_own_one() throws ConfigException {
        assertThat(program("user=nobody\n").environment()).isEqualTo(Map.of("A", "1", "USER", "daemons"));
        assertThat(program("user=nobody\nset_user_env=true\n").environment())
                .isEqualTo(Map.of("A", "1", "HOME", "/tmp/", "USER", "nobody", "LOGNAME", "nobody"));
        assertThat(program("user=nobody\nset_user_env=true\nenvironment=HOME=/own\n")
                        .environment())
                .containsEntry("HOME", "/own")
                .containsEntry("USER", "nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "set_user_env=true, set_user_env needs a user in section program:x",
        "group=4, group and supplementary_groups need a user in section program:x",
        "supplementary_groups=4, group and supplementary_groups need a user in section program:x"
    })
    void needs_one(String option, String problem) {
        assertThat(file.firstProblem("[program:x]\ncommand=/bin/x\n" + option + "\n"))
                .startsWith(problem);
    }

    @Test
    void are_groups_that_exist() {
        assertThat(file.firstProblem("[program:x]\ncommand=/bin/x\nuser=nobody\ngroup=none\n"))
                .startsWith("Invalid group none");
    }
}
