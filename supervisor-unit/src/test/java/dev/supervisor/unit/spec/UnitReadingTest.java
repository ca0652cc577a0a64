package dev.supervisor.unit.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.unit.LoadState;
import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.command.HostFacts;
import dev.supervisor.unit.command.UnitCommand;
import dev.supervisor.unit.file.SearchPath;
import dev.supervisor.unit.file.TreeInMemory;
import dev.supervisor.unit.file.UnitFiles.Kind;
import dev.supervisor.unit.file.UnitIndex;
import dev.supervisor.unit.file.UnitLoader;
import dev.supervisor.unit.file.UnitSource.LoadError;
import dev.supervisor.unit.spec.UnitDefinition.TypeSpec;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A unit, from the text of its files to its definition,")
class UnitReadingTest {
    private static final String ETC = "/etc/systemd/system/";
    private static final String OWN = "org.freedesktop.systemd1.";

    private final TreeInMemory files = new TreeInMemory().thing("/dev/null", Kind.CHARACTER_DEVICE);

    private UnitReading read(String name) {
        UnitIndex index = UnitIndex.of(files, SearchPath.DEFAULT);
        return UnitReading.of(
                new UnitLoader(files, index).load(UnitName.of(name).orElseThrow()), HostFacts.NONE);
    }

    private static List<String> lines(UnitReading read) {
        return read.problems().stream()
                .map(problem -> problem.line().replace(ETC, ""))
                .toList();
    }

    private static ServiceSpec service(UnitReading read) {
        return ((TypeSpec.Service) read.definition().orElseThrow().type()).service();
    }

    @Test
    void keeps_what_stands_before_something_fatal_in_a_drop_in_and_what_other_files_say() {
        files.file(ETC + "a.service", "[Service]\nExecStart=/bin/a\nfoo\nNice=99\n")
                .file(ETC + "a.service.d/1.conf", "[Service]\nNice=5\nfoo\nExecStop=/b ; rel/c\nNice=9\nbar\n")
                .file(ETC + "a.service.d/2.conf", "[Unit]\nDescription=two\n[Service]\nFrob=1\n");

        UnitReading read = read("a.service");

        assertThat(read.loadState()).isEqualTo(LoadState.LOADED);
        assertThat(read.loadError()).isEmpty();
        assertThat(service(read).exec().scheduling().nice()).isEqualTo(5);
        assertThat(service(read).command().execStop())
                .extracting(UnitCommand::program)
                .containsExactly("/b");
        assertThat(read.definition().orElseThrow().unit().description()).isEqualTo("two");
        assertThat(lines(read))
                .containsExactly(
                        "a.service:3: Missing '=', ignoring line.",
                        "a.service:4: Nice priority out of range, ignoring: 99",
                        "a.service.d/1.conf:3: Missing '=', ignoring line.",
                        "a.service.d/1.conf:4: Neither a valid executable name nor an absolute path: rel/c",
                        "a.service.d/2.conf:4: Unknown key 'Frob' in section [Service], ignoring.");
    }

    @Test
    void is_refused_for_something_fatal_in_its_own_file_and_nothing_more_is_read() {
        files.file(ETC + "a.service", "[Service]\nfoo\nExecStart=/bin/a\nWorkingDirectory=rel\nNice=99\nbar\n")
                .file(ETC + "a.service.d/1.conf", "[Service]\nWorkingDirectory=/\nfoo\nUser=a/b\n");

        UnitReading read = read("a.service");

        assertThat(read.loadState()).isEqualTo(LoadState.BAD_SETTING);
        assertThat(read.loadError())
                .contains(new LoadError(OWN + "BadUnitSetting", "Unit a.service has a bad unit file setting."));
        assertThat(read.definition()).isEmpty();
        assertThat(lines(read))
                .containsExactly(
                        "a.service:2: Missing '=', ignoring line.",
                        "a.service:4: WorkingDirectory= path is not absolute: rel",
                        "a.service: Unit configuration has fatal error, unit will not be started.");
        assertThat(read.problems().getLast().weight().priority()).isEqualTo(5);
    }

    @Test
    void is_refused_as_a_whole_behind_what_is_wrong_with_its_lines() {
        files.file(ETC + "a.service", "[Service]\nType=simple\n")
                .file(ETC + "a.service.d/1.conf", "[Service]\nfoo\nExecStart=rel/c\n");

        UnitReading read = read("a.service");

        assertThat(read.loadState()).isEqualTo(LoadState.BAD_SETTING);
        assertThat(read.definition()).isEmpty();
        assertThat(lines(read))
                .containsExactly(
                        "a.service.d/1.conf:2: Missing '=', ignoring line.",
                        "a.service.d/1.conf:3: Neither a valid executable name nor an absolute path: rel/c",
                        "a.service: Service has no ExecStart=, ExecStop=, or SuccessAction=. Refusing.");
    }

    @Test
    void is_not_understood_if_it_is_masked_missing_or_broken() {
        files.link(ETC + "masked.service", "/dev/null")
                .file(ETC + "masked.service.d/1.conf", "[Service]\nNice=99\n")
                .file(ETC + "broken.service", "[Service]\nNice=99\n[Frob\n");

        assertThat(read("masked.service"))
                .returns(LoadState.MASKED, UnitReading::loadState)
                .satisfies(read -> assertThat(read.definition()).isEmpty())
                .satisfies(read -> assertThat(read.loadError())
                        .contains(new LoadError(OWN + "UnitMasked", "Unit masked.service is masked.")));
        assertThat(read("missing.service"))
                .returns(LoadState.NOT_FOUND, UnitReading::loadState)
                .satisfies(read -> assertThat(read.definition()).isEmpty())
                .satisfies(read -> assertThat(read.loadError()).isPresent());
        assertThat(read("broken.service"))
                .returns(LoadState.ERROR, UnitReading::loadState)
                .satisfies(read -> assertThat(read.definition()).isEmpty())
                .satisfies(
                        read -> assertThat(lines(read)).contains("broken.service:3: Invalid section header '[Frob'"));
    }

    @Test
    void has_a_definition_without_a_file_if_its_type_needs_none() {
        assertThat(read("x.slice").definition().orElseThrow().unit().description())
                .isEqualTo("x.slice");
        assertThat(read("x.slice").problems()).isEmpty();
    }

    @Test
    void has_the_name_and_the_file_of_its_template_in_its_specifiers() {
        files.file(ETC + "a@.service", "[Unit]\nDescription=%n %i %y\n[Service]\nExecStart=/bin/%p\nUser=%Z\n");

        UnitReading refused = read("a@1.service");
        assertThat(refused.loadState()).isEqualTo(LoadState.BAD_SETTING);
        assertThat(lines(refused))
                .containsExactly(
                        "a@.service:5: Failed to resolve unit specifiers in %Z: Invalid slot",
                        "a@1.service: Unit configuration has fatal error, unit will not be started.");

        files.file(ETC + "a@.service", "[Unit]\nDescription=%n %i %y\n[Service]\nExecStart=/bin/%p\n");
        UnitReading read = read("a@1.service");
        assertThat(read.definition().orElseThrow().unit().description())
                .isEqualTo("a@1.service 1 /etc/systemd/system/a@.service");
        assertThat(service(read).command().execStart().getFirst().program()).isEqualTo("/bin/a");
    }
}
