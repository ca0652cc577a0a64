package dev.supervisor.unit.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.unit.LoadState;
import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.file.UnitFiles.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The expectations are what a booted systemd 252 has shown and logged for the same files. */
@DisplayName("A unit that is loaded")
class UnitLoaderTest {
    private static final String ETC = "/etc/systemd/system/";
    private static final String RUN = "/run/systemd/system/";
    private static final String SERVICE = "[Service]\nExecStart=/bin/true\n";

    private final TreeInMemory files =
            new TreeInMemory().thing("/dev/null", Kind.CHARACTER_DEVICE).thing("/dev/zero", Kind.CHARACTER_DEVICE);

    private UnitLoader loader() {
        return new UnitLoader(files, UnitIndex.of(files, SearchPath.DEFAULT));
    }

    private UnitSource load(String name) {
        return loader().load(UnitName.of(name).orElseThrow());
    }

    private static List<String> lines(UnitSource unit) {
        return unit.problems().stream().map(UnitProblem::line).toList();
    }

    private static List<String> values(UnitSource unit, String key) {
        return unit.assignments().stream()
                .filter(each -> each.key().equals(key))
                .map(Assignment::value)
                .toList();
    }

    @Nested
    class Syntax {
        private UnitSource unit(String content) {
            files.file(ETC + "a.service", content);
            return load("a.service");
        }

        private UnitSource unit(byte[] content) {
            files.file(ETC + "a.service", content, 0644);
            return load("a.service");
        }

        @Test
        void a_backslash_at_the_end_joins_the_next_line_and_comments_between_are_passed_over() {
            UnitSource unit =
                    unit("[Unit]\nDescription=A   description \\\n  continued\n# comment between\n  and more\n");

            assertThat(values(unit, "Description")).containsExactly("A   description    continued");
            assertThat(lines(unit)).containsExactly(ETC + "a.service:5: Missing '=', ignoring line.");
            assertThat(values(unit("[Unit]\nDescription=A\\\n # c\n;d \\\n  b\\\n"), "Description"))
                    .containsExactly("A   b");
        }

        @Test
        void an_empty_line_ends_what_is_continued() {
            UnitSource unit = unit("[Unit]\nDescription=A\\\n\nb\n");

            assertThat(values(unit, "Description")).containsExactly("A");
            assertThat(lines(unit)).containsExactly(ETC + "a.service:4: Missing '=', ignoring line.");
        }

        @Test
        void an_even_number_of_backslashes_joins_nothing() {
            assertThat(values(unit("[Unit]\nDescription=x\\\\\nAfter=b\\\\\\\n c\n"), "Description"))
                    .containsExactly("x\\\\");
            assertThat(values(unit("[Unit]\nAfter=b\\\\\\\n c\n"), "After")).containsExactly("b\\\\  c");
        }

        @Test
        void a_continued_value_has_its_last_line_as_its_place_and_one_more_at_the_end_of_the_file() {
            assertThat(unit("[Unit]\nA=1\\\n2\n")
                            .assignments()
                            .getFirst()
                            .origin()
                            .line())
                    .isEqualTo(3);
            assertThat(unit("[Unit]\nA=1\\\n").assignments().getFirst().origin().line())
                    .isEqualTo(3);
        }

        @Test
        void lines_end_with_newline_return_or_NUL_and_different_ones_in_a_row_are_one_end() {
            assertThat(values(unit("[Unit]\r\nDescription=crlf\\\r\n  more\r\n"), "Description"))
                    .containsExactly("crlf   more");
            assertThat(lines(unit("[Unit]\rDescription=cr\r\r[Service]\rExecStart=/bin/true x\rFoo")))
                    .containsExactly(ETC + "a.service:6: Missing '=', ignoring line.");
            UnitSource nul = unit("[Unit]\nDescription=a\0b=c\n[Service]\0ExecStart=/bin/true x\nBar");
            assertThat(values(nul, "b")).containsExactly("c");
            assertThat(lines(nul)).containsExactly(ETC + "a.service:6: Missing '=', ignoring line.");
        }

