package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.manual.Page;
import dev.supervisor.manual.Page.Block;
import dev.supervisor.whole.BootedHost.Init;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Types what the manual says for other machines, its {@code sh} blocks, on such a machine: a Debian host, made for each page and booted,
 * with real docker, apt, systemd, Ansible, Capistrano. What must be there before and what must be true after is in the page's scene,
 * {@code src/test/scenes/PAGE.sh}: {@code prepare} is run before the host is booted, while a network is there, {@code play} after.
 */
@DisplayName("On a host as the manual has in mind")
class ManualOnHostsIT {
    private static final Path SCENES = Path.of("src/test/scenes");

    /** The languages of blocks for another host or a tool, and not for this machine's shell. */
    private static final Set<String> FOR_HOSTS = Set.of("sh", "yaml", "ruby");

    @TempDir
    private Path directory;

    static List<Page> pages() {
        return Page.all().stream()
                .filter(page -> page.toString().startsWith("docs/manual/")
                        && !forHosts(page).isEmpty())
                .toList();
    }

    private static List<Block> forHosts(Page page) {
        return page.blocks().stream()
                .filter(block ->
                        FOR_HOSTS.contains(block.language()) && block.name().isEmpty())
                .toList();
    }

    @BeforeEach
    void look_whether_a_host_can_be_booted() {
        BootedHost.assumePossible();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_command_of_a_page_does_what_the_page_says(Page page) throws IOException {
        String name = page.file().getFileName().toString().replace(".md", ".sh");
        String scene = Run.text(SCENES.resolve("prelude.sh")) + Run.text(SCENES.resolve(name));
        for (Block block : forHosts(page)) {
            assertThat(block.language().equals("sh") || scene.contains("$page/" + block.language() + "-"))
                    .as("%s:%d is in no scene", page, block.line())
                    .isTrue();
        }
        try (SmallHost host = SmallHost.ofDebian(directory.resolve("root"))) {
            host.bringOurs();
            Files.writeString(host.root().resolve("srv/scene"), scene + "\n\"$1\"\nfinish \"$1\"\n");
            lay(page, host.root().resolve("srv"));
            Run prepared = host.run(directory, "exec bash /srv/scene prepare");
            assertThat(prepared.code()).as(prepared.out() + prepared.err()).isZero();
            try (BootedHost booted = new BootedHost(host, directory, Init.SYSTEMD)) {
                Run played = booted.run("exec bash /srv/scene play");
                assertThat(played.code()).as(played.out() + played.err()).isZero();
            }
        }
    }

    /** Writes the blocks of the page below /srv/page, and copies the directory conf of this repository. */
    private void lay(Page page, Path srv) throws IOException {
        Run conf = Run.of(
                directory, List.of("cp", "-r", Page.repository().resolve("conf").toString(), srv.toString()));
        assertThat(conf.code()).as(conf.err()).isZero();
        Path folder = Files.createDirectory(srv.resolve("page"));
        Files.write(
                folder.resolve("commands"),
                forHosts(page).stream()
                        .filter(block -> block.language().equals("sh"))
                        .flatMap(block -> block.text().lines())
                        .filter(line -> !line.isBlank())
                        .toList());
        for (String language : List.of("ini", "yaml", "ruby")) {
            List<Block> blocks = page.blocks().stream()
                    .filter(block -> block.language().equals(language))
                    .toList();
            for (int i = 0; i < blocks.size(); i++) {
                Files.writeString(
                        folder.resolve(language + "-" + (i + 1)), blocks.get(i).text());
            }
        }
    }
}
