package dev.supervisor.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java file of this repository, as text.
 *
 * @param room its package without {@code dev.supervisor.}: "os.linux"
 * @param code the text without comments and without what is between quotes
 */
record Source(Path file, String room, String text, String code) {
    private static final Path REPOSITORY =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile(
            "\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]++|\\\\.)*+'|//[^\n]*+|/\\*(?s:.*?)\\*/");

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package dev\\.supervisor(?:\\.([a-z.]+))?;");
    private static final Pattern OURS = Pattern.compile("\\bdev\\.supervisor\\.([a-z]+(?:\\.[a-z]+)*)(?=\\.[A-Z*])");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+(?:\\.\\*)?);");

    /** Every Java file of the programs, in all modules. */
    static List<Source> ofPrograms() {
        return below("src/main/java");
    }

    /** Every Java file, tests and the build's own included. */
    static List<Source> all() {
        return below("src");
    }

    static Path repository() {
        return REPOSITORY;
    }

    private static List<Source> below(String folder) {
        try (Stream<Path> modules = Files.list(REPOSITORY)) {
            return modules.map(module -> module.resolve(folder))
                    .filter(Files::isDirectory)
                    .flatMap(Source::javaFiles)
                    .sorted()
                    .map(Source::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source read(Path file) {
        try {
            String text = Files.readString(file);
            String code = COMMENT_OR_LITERAL.matcher(text).replaceAll("\"\"");
            Matcher inPackage = PACKAGE.matcher(code);
            String room = inPackage.find() && inPackage.group(1) != null ? inPackage.group(1) : "";
            return new Source(REPOSITORY.relativize(file), room, text, code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The other rooms that this file mentions, in an import or by a full name. */
    Set<String> roomsKnown() {
        Set<String> rooms = new TreeSet<>();
        OURS.matcher(code).results().forEach(found -> rooms.add(found.group(1)));
        rooms.remove(room);
        return rooms;
    }

    /** The imports of this file, as written. */
    List<String> imports() {
        return IMPORT.matcher(code).results().map(found -> found.group(1)).toList();
    }

    /** The comments of this file, from top to bottom, with their marks. */
    List<String> comments() {
        return COMMENT_OR_LITERAL
                .matcher(text)
                .results()
                .map(found -> found.group())
                .filter(found -> found.startsWith("/"))
                .toList();
    }

    /** The Maven module that it is in: "supervisor-model". */
    String module() {
        return file.getName(0).toString();
    }

    Path absolute() {
        return REPOSITORY.resolve(file);
    }

    String typeName() {
        return file.getFileName().toString().replace(".java", "");
    }

    int lines() {
        return (int) text.lines().count();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