        @Test
        void a_mark_of_UTF_8_at_the_beginning_is_no_text() {
            assertThat(values(unit("\uFEFF[Unit]\nDescription=bom\n"), "Description"))
                    .containsExactly("bom");
        }

        @Test
        void invalid_UTF_8_makes_it_an_error_and_in_a_comment_does_no_harm() {
            UnitSource unit = unit("[Unit]\nDescription=caf\u00e9\nFoo\n".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(unit.loadState()).isEqualTo(LoadState.ERROR);
            assertThat(unit.loadError())
                    .contains(new UnitSource.LoadError(
                            "org.freedesktop.DBus.Error.InvalidArgs",
                            "Unit a.service failed to load properly, please adjust/correct and reload service manager:"
                                    + " Invalid argument"));
            assertThat(lines(unit))
                    .containsExactly(
                            ETC + "a.service:2: String is not UTF-8 clean, ignoring assignment: Description=caf\uFFFD");
            assertThat(unit("[Unit]\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1))
                            .loadState())
                    .isEqualTo(LoadState.LOADED);
            byte[] noCharacter = {'[', 'X', '-', ']', '\n', (byte) 0xEF, (byte) 0xBF, (byte) 0xBE};
            assertThat(lines(unit(noCharacter)))
                    .containsExactly(
                            ETC + "a.service:2: String is not UTF-8 clean, ignoring assignment: \uFFFD\uFFFD\uFFFD");
        }

        @Test
        void a_broken_header_ends_the_reading() {
            UnitSource open = unit("[Unit]\nDescription=x\n[Frob\nDescription=y\n");

            assertThat(lines(open)).containsExactly(ETC + "a.service:3: Invalid section header '[Frob'");
            assertThat(values(open, "Description")).containsExactly("x");
            assertThat(open.loadError().map(UnitSource.LoadError::busName))
                    .contains("org.freedesktop.DBus.Error.InconsistentMessage");
            assertThat(lines(unit("[Fr\001ob]\n")))
                    .containsExactly(ETC + "a.service:1: Bad characters in section header '[Fr\001ob]'");
            assertThat(lines(unit("[]\n[ Service ]\n[Service]x\n")))
                    .containsExactly(
                            ETC + "a.service:1: Unknown section ''. Ignoring.",
                            ETC + "a.service:2: Unknown section ' Service '. Ignoring.",
                            ETC + "a.service:3: Invalid section header '[Service]x'");
        }

        @Test
        void lines_outside_of_known_sections_are_told_or_passed_over() {
            assertThat(lines(unit("a=b\nfoo\n[X-x]\na\n[Zed]\nfoo\n[Service]\n =v\n[Timer]\nA=1\n")))
                    .containsExactly(
                            ETC + "a.service:1: Assignment outside of section. Ignoring.",
                            ETC + "a.service:2: Assignment outside of section. Ignoring.",
                            ETC + "a.service:5: Unknown section 'Zed'. Ignoring.",
                            ETC + "a.service:8: Missing key name before '=', ignoring line.",
                            ETC + "a.service:9: Unknown section 'Timer'. Ignoring.");
        }

        @Test
        void a_line_must_be_shorter_than_a_mebibyte() {
            int bound = 1 << 20;
            assertThat(unit("[Unit]\nA=" + "x".repeat(bound - 3)).loadState()).isEqualTo(LoadState.LOADED);
            assertThat(unit("[Unit]\nA=" + "x".repeat(bound - 2)).loadError().map(UnitSource.LoadError::busName))
                    .contains("org.freedesktop.DBus.Error.LimitsExceeded");
            assertThat(unit("[Unit]\n#" + "x".repeat(bound)).loadState()).isEqualTo(LoadState.ERROR);
            assertThat(unit("[Unit]\nA=" + ("x".repeat(600_000) + "\\\n").repeat(2))
                            .loadState())
                    .isEqualTo(LoadState.ERROR);
        }

        @Test
        void ten_megabytes_of_lines_take_a_moment() {
            assertThat(unit("[Unit]\n" + "A=1 \\\n".repeat(100_000) + "B=2\n".repeat(2_000_000))
                            .assignments())
                    .hasSizeGreaterThan(1_000_000);
        }

        @Test
        void random_bytes_do_no_harm() {
            byte[] likely = "[]Unit=\\#;\n\r\0 \tX-é\"".getBytes(StandardCharsets.UTF_8);
            for (int seed = 0; seed < 20_000; seed++) {
                Random random = new Random(seed);
                byte[] content = new byte[random.nextInt(80)];
                for (int at = 0; at < content.length; at++) {
                    content[at] = random.nextInt(20) == 0
                            ? (byte) random.nextInt(256)
                            : likely[random.nextInt(likely.length)];
                }
                UnitSource unit = unit(content);
                assertThat(unit.problems().size() + unit.assignments().size()).isLessThanOrEqualTo(content.length + 1);
            }
        }
    }

    @Nested
    class Files {
        @Test
        void is_not_found_without_a_file_but_slices_need_none() {
            UnitSource unit = load("a.service");

            assertThat(unit.loadState()).isEqualTo(LoadState.NOT_FOUND);
            assertThat(unit.loadError())
                    .contains(new UnitSource.LoadError(
                            "org.freedesktop.systemd1.NoSuchUnit", "Unit a.service not found."));
            assertThat(load("a.slice").loadState()).isEqualTo(LoadState.LOADED);
            assertThat(load("a.target").loadState()).isEqualTo(LoadState.NOT_FOUND);
            files.folder(ETC + "a.service");
            assertThat(load("a.service").loadState()).isEqualTo(LoadState.NOT_FOUND);
        }

        @Test
        void comes_from_the_first_folder_of_the_path() {
            files.file("/lib/systemd/system/a.service", SERVICE).file(RUN + "a.service", SERVICE);
            assertThat(load("a.service").fragment()).contains(RUN + "a.service");
            files.file(ETC + "a.service", SERVICE);
            assertThat(load("a.service").fragment()).contains(ETC + "a.service");
        }

        @Test
        void is_masked_by_an_empty_file_or_a_device_even_if_it_has_drop_ins() {
            files.file("/lib/systemd/system/a.service", SERVICE)
                    .file(RUN + "a.service", "")
                    .link(ETC + "b.service", "/dev/null")
                    .link(ETC + "c.service", "/dev/zero")
                    .file(ETC + "b.service.d/a.conf", "[Unit]\nDescription=x\n");

            for (String name : List.of("a.service", "b.service", "c.service")) {
                assertThat(load(name).loadState()).isEqualTo(LoadState.MASKED);
            }
            assertThat(load("b.service").dropIns()).containsExactly(ETC + "b.service.d/a.conf");
            files.file(RUN + "a.service", "\n");
            assertThat(load("a.service").loadState()).isEqualTo(LoadState.LOADED);
        }

        @Test
        void has_all_the_names_that_links_give_it() {
            files.file(ETC + "base.service", SERVICE)
                    .link(ETC + "l1.service", "base.service")
                    .link(ETC + "l2.service", "l1.service")
                    .link(RUN + "l3.service", ETC + "l2.service")
                    .link(ETC + "l4.service", "../system/base.service")
                    .link(ETC + "l8.service", "/lib/systemd/system/base.service");

            for (String name : List.of("base.service", "l1.service", "l3.service")) {
                UnitSource unit = load(name);
                assertThat(unit.name()).hasToString("base.service");
                assertThat(unit.names())
                        .containsExactlyInAnyOrder(
                                "base.service", "l1.service", "l2.service", "l3.service", "l4.service", "l8.service");
                assertThat(unit.names()).first().isEqualTo("base.service");
                assertThat(unit.fragment()).contains(ETC + "base.service");
            }
        }

        @Test
        void is_linked_from_outside_of_the_path_under_the_name_of_the_link() {
            files.file("/opt/out.service", SERVICE)
                    .link("/opt/out2.service", "out.service")
                    .link(ETC + "linked.service", "/opt/out.service")
                    .link(ETC + "l5.service", "linked.service")
                    .link(ETC + "l6.service", "/opt/out2.service")
                    .link(ETC + "l7.service", "/opt/none.service");

            assertThat(load("l5.service").names()).containsExactly("linked.service", "l5.service");
            assertThat(load("l6.service").names()).containsExactly("l6.service");
            assertThat(load("l6.service").fragment()).contains(ETC + "l6.service");
            assertThat(load("l7.service").loadState()).isEqualTo(LoadState.NOT_FOUND);
            assertThat(lines(load("l7.service")))
                    .containsExactly("l7.service: Failed to open " + ETC + "l7.service: No such file or directory");
        }

        @Test
        void is_not_found_over_loops_and_over_more_than_eight_names() {
            files.link(ETC + "a.service", "a.service")
                    .link(ETC + "b.service", "c.service")
                    .link(ETC + "c.service", "b.service")
                    .link(ETC + "d.service", "none.service")
                    .file(ETC + "q11.service", SERVICE);
            for (int number = 1; number <= 10; number++) {
                files.link(ETC + "q" + number + ".service", "q" + (number + 1) + ".service");
            }

            for (String name : List.of("a.service", "b.service", "d.service", "q3.service")) {
                assertThat(load(name).loadState()).isEqualTo(LoadState.NOT_FOUND);
                assertThat(lines(load(name))).isEmpty();
            }
            assertThat(load("q4.service").name()).hasToString("q11.service");
        }

        @Test
        void refuses_links_that_do_not_fit() {
            files.file(ETC + "a1.service", SERVICE)
                    .file(ETC + "x@.service", SERVICE)
                    .link(ETC + "a28.target", "a1.service")
                    .link(ETC + "a29@x.service", "a1.service")
                    .link(ETC + "a30@.service", "a1.service")
                    .link(ETC + "al@3.service", "x@1.service")
                    .link(ETC + "c1.slice", "c2.slice")
                    .link(ETC + "l11.service", "base")
                    .link(ETC + "ok@3.service", "x@3.service");

            assertThat(UnitIndex.of(files, SearchPath.DEFAULT).problems().stream()
                            .map(UnitProblem::line))
                    .containsExactly(
                            "a28.target: symlink target \"a1.service\" has incompatible suffix, rejecting.",
                            "a29@x.service: symlink target name type \"a1.service\" does not match source, rejecting.",
                            "a30@.service: symlink target name type \"a1.service\" does not match source, rejecting.",
                            "al@3.service: unit symlink target \"x@1.service\" instance name doesn't match, rejecting.",
                            "c1.slice: symlinks are not allowed for units of this type, rejecting.",
                            "l11.service points to \"base\" which is not a valid unit name:"
                                    + " Invalid cross-device link");
            assertThat(load("ok@3.service").names()).containsExactly("x@3.service", "ok@3.service");
        }

        @Test
        void of_a_template_has_the_instance_in_all_names() {
            files.file(ETC + "foo@.service", SERVICE)
                    .file(ETC + "foo@2.service", SERVICE)
                    .link(ETC + "al@.service", "foo@.service")
                    .link(ETC + "al5@5.service", "foo@.service");

            assertThat(load("al@1.service").names()).containsExactly("foo@1.service", "al@1.service");
            assertThat(load("foo@1.service").names()).containsExactly("foo@1.service", "al@1.service");
            assertThat(load("foo@1.service").fragment()).contains(ETC + "foo@.service");
            assertThat(load("foo@2.service").fragment()).contains(ETC + "foo@2.service");
            assertThat(load("foo@5.service").names())
                    .containsExactlyInAnyOrder("foo@5.service", "al5@5.service", "al@5.service");
        }

        @Test
        void tells_of_files_with_a_mode_that_makes_no_sense() {
            files.file(ETC + "a.service", SERVICE.getBytes(StandardCharsets.UTF_8), 0756)
                    .file(ETC + "b.service", SERVICE.getBytes(StandardCharsets.UTF_8), 0640);

            assertThat(lines(load("a.service")))
                    .containsExactly(
                            "Configuration file " + ETC + "a.service is marked executable. Please remove executable"
                                    + " permission bits. Proceeding anyway.",
                            "Configuration file " + ETC + "a.service is marked world-writable. Please remove world"
                                    + " writability permission bits. Proceeding anyway.");
            assertThat(lines(load("b.service")))
                    .containsExactly("Configuration file " + ETC + "b.service is marked world-inaccessible. This has no"
                            + " effect as configuration data is accessible via APIs without restrictions. Proceeding"
                            + " anyway.");
        }

        @Test
        void is_not_found_if_it_may_not_be_read() {
            files.file(ETC + "a.service", SERVICE.getBytes(StandardCharsets.UTF_8), 0);

            assertThat(load("a.service").loadState()).isEqualTo(LoadState.NOT_FOUND);
            assertThat(lines(load("a.service")))
                    .containsExactly("a.service: Failed to open " + ETC + "a.service: Permission denied");
        }

        @Test
        void is_stale_once_its_files_change_and_not_before() {
            files.file(ETC + "a.service", SERVICE).file(ETC + "a.service.d/a.conf", "");
            UnitSource unit = load("a.service");

            assertThat(loader().isStale(unit)).isFalse();
            files.file(ETC + "a.service.d/a.conf", "[Unit]\n");
            assertThat(loader().isStale(unit)).isTrue();
            unit = load("a.service");
            files.file(ETC + "a.service.d/b.conf", "");
            assertThat(loader().isStale(unit)).isTrue();
            unit = load("a.service");
            files.file(ETC + "a.service", SERVICE);
            assertThat(loader().isStale(unit)).isTrue();
            unit = load("a.service");
            assertThat(loader().isStale(unit)).isFalse();
        }
    }

    @Nested
    class DropInFolders {
        private static final String NAME = "foo-bar-x@1.service";

        private TreeInMemory conf(String path) {
            return files.file(path, "[Unit]\nDescription=" + path + "\n");
        }

        @Test
        void are_found_by_name_template_and_each_prefix_from_special_to_general() {
            files.file(ETC + "foo-bar-x@.service", SERVICE);
            List<String> folders = List.of(
                    "foo-bar-x@1", "foo-bar-x@", "foo-bar-", "foo-", "foo-bar-@1", "foo-bar-@", "foo-@1", "foo-@");
            for (String folder : folders.reversed()) {
                conf(ETC + folder + ".service.d/s.conf");
                assertThat(load(NAME).dropIns()).containsExactly(ETC + folder + ".service.d/s.conf");
            }
            conf(ETC + "foo-bar-x.service.d/t.conf");
            conf(ETC + "-.service.d/u.conf");
            assertThat(load(NAME).dropIns()).hasSize(1);
        }

        @Test
        void are_taken_by_folder_of_the_path_before_the_special_name_and_the_type_last() {
            files.file(ETC + "foo-bar-x@.service", SERVICE);
            conf(ETC + "foo-bar-x@.service.d/a.conf");
            conf(RUN + "foo-bar-x@1.service.d/a.conf");
            conf(ETC + "foo-.service.d/b.conf");
            conf(RUN + "foo-bar-x@.service.d/b.conf");
            conf(ETC + "service.d/c.conf");
            conf(RUN + "foo-bar-x@1.service.d/c.conf");
            conf(ETC + "service.d/d.conf");
            conf(RUN + "service.d/d.conf");

            assertThat(load(NAME).dropIns())
                    .containsExactly(
                            ETC + "foo-bar-x@.service.d/a.conf",
                            ETC + "foo-.service.d/b.conf",
                            RUN + "foo-bar-x@1.service.d/c.conf",
                            ETC + "service.d/d.conf");
            assertThat(values(load(NAME), "Description")).last().isEqualTo(ETC + "service.d/d.conf");
        }

        @Test
        void of_other_names_count_after_those_of_the_own_one() {
            files.file(ETC + "foo@.service", SERVICE).link(ETC + "al@.service", "foo@.service");
            conf(ETC + "al@.service.d/al.conf");
            conf(ETC + "al@1.service.d/al1.conf");
            conf(ETC + "foo@.service.d/al.conf");

            assertThat(load("al@1.service").dropIns())
                    .containsExactly(ETC + "foo@.service.d/al.conf", ETC + "al@1.service.d/al1.conf");
        }

        @Test
        void hold_files_that_end_in_conf_and_links_that_lead_nowhere_are_listed() {
            files.file(ETC + "a.service", SERVICE).folder(ETC + "a.service.d/dir.conf");
            files.link(ETC + "a.service.d/dang.conf", "/none").link(ETC + "a.service.d/nul.conf", "/dev/null");
            conf(RUN + "a.service.d/nul.conf");
            conf(ETC + "a.service.d/no.txt");
            conf(ETC + "a.service.d/.hid.conf");
            conf(ETC + "a.service.d/bak.conf~");
            conf("/opt/dd/x.conf");
            files.link(RUN + "a.service.d", "/opt/dd");

            assertThat(load("a.service").dropIns())
                    .containsExactly(
                            ETC + "a.service.d/dang.conf",
                            ETC + "a.service.d/dir.conf",
                            ETC + "a.service.d/nul.conf",
                            "/opt/dd/x.conf");
            assertThat(values(load("a.service"), "Description")).containsExactly("/opt/dd/x.conf");
        }

        @Test
        void may_have_broken_files_and_the_others_are_read() {
            files.file(ETC + "a.service", SERVICE)
                    .file(ETC + "a.service.d/1.conf", "[Frob\n[Unit]\nDescription=1")
                    .file(ETC + "a.service.d/2.conf", "[Unit]\nDescription=last");

            assertThat(values(load("a.service"), "Description")).containsExactly("last");
            assertThat(load("a.service").loadState()).isEqualTo(LoadState.LOADED);
            assertThat(lines(load("a.service")))
                    .containsExactly(ETC + "a.service.d/1.conf:1: Invalid section header '[Frob'");
        }
    }

    @Nested
    class FoldersOfLinks {
        @Test
        void add_dependencies_whatever_the_links_lead_to() {
            files.file(ETC + "d.service", SERVICE)
                    .link(ETC + "d.service.wants/w1.service", "../w1.service")
                    .link(ETC + "d.service.wants/w2.service", "/nonexistent/w2.service")
                    .link(ETC + "d.service.wants/w3.service", "../w1.service")
                    .file(ETC + "d.service.wants/w4.service", "")
                    .file(ETC + "d.service.wants/w5.service", "x")
                    .folder(ETC + "d.service.wants/w6.service")
                    .link(ETC + "d.service.wants/w7.service", "/dev/null")
                    .link(RUN + "d.service.wants/w7.service", "/x/w7.service")
                    .link(RUN + "d.service.wants/w12.service", "/x/w12.service")
                    .link(ETC + "d.service.wants/bad", "../bad")
                    .link(ETC + "d.service.wants/w@.service", "../w@.service")
                    .link(ETC + "d.service.wants/w@7.service", "../w@.service")
                    .link(ETC + "d.service.requires/r1.service", "/x/r1.service")
                    .link(ETC + "service.wants/t1.service", "/x/t1.service");
            UnitSource unit = load("d.service");

            assertThat(unit.wants())
                    .containsExactly(
                            "t1.service",
                            "w1.service",
                            "w12.service",
                            "w2.service",
                            "w3.service",
                            "w@d.service",
                            "w@7.service");
            assertThat(unit.requires()).containsExactly("r1.service");
            String before = "d.service: Wants dependency dropin " + ETC + "d.service.wants/";
            assertThat(lines(unit))
                    .containsExactly(
                            before + "bad is not a valid unit name, ignoring.",
                            before + "w3.service target ../w1.service has different name",
                            before + "w5.service is not a symlink, ignoring.",
                            before + "w6.service is not a symlink, ignoring.",
                            before + "w@.service target ../w@.service has different name");
        }

        @Test
        void of_a_template_count_for_its_instances() {
            files.file(ETC + "d@.service", SERVICE)
                    .link(ETC + "d@.service.wants/i1.service", "/x/i1.service")
                    .link(ETC + "d@.service.wants/i@.service", "/x/i@.service")
                    .link(ETC + "d@1.service.wants/i2.service", "/x/i2.service");

            assertThat(load("d@1.service").wants()).containsExactly("i1.service", "i2.service", "i@1.service");
            assertThat(lines(load("d@1.service"))).isEmpty();
        }
    }
}
