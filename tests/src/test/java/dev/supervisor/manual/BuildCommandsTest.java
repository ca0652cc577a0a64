package dev.supervisor.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Looks up what the commands name with which this is built and tested; to run them here would take minutes. Maven is content with a class of
 * tests that is not there, or a property that nobody reads.
 */
@DisplayName("A command for those who work on this")
class BuildCommandsTest {
    private static final List<String> PAGES = List.of("README.md", "CONTRIBUTING.md");
    private static final Pattern OURS = Pattern.compile("(?m)^(\\./|scripts/)(\\w+)");
    private static final Pattern MAVEN = Pattern.compile("(?m)^mvn .*");
    private static final Pattern MODULES = Pattern.compile(" -pl (\\S+)");
    private static final Pattern TESTS = Pattern.compile(" -Dtest='([^']+)'");
    private static final Pattern PROPERTY = Pattern.compile(" -D([\\w.]+)");

    /** Those of Maven's and its plug-ins. */
    private static final List<String> NOT_OURS = List.of("skipTests", "test", "surefire.failIfNoSpecifiedTests");

    private final List<String> sources = javaFiles();

    private static List<String> javaFiles() {
        try (Stream<Path> files = Files.walk(Page.repository())) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".java") && !file.contains("/target/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> found(Pattern pattern, int group) {
        List<String> found = new ArrayList<>();
        for (String name : PAGES) {
            for (Page.Block block : Page.read(Page.repository().resolve(name)).blocks()) {
                if (block.language().equals("sh")) {
                    pattern.matcher(block.text()).results().forEach(hit -> found.add(hit.group(group)));
                }
            }
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    private static List<String> ofMaven(Pattern pattern) {
        List<String> parts = found(MAVEN, 0).stream()
                .flatMap(command -> pattern.matcher(command).results())
                .map(part -> part.group(1))
                .toList();
        assertThat(parts).isNotEmpty();
        return parts;
    }

    @Test
    void names_a_script_that_can_be_run() {
        assertThat(found(OURS, 0)).contains("./check").allSatisfy(script -> assertThat(
                        Page.repository().resolve(script))
                .isExecutable()
                .isRegularFile());
    }

    @Test
    void names_modules_that_there_are() {
        assertThat(ofMaven(MODULES))
                .allSatisfy(modules -> assertThat(List.of(modules.split(","))).allSatisfy(module -> assertThat(
                                Page.repository().resolve(module).resolve("pom.xml"))
                        .exists()));
    }

    @Test
    void names_tests_that_there_are() {
        assertThat(ofMaven(TESTS)).allSatisfy(tests -> {
            String file = ".*/" + tests.replace("*", "[^/]*") + "\\.java";
            assertThat(sources).anyMatch(source -> source.matches(file));
        });
    }

    @Test
    void checks_what_the_fast_tests_leave_out() throws IOException {
        String pom = Files.readString(Page.repository().resolve("pom.xml"));

        assertThat(Files.readString(Page.repository().resolve("check"))).contains("mvn -B -Dall ");
        assertThat(Files.readString(Page.repository().resolve(".ci/run"))).contains("/../check\"");
        assertThat(pom).contains("<tests.skipped>slow</tests.skipped>", "<tests.skipped>none</tests.skipped>");
    }

    @Test
    void sets_properties_that_somebody_reads() throws IOException {
        List<String> read = new ArrayList<>();
        for (String source : sources) {
            if (source.contains("/src/test/")) {
                read.add(Files.readString(Path.of(source)));
            }
        }
        assertThat(ofMaven(PROPERTY).stream().filter(name -> !NOT_OURS.contains(name)))
                .contains("manual.write", "supervisor.home")
                .allSatisfy(name -> assertThat(read).anyMatch(text -> text.contains("(\"" + name + "\"")));
    }
}
