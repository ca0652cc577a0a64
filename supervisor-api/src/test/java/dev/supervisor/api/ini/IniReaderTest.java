package dev.supervisor.api.ini;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The reader of ini files")
class IniReaderTest {

    private static final String FILE = "/x/t.conf";

    /** One option a line, as {@code line section.name=value}. */
    private static List<String> read(String content) throws IniException {
        List<String> told = new ArrayList<>();
        IniReader.read(FILE, content.getBytes(UTF_8), new IniSink() {
            @Override
            public void section(String name, Origin origin) {
                told.add(origin.line() + " [" + name + "]");
            }

            @Override
            public void option(String section, String name, String value, Origin origin) {
                told.add(origin.line() + " " + section + "." + name + "=" + value);
            }
        });
        return told;
    }

    private static String valueOf(String line) throws IniException {
        return read("[s]\n" + line + "\n").get(1).split("=", 2)[1];
    }

    private static String complaint(String content) {
        return complaint(content.getBytes(UTF_8));
    }

    private static String complaint(byte[] content) {
        try {
            IniReader.read(FILE, content, new ChosenSections("s", "other:"));
        } catch (IniException e) {
            return e.getMessage();
        }
        throw new AssertionError("read without a complaint");
    }

    @Nested
    class Comments {

        @ParameterizedTest
        @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            w=;all|;all
            v= ;all|''
            x=|''
            y=1 ;2|1
            z=1	;2|1
            s=a #b|a
            u=a;b ;c #d|a;b ;c
            u=a#b #c ;d|a#b #c
            u=a;b|a;b
            u=a ; b # c|a
            q="a" b|"a" b
            p=a\\nb|a\\nb
            """)
        void begin_where_the_original_begins_them(String line, String value) throws IniException {
            assertThat(valueOf(line)).isEqualTo(value);
        }

        @Test
        void may_be_whole_lines_at_any_indentation_and_neither_end_nor_extend_a_value() throws IniException {
            assertThat(read("; a\n# b\n[s]\n  ; c\nx = 1\n# d\n    ;e\n  2\n")).containsExactly("3 [s]", "5 s.x=1\n2");
        }

        @Test
        void need_a_sign_and_not_the_word_rem() {
            assertThat(complaint("[s]\nrem this\n")).contains("[line  2]: 'rem this\\n'");
        }
    }

    @Nested
    class Values {

        @Test
        void go_on_in_lines_indented_deeper_whatever_they_look_like() throws IniException {
            assertThat(read("[s]\nx = 1\n  [t]\n  y = 2\n\n  3\nz: 4"))
                    .containsExactly("1 [s]", "2 s.x=1\n[t]\ny = 2\n\n3", "7 s.z=4");
        }

        @Test
        void keep_the_empty_first_line_of_several_and_lose_empty_last_ones() throws IniException {
            assertThat(read("[s]\nx=\n 1\n 2\n\n\n")).containsExactly("1 [s]", "2 s.x=\n1\n2");
        }

        @Test
        void do_not_go_on_at_the_same_indentation() throws IniException {
            assertThat(read("[s]\n  x=1\n  y=2\n")).containsExactly("1 [s]", "2 s.x=1", "3 s.y=2");
        }

        @Test
        void are_split_off_at_the_first_equals_sign_or_colon_and_names_are_in_lower_case() throws IniException {
            assertThat(read("[s]\nHttp://x = 1\nA b=c:d\n"))
                    .containsExactly("1 [s]", "2 s.http=//x = 1", "3 s.a b=c:d");
        }
    }

    @Nested
    class Sections {

        @Test
        void are_named_by_all_between_the_first_and_the_last_bracket() throws IniException {
            assertThat(read("[a]x=1\n[ d ]\n[p:[x]] y\n  [q]\n[[]]\n"))
                    .containsExactly("1 [a]", "2 [ d ]", "3 [p:[x]]", "4 [q]", "5 [[]]");
        }

        @Test
        void are_not_made_by_empty_or_open_brackets() {
            assertThat(complaint("[s]\n[]\n[a\n"))
                    .isEqualTo(
                            "Source contains parsing errors: '/x/t.conf'\n\t[line  2]: '[]\\n'\n\t[line  3]: '[a\\n'");
        }

        @Test
        void that_come_twice_are_one_in_which_later_options_win() throws IniException {
            IniFile file = new IniFile();
            file.add("a", "[s]\nx=1\ny=2\n[t]\n[s]\nx=3\n".getBytes(UTF_8));
            file.add("b", "[t]\nz=1\n[s]\ny=4\n".getBytes(UTF_8));

            assertThat(file.sections()).extracting(IniSection::name).containsExactly("s", "t");
            assertThat(file.section("s").orElseThrow().options())
                    .containsExactly(
                            new IniOption("x", "3", new Origin("a", 6)), new IniOption("y", "4", new Origin("b", 4)));
            assertThat(file.section("t").orElseThrow().origin()).isEqualTo(new Origin("a", 4));
        }

        @Test
        void all_have_the_options_of_DEFAULT() throws IniException {
            IniFile file = new IniFile();
            file.add("a", "[s]\nx=1\n[DEFAULT]\nx=8\ny=9\n[a/b.c]\n".getBytes(UTF_8));

            assertThat(file.section("s").orElseThrow().value("x")).contains("1");
            assertThat(file.section("s").orElseThrow().value("y")).contains("9");
            assertThat(file.section("a/b.c").orElseThrow().value("x")).contains("8");
            assertThat(file.section("DEFAULT")).isEmpty();
        }

        @Test
        void can_be_read_one_alone_without_the_others() throws IniException {
            ChosenSections one = new ChosenSections("supervisorctl", "other:");
            IniReader.read(
                    FILE,
                    "[supervisord]\nx=1\n[supervisorctl]\nserverurl = unix:///s\n[DEFAULT]\nprompt=p\n".getBytes(UTF_8),
                    one);

            assertThat(one.one().orElseThrow().value("serverurl")).contains("unix:///s");
            assertThat(one.one().orElseThrow().value("prompt")).contains("p");
            assertThat(one.one().orElseThrow().value("x")).isEmpty();
        }

        @Test
        void keep_text_that_means_something_to_other_readers_as_it_is() throws IniException {
            IniFile file = new IniFile();
            file.add("a", "[s]\nx=C:\\new\\u0041 ${s/x} ${@prop/y}\n".getBytes(UTF_8));

            assertThat(file.section("s").orElseThrow().value("x")).contains("C:\\new\\u0041 ${s/x} ${@prop/y}");
        }
    }

    @Nested
    class Lines {

        @Test
        void end_at_any_of_the_three_line_ends_and_at_nothing_else() throws IniException {
            assertThat(read("[s]\r\nx=1\ry=2\nz=a\u2028b\u000bc"))
                    .containsExactly("1 [s]", "2 s.x=1", "3 s.y=2", "4 s.z=a\u2028b\u000bc");
        }
    }

    @Nested
    class Mistakes {

        @Test
        void before_any_section_end_the_reading_at_once() {
            assertThat(complaint("\n; c\nx=1\n[s]\nfoo\n"))
                    .isEqualTo("File contains no section headers.\nfile: '/x/t.conf', line: 3\n'x=1\\n'");
        }

        @Test
        void in_lines_are_collected_to_the_end() {
            assertThat(complaint("[s]\nfoo\n=1\nx=1\n b\nlast"))
                    .isEqualTo("Source contains parsing errors: '/x/t.conf'\n\t[line  2]: 'foo\\n'"
                            + "\n\t[line  3]: '=1\\n'\n\t[line  6]: 'last'");
        }

        @Test
        void include_a_byte_order_mark() {
            assertThat(complaint("\ufeff[s]\nx=1\n"))
                    .isEqualTo("File contains no section headers.\nfile: '/x/t.conf', line: 1\n'\\ufeff[s]\\n'");
        }

        @Test
        void in_bytes_are_said_like_Python_says_them() {
            assertThat(complaint("[s]\nx=\u00e9\n".getBytes(ISO_8859_1)))
                    .isEqualTo("'utf-8' codec can't decode byte 0xe9 in position 6: invalid continuation byte");
            assertThat(complaint("[s]\nx=\u0080".getBytes(ISO_8859_1)))
                    .isEqualTo("'utf-8' codec can't decode byte 0x80 in position 6: invalid start byte");
            assertThat(complaint("[s]\nx=\u00e2\u0082".getBytes(ISO_8859_1)))
                    .isEqualTo("'utf-8' codec can't decode bytes in position 0-1: unexpected end of data");
            assertThat(complaint("[s]\nx=\u00f0\u009f\u0098x".getBytes(ISO_8859_1)))
                    .isEqualTo("'utf-8' codec can't decode bytes in position 6-8: invalid continuation byte");
        }

        @Test
        void in_bytes_count_from_the_piece_of_8192_that_they_are_in() {
            assertThat(complaint(("[s]\n" + ";".repeat(8188) + ";\u00e9\n").getBytes(ISO_8859_1)))
                    .isEqualTo("'utf-8' codec can't decode byte 0xe9 in position 1: invalid continuation byte");
        }

        @Test
        void carry_the_first_bad_line() {
            assertThatThrownBy(() -> IniReader.read(
                            FILE, "[s]\n\nfoo\nbar\n".getBytes(UTF_8), new ChosenSections("s", "other:")))
                    .isInstanceOfSatisfying(
                            IniException.class, e -> assertThat(e.origin()).hasToString("/x/t.conf:3"));
        }
    }
}
