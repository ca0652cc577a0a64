package dev.supervisor.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("In the documentation")
class LinksTest {
    private static final Pattern ELSEWHERE = Pattern.compile("^[a-z]+:.*");
    private static final Pattern INDEXED = Pattern.compile("(?m)^\\| \\[[^]]+]\\(([\\w.-]+)\\)");
    private static final Pattern FIGURE = Pattern.compile("[0-9][0-9.,]*");

    @Test
    void every_link_leads_to_a_file_and_a_heading_that_are_there() {
        List<String> broken = new ArrayList<>();
        for (Page page : Page.all()) {
            for (String link : page.links()) {
                if (!ELSEWHERE.matcher(link).matches() && !leadsSomewhere(page, link)) {
                    broken.add(link + " in " + page);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Page page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
        return Files.exists(target)
                && (parts.length == 1 || Page.read(target).anchors().contains(parts[1]));
    }

    @Test
    void a_heading_is_linked_to_as_browsers_of_Markdown_do_it() {
        Page page = new Page(Path.of("page.md"), """
            # The file, `[program:x]` & more
            ## Again
            ```sh
            # no heading
            ```
            ## Again
            [see](#again) and `[not](this)`
            """);

        assertThat(page.anchors()).containsExactlyInAnyOrder("the-file-programx--more", "again", "again-1");
        assertThat(page.links()).containsExactly("#again");
        assertThat(leadsSomewhere(page, "#again-2")).isFalse();
    }

    @Test
    void the_index_of_the_manual_has_every_page() {
        Path manual = Page.repository().resolve("docs/manual");
        Matcher indexed = INDEXED.matcher(Page.read(manual.resolve("README.md")).text());

        assertThat(indexed.results().map(link -> link.group(1)))
                .containsExactlyInAnyOrderElementsOf(Page.all().stream()
                        .map(Page::file)
                        .filter(file -> file.getParent().equals(manual) && !file.endsWith("README.md"))
                        .map(file -> file.getFileName().toString())
                        .toList());
    }

    @Test
    void every_block_of_the_manual_says_what_it_is_so_that_it_is_tested() {
        Set<String> languages = Set.of("ini", "console", "sh", "python", "text", "json", "yaml", "ruby", "mermaid");

        assertThat(Page.all().stream()
                        .filter(page -> page.toString().matches("docs/manual/.*|[A-Z]+\\.md"))
                        .flatMap(page -> page.blocks().stream()
                                .filter(block -> !languages.contains(block.language()))
                                .map(block -> page + ":" + block.line())))
                .isEmpty();
    }

    @Test
    void the_figures_of_the_first_page_are_those_that_were_measured() {
        String measured =
                Page.read(Page.repository().resolve("docs/performance.md")).text();
        String first = Page.read(Page.repository().resolve("README.md")).text();
        String figures = first.substring(first.indexOf("<!-- figures -->"), first.indexOf("<!-- /figures -->"));
        List<String> cells = figures.lines()
                .filter(line -> line.startsWith("| "))
                .flatMap(line -> Pattern.compile("\\|").splitAsStream(line).skip(2))
                .flatMap(cell -> FIGURE.matcher(cell).results().map(figure -> figure.group()))
                .toList();

        assertThat(cells).isNotEmpty();
        assertThat(cells.stream()
                        .filter(figure -> !measured.matches("(?s).*(?<![0-9.,])\\Q" + figure + "\\E(?![0-9]).*")))
                .isEmpty();
    }
}
