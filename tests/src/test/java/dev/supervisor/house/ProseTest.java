package dev.supervisor.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.manual.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds what a machine can see of plain words: the width of a page, and the habits that made sentences hard to read. */
@DisplayName("Prose")
class ProseTest {
    private static final int WIDEST = 120;

    /** A relative clause as the first words of a comment, without the noun that it is about. */
    private static final Pattern BEGINS_WITH_A_CLAUSE =
            Pattern.compile("^(/\\*\\*?\\s+(\\* )?|// )(What|Who|Whose|Whom|Whoever)\\b");

    private static final Pattern HABIT =
            Pattern.compile("(?<![\\w{])(Who|[Ss]o many (?!as\\b)|counts before|by turns|for want of)\\b");

    private static final Pattern CODE =
            Pattern.compile("(?ms)^ *```.*?^ *```$|^<!-- (?!file).*?^<!-- (end|/).*?$|<!--.*?-->");
    private static final Pattern TARGET = Pattern.compile("\\]\\([^)]*\\)");

    @Test
    void has_lines_of_120_columns_at_most() {
        assertThat(tooWide("wide.md", "x".repeat(WIDEST))).isEmpty();
        assertThat(tooWide("wide.md", "x".repeat(WIDEST + 1))).hasSize(1);
        assertThat(tooWide("wide.md", "| " + "x".repeat(WIDEST))).isEmpty();
        assertThat(tooWide("wide.md", "a [link](" + "x".repeat(WIDEST) + ")")).isEmpty();
        assertThat(tooWide("wide.md", "```text\n" + "x".repeat(WIDEST + 1) + "\n```\n"))
                .isEmpty();

        List<String> wide = new ArrayList<>();
        pages().forEach(page -> wide.addAll(tooWide(page.toString(), page.text())));
        assertThat(wide).isEmpty();
    }

    @Test
    void names_what_a_comment_is_about_before_a_clause() {
        assertThat("/** What came of it. */")
                .matches(begun -> BEGINS_WITH_A_CLAUSE.matcher(begun).find());
        assertThat("/**\n     * Who waits.\n")
                .matches(begun -> BEGINS_WITH_A_CLAUSE.matcher(begun).find());
        assertThat("/** The result, and what came before. */")
                .matches(begun -> !BEGINS_WITH_A_CLAUSE.matcher(begun).find());

        assertThat(Source.all().stream().flatMap(source -> source.comments().stream()
                        .filter(comment -> BEGINS_WITH_A_CLAUSE.matcher(comment).find())
                        .map(comment -> source + ": " + comment)))
                .isEmpty();
    }

    @Test
    void has_none_of_the_habits_that_have_to_be_read_twice() {
        assertThat(HABIT.matcher("Who comes later waits, for want of room").results())
                .hasSize(2);
        assertThat(HABIT.matcher("a client who waits, as so many as fit").results())
                .isEmpty();

        assertThat(Source.all().stream()
                        .filter(source -> !source.typeName().equals(ProseTest.class.getSimpleName()))
                        .flatMap(source -> source.comments().stream()
                                .filter(comment -> HABIT.matcher(comment).find())
                                .map(comment -> source + ": " + comment)))
                .isEmpty();
        assertThat(pages().stream().flatMap(page -> withoutCode(page.text())
                        .lines()
                        .filter(line -> HABIT.matcher(line).find())
                        .filter(line -> !line.matches(".*\\bWho [^.]*\\?.*"))
                        .map(line -> page + ": " + line)))
                .isEmpty();
    }

    private static List<Page> pages() {
        return Page.all().stream()
                .filter(page -> !page.file().endsWith("CHANGELOG.md"))
                .filter(page -> !page.file().endsWith(Path.of("docs", "states.md")))
                .toList();
    }

    private static List<String> tooWide(String page, String text) {
        List<String> wide = new ArrayList<>();
        boolean afterBlank = true;
        for (String line : withoutCode(text).lines().toList()) {
            boolean isCode = line.startsWith("    ") && afterBlank;
            String seen = TARGET.matcher(line).replaceAll("]");
            if (!line.startsWith("|") && !isCode && seen.codePointCount(0, seen.length()) > WIDEST) {
                wide.add(page + ": " + line);
            }
            afterBlank = line.isBlank() || isCode;
        }
        return wide;
    }

    /** Without blocks of code, and without tables and pictures that are generated. */
    private static String withoutCode(String text) {
        return CODE.matcher(text).replaceAll("");
    }
}
