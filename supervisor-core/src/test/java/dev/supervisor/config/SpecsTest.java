package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.SpecShape.Slot;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The specs")
class SpecsTest {

    private static List<String> optionsOf(Class<? extends Record> spec) {
        return SpecShape.of(spec).slots().map(Slot::option).toList();
    }

    @Test
    void have_the_options_of_a_program_in_the_order_in_which_the_original_reads_them() {
        assertThat(optionsOf(ProgramSpec.class))
                .containsExactly(
                        "priority",
                        "autostart",
                        "autorestart",
                        "startsecs",
                        "startretries",
                        "stopsignal",
                        "stopwaitsecs",
                        "stopasgroup",
                        "killasgroup",
                        "exitcodes",
                        "redirect_stderr",
                        "numprocs",
                        "numprocs_start",
                        "stdout_capture_maxbytes",
                        "stdout_events_enabled",
                        "stderr_capture_maxbytes",
                        "stderr_events_enabled",
                        "serverurl",
                        "user",
                        "umask",
                        "process_name",
                        "environment",
                        "directory",
                        "stdout_logfile",
                        "stdout_logfile_backups",
                        "stdout_logfile_maxbytes",
                        "stdout_syslog",
                        "stderr_logfile",
                        "stderr_logfile_backups",
                        "stderr_logfile_maxbytes",
                        "stderr_syslog",
                        "command");
    }

    @Test
    void have_the_options_of_the_daemon_in_the_order_in_which_the_original_reads_them() {
        assertThat(optionsOf(SupervisordSpec.class))
                .containsExactly(
                        "minfds",
                        "minprocs",
                        "directory",
                        "user",
                        "umask",
                        "logfile",
                        "logfile_maxbytes",
                        "logfile_backups",
                        "loglevel",
                        "pidfile",
                        "identifier",
                        "nodaemon",
                        "silent",
                        "childlogdir",
                        "nocleanup",
                        "strip_ansi",
                        "environment",
                        "ignore_unknown_rpcinterfaces");
        assertThat(optionsOf(UnixServerSpec.class)).containsExactly("file", "username", "password", "chown", "chmod");
    }

    @Test
    void say_of_each_option_what_it_is_for_and_what_it_is_if_not_given() {
        for (Class<? extends Record> spec : List.of(ProgramSpec.class, SupervisordSpec.class, UnixServerSpec.class)) {
            SpecShape.of(spec).slots().forEach(slot -> {
                assertThat(slot.declared().doc()).as(slot.option()).endsWith(".");
                boolean required = slot.declared().byDefault().equals(Option.REQUIRED);
                assertThat(slot.declared().missing().isEmpty())
                        .as(slot.option())
                        .isEqualTo(!required);
            });
        }
    }

    @Test
    void have_defaults_that_can_be_parsed() throws BadValueException {
        for (Class<? extends Record> spec : List.of(ProgramSpec.class, SupervisordSpec.class, UnixServerSpec.class)) {
            for (Slot slot : SpecShape.of(spec).slots().toList()) {
                if (!slot.declared().byDefault().startsWith("\0")) {
                    assertThat(slot.parse(slot.declared().byDefault(), new FakeSurroundings()))
                            .as(slot.option())
                            .isNotNull();
                }
            }
        }
    }
}
