package dev.supervisor.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, in Markdown. */
public record Page(Path file, String text) {
    private static final Path REPOSITORY =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    /** Also one that belongs to an item of a list, and stands as far to the right as that. */
    private static final Pattern BLOCK = Pattern.compile("(?ms)^(?:<!-- file: (?<name>\\S+) -->\n\n"
            + "?)?(?<indent> *)```(?<language>\\w*)\n"
            + "(?<text>.*?)^\\k<indent>```$");

    private static final Pattern CODE = Pattern.compile("`[^`\n]+`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?)\\s*$");

    /**
     * A block between fences.
     *
     * @param name the file that it is the content of, if the page says so
     * @param language the word behind the opening fence, or empty
     * @param line where the content begins, counted from 1
     */
    public record Block(Optional<String> name, String language, int line, String text) {}

    /** Every page of the repository. */
    public static List<Page> all() {
        try (Stream<Path> top = Files.list(REPOSITORY);
                Stream<Path> docs = Files.walk(REPOSITORY.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The repository, for what stands beside the pages. */
    public static Path repository() {
        return REPOSITORY;
    }

    static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that stands between fences, from top to bottom. */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            int line = 1 + (int) text.substring(0, block.start("text")).lines().count();
            blocks.add(new Block(
                    Optional.ofNullable(block.group("name")),
                    block.group("language"),
                    line,
                    block.group("text").replaceAll("(?m)^" + block.group("indent"), "")));
        }
        return blocks;
    }

    /** The targets of the page's links. */
    List<String> links() {
        return LINK.matcher(CODE.matcher(prose()).replaceAll("`code`"))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    /** The anchors that a link to a part of the page may name, by the rules of Markdown viewers. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(prose()).results().forEach(heading -> {
            String anchor = heading.group(1)
                    .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                    .toLowerCase()
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            for (int again = 1; !anchors.add(anchor); again++) {
                anchor = anchor.replaceAll("-\\d+$", "") + "-" + again;
            }
        });
        return anchors;
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }

    @Override
    public String toString() {
        return REPOSITORY.relativize(file).toString();
    }
}
