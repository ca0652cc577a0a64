package dev.supervisor.unit.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.ini.Origin;
import dev.supervisor.unit.UnitName;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is wrong with a unit in all")
class UnitSourceTest {
    private static final String FRAGMENT = "/etc/systemd/system/a.service";
    private static final String FIRST = "/etc/systemd/system/a.service.d/1.conf";
    private static final String SECOND = "/etc/systemd/system/a.service.d/2.conf";

    private final TreeInMemory files = new TreeInMemory()
            .file(FRAGMENT, "[Service]\nType=frob\nfoo\nNice=99\nbar\n")
            .file(FIRST, "[Service]\nfoo\nExecStart=rel/a\nbar\n")
            .file(SECOND, "[Frob]\n");
    private final UnitSource unit = new UnitLoader(files, UnitIndex.of(files, SearchPath.DEFAULT))
            .load(UnitName.of("a.service").orElseThrow());
    private final Problems found = new Problems("a.service");

    private List<String> lines() {
        return unit.problemsWith(found.list()).stream()
                .map(problem -> problem.line().replace("/etc/systemd/system/", ""))
                .toList();
    }

    @Test
    void is_told_line_by_line_and_of_the_whole_unit_at_the_end() {
        found.warn(new Origin(FRAGMENT, 2), "type");
        found.warn(new Origin(FRAGMENT, 4), "nice");
        found.fatal(new Origin(FIRST, 3), "relative");
        found.fatal("no start");

        assertThat(lines())
                .containsExactly(
                        "a.service:2: type",
                        "a.service:3: Missing '=', ignoring line.",
                        "a.service:4: nice",
                        "a.service:5: Missing '=', ignoring line.",
                        "a.service.d/1.conf:2: Missing '=', ignoring line.",
                        "a.service.d/1.conf:3: relative",
                        "a.service.d/2.conf:1: Unknown section 'Frob'. Ignoring.",
                        "a.service: no start");
    }

    @Test
    void ends_with_what_is_fatal_in_the_fragment() {
        found.warn(new Origin(FRAGMENT, 2), "type");
        found.fatal(new Origin(FRAGMENT, 4), "nice");
        found.fatal("no start");

        assertThat(lines())
                .containsExactly(
                        "a.service:2: type",
                        "a.service:3: Missing '=', ignoring line.",
                        "a.service:4: nice",
                        "a.service: Unit configuration has fatal error, unit will not be started.");
    }

    @Test
    void is_what_its_files_have_if_nothing_else_is_found() {
        assertThat(lines()).hasSize(5);
        assertThat(lines())
                .isEqualTo(unit.problems().stream()
                        .map(problem -> problem.line().replace("/etc/systemd/system/", ""))
                        .toList());
    }

    @Test
    void depends_on_the_path_that_is_searched() {
        assertThat(SearchPath.of("/a/:/b").folders()).containsExactly("/a", "/b");
        assertThat(SearchPath.of("/a:").folders())
                .startsWith("/a", "/etc/systemd/system.control")
                .hasSize(14);
        assertThat(SearchPath.of("/a::/a:rel").folders()).containsExactly("/a");
        assertThat(UnitIndex.of(files, SearchPath.of("/a")).names()).isEmpty();
        UnitIndex index = UnitIndex.of(files, SearchPath.DEFAULT);
        assertThat(index.isCurrent(files)).isTrue();
        files.folder("/etc/systemd/system");
        assertThat(index.isCurrent(files)).isFalse();
    }
}
