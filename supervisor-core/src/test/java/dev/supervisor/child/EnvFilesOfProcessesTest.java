package dev.supervisor.child;

import static dev.supervisor.kit.ProgramBuilder.program;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.envfile.EnvFile;
import dev.supervisor.envfile.EnvFiles;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.kit.World;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.spec.LogTarget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A process with files of variables")
class EnvFilesOfProcessesTest {
    private static final String FILE = "/etc/app.env";
    private static final ChildScript FOREVER = ChildScript.runsForever();

    private final World world = new World();

    private static ProgramBuilder app(String... overruled) {
        return program("app").envFiles(new EnvFiles(List.of(new EnvFile(FILE, false)), Set.of(overruled)));
    }

    private void put(String content) {
        world.kernel.files().putFile(FILE, 0600, content.getBytes(UTF_8));
    }

    private List<String> environment() {
        return world.kernel.living().stream()
                .map(SimulatedProcess::request)
                .flatMap(request -> request.environment().stream())
                .toList();
    }

    @Test
    void has_them_over_what_the_daemon_gives_it_and_under_what_it_has_of_its_own() {
        put("LANG=de\nDAEMONS=file\nOWN=file\nSUPERVISOR_ENABLED=file\n");
        world.with("/bin/app", FOREVER)
                .with(app("OWN")
                        .environment(Map.of("DAEMONS", "daemon", "OWN", "own"))
                        .alone())
                .begun();

        assertThat(environment())
                .contains("LANG=de", "DAEMONS=file", "OWN=own", "SUPERVISOR_ENABLED=file")
                .doesNotHaveDuplicates();
    }

    @Test
    void has_them_as_they_are_when_it_is_spawned() {
        put("A=1\n");
        world.with("/bin/app", ChildScript.exits(1, Duration.ofSeconds(5)))
                .with(app().alone())
                .begun();
        assertThat(environment()).contains("A=1");

        put("A=2\n");
        world.pass(Duration.ofSeconds(4));
        assertThat(environment()).contains("A=1");
        world.pass(Duration.ofSeconds(1));
        assertThat(environment()).contains("A=2");
    }

    @Test
    void backs_off_and_says_why_if_one_cannot_be_read_and_makes_no_child_and_no_log() {
        world.with("/bin/app", FOREVER)
                .with(app().stdout(new LogTarget.File("/childlogs/app"))
                        .startretries(1)
                        .alone())
                .begun();

        assertThat(world.state("app")).isEqualTo(ProcessStateCode.BACKOFF);
        assertThat(world.process("app").picture().history().spawnerr())
                .contains("can't read env_file /etc/app.env: No such file or directory");
        assertThat(world.kernel.files().stat("/childlogs/app")).isEmpty();
        put("A=1\nB\n");
        world.pass(Duration.ofSeconds(1));

        assertThat(world.kernel.processes()).isEmpty();
        assertThat(world.said())
                .containsExactly(
                        "INFO spawnerr: can't read env_file /etc/app.env: No such file or directory",
                        "INFO spawnerr: can't use env_file /etc/app.env:2: a line has to be KEY=value, without blanks"
                                + " around the =",
                        "INFO gave up: app entered FATAL state, too many start retries too quickly");
    }

    @Test
    void keeps_nobody_else_waiting_while_a_disk_hangs_and_gives_up_after_five_seconds() {
        put("A=1\n");
        world.diskHangs = true;
        world.with("/bin/app", FOREVER)
                .with("/bin/cat", FOREVER)
                .with(app().alone())
                .with(program("cat").alone())
                .begun();

        assertThat(world.kernel.living()).hasSize(1);
        assertThat(world.process("app").state().isSpawning()).isTrue();
        world.pass(Duration.ofMillis(4999));
        assertThat(world.process("app").state().isSpawning()).isTrue();
        world.pass(Duration.ofMillis(1));

        assertThat(world.state("app")).isEqualTo(ProcessStateCode.BACKOFF);
        assertThat(world.process("app").picture().history().spawnerr())
                .contains("can't read env_file /etc/app.env: it takes longer than 5 seconds");
    }

    @Test
    void is_started_with_a_later_reading_than_the_one_that_hung() {
        put("A=1\n");
        world.diskHangs = true;
        world.with("/bin/app", FOREVER).with(app().alone()).begun();
        world.pass(Duration.ofSeconds(7));
        assertThat(world.process("app").state().isSpawning()).isTrue();

        put("A=2\n");
        world.diskGoesOn();
        world.settle();

        assertThat(world.state("app")).isEqualTo(ProcessStateCode.STARTING);
        assertThat(environment()).contains("A=2");
        assertThat(world.asides).as("readings: the one that hung and one more").isEqualTo(2);
    }

    @Test
    void shares_one_reading_with_all_who_ask_before_it_begins() {
        put("A=1\n");
        world.diskHangs = true;
        world.with("/bin/app", FOREVER)
                .with(ProgramBuilder.group("g", 1, app(), app().name("b"), app().name("c"), app().name("d")))
                .begun();

        world.diskGoesOn();
        world.settle();

        assertThat(world.kernel.living()).hasSize(4);
        assertThat(world.asides)
                .as("readings: the one that the first asked for, and one for the others")
                .isEqualTo(2);
    }

    @Test
    void can_be_stopped_while_its_files_are_read() {
        put("A=1\n");
        world.diskHangs = true;
        world.with("/bin/app", FOREVER).with(app().alone()).begun();

        world.process("app").stop(world.now());
        world.pass(Duration.ofSeconds(5));

        assertThat(world.state("app")).isEqualTo(ProcessStateCode.STOPPED);
        assertThat(world.kernel.processes()).isEmpty();
    }
}
