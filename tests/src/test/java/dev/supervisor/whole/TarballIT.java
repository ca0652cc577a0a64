package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The tar.gz, on a host with a busybox and the C library and nothing else,")
class TarballIT {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    private SmallHost host;
    private Path tarball;

    @BeforeEach
    void make_the_host() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can make a host of its own");
        host = SmallHost.withBusybox(directory.resolve("root"));
        try (Stream<Path> packages = Files.list(REPOSITORY.resolve("packages/target"))) {
            tarball = packages.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @AfterEach
    void remove_the_host() {
        host.close();
    }

    @Test
    void is_no_more_than_40_MB() throws IOException {
        assertThat(Files.size(tarball)).isLessThanOrEqualTo(40_000_000);
    }

    @Test
    void runs_the_demo_from_a_folder_with_a_blank_and_through_links() {
        unpackTo("/opt/a folder");

        Run run = host.run(directory, """
            mkdir /srv
            cd /srv
            cp -r "/opt/a folder/supervisor/conf" .
            mkdir -p target/demo/new target/demo/taken target/demo/done target/demo/died-of
            ln -s "/opt/a folder/supervisor/bin"/* /usr/local/bin
            PATH=$PATH:/usr/local/bin
            supervisord -c conf/demo.conf
            while [ -z "$(ls target/demo/done)" ]; do sleep 0.1; done
            supervisorctl -c conf/demo.conf status
            supervisorctl -c conf/demo.conf shutdown
            while [ -e target/demo/supervisord.pid ]; do sleep 0.1; done
            while ps -o args | grep -q 'conf/[d]emo/'; do sleep 0.1; done
            """);

        assertThat(run.err()).isEqualTo("");
        assertThat(run.lines()).hasSize(6);
        assertThat(run.lines().subList(0, 5)).allMatch(line -> line.matches("\\S+ +RUNNING   pid \\d+, uptime .*"));
        assertThat(run.lines().getLast()).isEqualTo("Shut down");
    }

    /** Its caches fit after unpacking: else it would start all the same, but slowly, and nobody would know why. */
    @Test
    void uses_the_cache_of_each_program() {
        unpackTo("/opt");

        Run run = host.run(directory, """
            cd /opt/supervisor
            for program in supervisord supervisorctl; do
                grep -v -e Xlog -e Main lib/$program.options >/tmp/options
                runtime/bin/$program -XX:AOTCache=lib/$program.aot -XX:AOTMode=on -cp lib/$program.jar @/tmp/options \\
                    -Xlog:class+load:file=/tmp/loaded $(grep Main lib/$program.options) -h >/tmp/out 2>&1 || :
                grep -c 'source: shared objects file' /tmp/loaded
            done
            """);

        assertThat(run.err()).isEqualTo("");
        assertThat(run.lines()).hasSize(2).allMatch(count -> Integer.parseInt(count) > 400);
    }

    @Test
    void does_in_a_container_what_the_recipe_says() throws Exception {
        List<String> command = List.of();
        String user = "";
        for (String line : Files.readAllLines(REPOSITORY.resolve("conf/Dockerfile"))) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "ADD" -> add(words[1].split(" "));
                case "COPY" -> copy(words[1].split(" "));
                case "RUN" -> assertThat(host.run(directory, words[1])).isEqualTo(new Run(0, "", ""));
                case "USER" -> user = words[1];
                case "CMD" ->
                    command = List.of(
                            words[1].replaceAll("[\\[\\]\", ]+", " ").strip().split(" "));
                case "", "#", "FROM" -> {}
                default -> throw new IllegalStateException(line);
            }
        }
        assertThat(user).isEqualTo("65534:65534");
        Path out = directory.resolve("out");
        Process container = new ProcessBuilder(host.asProcessOne(command))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> Run.text(out).split("entered RUNNING state", -1).length == 4);
            ProcessHandle daemon = container.children().findFirst().orElseThrow();
            daemon.destroy();

            assertThat(container.waitFor(RunningDaemon.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(container.exitValue()).isZero();
            assertThat(Run.text(out).lines())
                    .contains("web is up", "worker 0 is up", "worker 1 is up")
                    .anyMatch(line -> line.endsWith("INFO supervisord started with pid 1"))
                    .anyMatch(line -> line.endsWith("WARN received SIGTERM indicating exit request"));
        } finally {
            container.destroyForcibly().waitFor();
        }
    }

    private void unpackTo(String folder) {
        Path to = host.root().resolve(folder.substring(1));
        Run.of(directory, List.of("mkdir", "-p", to.toString()));
        unpack(to);
        Run rename = Run.of(directory, List.of("sh", "-c", "mv \"$0\"/supervisor-* \"$0/supervisor\"", to.toString()));
        assertThat(rename.code()).as(rename.err()).isZero();
    }

    /** As in a recipe: an archive is unpacked. */
    private void add(String[] words) {
        assertThat(tarball.getFileName().toString())
                .matches(words[0].replace(".", "\\.").replace("*", ".*"));
        unpack(host.root().resolve(words[1].substring(1)));
    }

    private void unpack(Path to) {
        Run tar = Run.of(directory, List.of("tar", "-xzf", tarball.toString(), "-C", to.toString()));
        assertThat(tar.code()).as(tar.err()).isZero();
    }

    private void copy(String[] words) throws IOException {
        Files.copy(
                REPOSITORY.resolve("conf").resolve(words[0]),
                host.root().resolve(words[1].substring(1)),
                StandardCopyOption.REPLACE_EXISTING);
    }
}
