package dev.supervisor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.unit.NameArgument.Globs;
import dev.supervisor.unit.UnitName.Form;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The name of a unit")
class UnitNameTest {
    @Test
    void has_a_prefix_perhaps_an_instance_and_a_type() {
        assertThat(UnitName.of("a.b.service")).contains(new UnitName("a.b", Optional.empty(), UnitType.SERVICE));
        assertThat(UnitName.of("foo@bar@baz.timer"))
                .contains(new UnitName("foo", Optional.of("bar@baz"), UnitType.TIMER));
        assertThat(UnitName.of("foo@.service").map(UnitName::form)).contains(Form.TEMPLATE);
        assertThat(UnitName.of("foo@1.service").map(UnitName::form)).contains(Form.INSTANCE);
        assertThat(UnitName.of("foo.service").map(UnitName::form)).contains(Form.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".service",
                "a",
                "a.",
                "a.frob",
                "a.Service",
                "@.service",
                "@x.service",
                "a b.service",
                "a/b.service",
                "é.service",
                "a*.service",
                "service"
            })
    void is_none_with_other_characters_or_without_prefix_or_type(String text) {
        assertThat(UnitName.of(text)).isEmpty();
    }

    @Test
    void has_at_most_255_characters() {
        assertThat(UnitName.isValid("x".repeat(247) + ".service")).isTrue();
        assertThat(UnitName.isValid("x".repeat(248) + ".service")).isFalse();
    }

    @Test
    void is_put_together_again_as_it_was() {
        for (String text : List.of("a.service", "a@.service", "a@b@c.d.timer", "\\x2d-:_.target")) {
            assertThat(UnitName.of(text).orElseThrow().text()).isEqualTo(text);
        }
        UnitName instance = UnitName.of("w@1.service").orElseThrow();
        assertThat(instance.template()).contains(UnitName.of("w@.service").orElseThrow());
        assertThat(instance.withInstance("2")).hasToString("w@2.service");
        assertThat(instance.withoutType()).isEqualTo("w@1");
    }

    @Test
    void of_a_template_is_filled_in_by_the_unit_that_depends_on_it() {
        UnitName template = UnitName.of("i@.service").orElseThrow();

        assertThat(template.filledInFor(UnitName.of("d@1.service").orElseThrow()))
                .hasToString("i@1.service");
        assertThat(template.filledInFor(UnitName.of("d.service").orElseThrow())).hasToString("i@d.service");
        assertThat(UnitName.of("i@x.service").orElseThrow().filledInFor(template))
                .hasToString("i@x.service");
    }

    /** As {@code systemd-escape} prints them. */
    @ParameterizedTest
    @CsvSource({
        "a/b,a-b",
        ".x-é,\\x2ex\\x2d\\xc3\\xa9",
        "'x y',x\\x20y",
        "a@b,a\\x40b",
        "a\\b,a\\x5cb",
        "a:b_c.d,a:b_c.d"
    })
    void holds_any_text_escaped(String text, String escaped) {
        assertThat(UnitEscape.escape(text)).isEqualTo(escaped);
        assertThat(UnitEscape.unescape(escaped)).contains(text);
    }

    @ParameterizedTest
    @CsvSource({"/,-", "/a//b/./c/,a-b-c", "/.a,\\x2ea", "a/b,a-b", "'',-", "/a-b,a\\x2db"})
    void holds_a_path_escaped(String path, String escaped) {
        assertThat(UnitEscape.escapePath(path)).contains(escaped);
    }

    @ParameterizedTest
    @CsvSource({"-,/", "a-b,/a/b", "a\\x2db,/a-b"})
    void gives_an_escaped_path_back(String escaped, String path) {
        assertThat(UnitEscape.unescapePath(escaped)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a-", "a--b", "-a", "a-", "..", "a-.-b", "\\x", "a\\zz", "\\x4", ""})
    void gives_no_path_back_that_was_not_escaped(String escaped) {
        assertThat(UnitEscape.unescapePath(escaped)).isEmpty();
    }

    @Test
    void escaping_and_back_is_nothing() {
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int at = random.nextInt(12); at > 0; at--) {
                text.append(random.nextInt(8) == 0 ? "ü" : (char) (1 + random.nextInt(126)));
            }
            assertThat(UnitEscape.unescape(UnitEscape.escape(text.toString()))).contains(text.toString());
        }
        assertThat(UnitEscape.escapePath("/a/../b")).isEmpty();
    }

    private static Optional<NameArgument> argument(String written, Globs globs) {
        return NameArgument.of(written, "enable", UnitType.SERVICE, globs);
    }

    @ParameterizedTest
    @CsvSource({
        "nginx,nginx.service",
        "a.frob,a.frob.service",
        "a@b@c,a@b@c.service",
        "a.timer,a.timer",
        ".service,.service.service",
        "/etc/hostname,etc-hostname.mount",
        "/dev/sda,dev-sda.device",
        "/sys/x,sys-x.device",
        "/,-.mount"
    })
    void is_completed_from_a_command_line(String written, String name) {
        assertThat(argument(written, Globs.REFUSED)).contains(new NameArgument(name, List.of()));
    }

    @Test
    void is_escaped_with_a_remark() {
        assertThat(argument("a b", Globs.ALLOWED))
                .contains(new NameArgument(
                        "a\\x20b.service",
                        List.of("Invalid unit name \"a b\" escaped as \"a\\x20b\""
                                + " (maybe you should use systemd-escape?).")));
        assertThat(argument("a/b", Globs.REFUSED).map(NameArgument::name)).contains("a-b.service");
    }

    @Test
    void is_a_pattern_only_where_patterns_are_allowed() {
        assertThat(argument("w*", Globs.ALLOWED)).contains(new NameArgument("w*", List.of()));
        assertThat(argument("w*", Globs.REFUSED))
                .contains(new NameArgument(
                        "w\\x2a.service",
                        List.of(
                                "Glob pattern passed to enable, but globs are not supported for this.",
                                "Invalid unit name \"w*\" escaped as \"w\\x2a\".")));
    }

    @Test
    void cannot_be_made_of_everything() {
        assertThat(argument("", Globs.ALLOWED)).isEmpty();
        assertThat(argument("@x", Globs.REFUSED)).isEmpty();
        assertThat(argument("x".repeat(300), Globs.REFUSED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "w@*.service,w@1.service,true",
        "w@*.service,w.service,false",
        "*,anything,true",
        "w@[1-3].service,w@2.service,true",
        "w@[1-3].service,w@4.service,false",
        "w@[!1-3].service,w@4.service,true",
        "a?c,abc,true",
        "a?c,ac,false",
        "*a*b*,xxaxxbxx,true",
        "*a*b,xxaxxbx,false",
        "[a,[a,true",
        "[]],],true",
        "a\\*,a\\bc,true"
    })
    void fits_a_pattern_or_not(String pattern, String name, boolean fits) {
        assertThat(UnitPattern.matches(pattern, name)).isEqualTo(fits);
    }

    @Test
    void fits_a_pattern_whose_backslashes_escape() {
        assertThat(UnitPattern.matchesEscaped("a\\*", "a*")).isTrue();
        assertThat(UnitPattern.matchesEscaped("a\\*", "a\\bc")).isFalse();
        assertThat(UnitPattern.matchesEscaped("a\\*", "abc")).isFalse();
        assertThat(UnitPattern.matchesEscaped("a*\\", "abc\\")).isTrue();
    }

    @Test
    void is_compared_with_a_long_pattern_in_a_moment() {
        assertThat(UnitPattern.matches("*a".repeat(120) + "b", "a".repeat(250))).isFalse();
    }
}
