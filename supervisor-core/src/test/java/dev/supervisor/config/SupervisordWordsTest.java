package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.change.ConfigDiff;
import dev.supervisor.change.OptionChange;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.SectionShape;
import dev.supervisor.config.option.SectionShape.Slot;
import dev.supervisor.config.section.ListenerSection;
import dev.supervisor.config.section.NumberSection;
import dev.supervisor.config.section.ProgramSection;
import dev.supervisor.config.section.SharedSocketSection;
import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.spec.Components;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ListenerPoolSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.Provenance;
import dev.supervisor.spec.SharedSocketSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The words of supervisord.conf")
class SupervisordWordsTest {
    private static final String CAT = "[program:x]\ncommand = cat\n";

    private final ConfigFixture fixture = new ConfigFixture(new FakeSurroundings());

    private GroupSpec group(String content) throws ConfigException {
        return fixture.load(ConfigFixture.DAEMON + content).groups().getFirst();
    }

    private ProcessSpec process(String content) throws ConfigException {
        return group(content).processes().getFirst();
    }

    private static List<Slot> ofPrograms() {
        Set<String> numbers = new TreeSet<>();
        SectionShape.of(NumberSection.class).slots().forEach(slot -> numbers.add(slot.option()));
        return SectionShape.of(ProgramSection.class)
                .slots()
                .filter(slot -> !numbers.contains(slot.option()))
                .toList();
    }

    @Test
    void name_every_component_of_a_process_but_its_name_and_where_it_was_read() throws ConfigException {
        Set<String> components = new LinkedHashSet<>(Components.of(process(CAT)).keySet());
        components.removeAll(List.of("name", "provenance"));

        assertThat(ofPrograms().stream().map(Slot::component)).containsExactlyInAnyOrderElementsOf(components);
        assertThat(SupervisordWords.WORDS.components()).containsAll(components);
        assertThat(components.stream().map(component -> SupervisordWords.WORDS.word(ProcessSpec.class, component)))
                .containsExactlyInAnyOrderElementsOf(
                        ofPrograms().stream().map(Slot::option).toList());
    }

    @Test
    void name_every_component_of_what_makes_a_group_more_than_its_processes() throws ConfigException {
        GroupSpec pool = group("[eventlistener:x]\ncommand = cat\nevents = TICK\n");
        GroupSpec shared = group("[fcgi-program:x]\ncommand = cat\nsocket = tcp://h:1\n");

        assertThat(words(ListenerPoolSpec.class, (Record) pool.kind()))
                .isSubsetOf(options(ListenerSection.class))
                .contains("buffer_size");
        assertThat(words(SharedSocketSpec.class, (Record) shared.kind()))
                .containsExactlyInAnyOrderElementsOf(options(SharedSocketSection.class));
        assertThat(SupervisordWords.WORDS.word(GroupSpec.class, "priority")).isEqualTo("priority");
        assertThat(SupervisordWords.WORDS.word(GroupSpec.class, "processes")).isEqualTo("processes");
    }

    private static List<String> words(Class<? extends Record> type, Record spec) {
        return Components.of(spec).keySet().stream()
                .map(component -> SupervisordWords.WORDS.word(type, component))
                .toList();
    }

    private static List<String> options(Class<? extends Record> section) {
        return SectionShape.of(section).slots().map(Slot::option).toList();
    }

    /** So that no section hands a value to another component than the one that it is named for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "directory = /",
                "umask = 077",
                "serverurl = http://h:1",
                "priority = 1",
                "autostart = false",
                "autorestart = true",
                "startsecs = 2",
                "startretries = 2",
                "exitcodes = 0,2",
                "stopsignal = INT",
                "stopwaitsecs = 2",
                "killasgroup = true",
                "restartpause = 1",
                "restart_backoff = true",
                "maxbackoff = 1",
                "restart_jitter = 1",
                "exit_on_fatal = true",
                "nice = 1",
                "oom_score_adj = 1",
                "pdeathsig = KILL",
                "rlimit_as = 1",
                "rlimit_core = 1",
                "rlimit_cpu = 1",
                "rlimit_data = 1",
                "rlimit_fsize = 1",
                "rlimit_locks = 1",
                "rlimit_memlock = 1",
                "rlimit_msgqueue = 1",
                "rlimit_nice = 1",
                "rlimit_nofile = 1",
                "rlimit_nproc = 1",
                "rlimit_rss = 1",
                "rlimit_rtprio = 1",
                "rlimit_rttime = 1",
                "rlimit_sigpending = 1",
                "rlimit_stack = 1",
                "stdout_logfile = NONE",
                "stdout_logfile_backups = 1",
                "stdout_logfile_maxbytes = 1MB",
                "stdout_capture_maxbytes = 1MB",
                "stdout_events_enabled = true",
                "stdout_syslog = true",
                "stdout_logfile_also = syslog",
                "stdout_logfile_also_format = json",
                "stderr_logfile = NONE",
                "stderr_logfile_backups = 1",
                "stderr_logfile_maxbytes = 1MB",
                "stderr_capture_maxbytes = 1MB",
                "stderr_events_enabled = true",
                "stderr_syslog = true",
                "stderr_logfile_also = syslog",
                "stderr_logfile_also_format = json",
                "redirect_stderr = true",
                "env_file = /e"
            })
    void name_the_option_that_was_changed(String line) throws ConfigException {
        String option = line.substring(0, line.indexOf(' '));

        assertThat(ConfigDiff.changes(process(CAT), process(CAT + line)))
                .extracting(OptionChange::option)
                .contains(option)
                .isSubsetOf(Stream.of(option, "stderr_logfile").toList());
    }

    @Test
    void stand_beside_section_file_and_line_of_what_they_are_said_of() throws ConfigException {
        GroupSpec group = group("\n" + CAT);
        Provenance provenance = group.processes().getFirst().provenance();

        assertThat(provenance.words()).isSameAs(SupervisordWords.WORDS);
        assertThat(provenance.section()).isEqualTo("program:x");
        assertThat(provenance.line())
                .isEqualTo((ConfigFixture.DAEMON + "\n").lines().count() + 1);
        assertThat(group.provenance()).isSameAs(provenance);
    }
}
