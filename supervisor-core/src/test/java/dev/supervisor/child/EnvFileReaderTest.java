package dev.supervisor.child;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.supervisor.child.EnvFileReader.UnusableException;
import dev.supervisor.envfile.EnvFile;
import dev.supervisor.os.Errno;
import dev.supervisor.os.simulated.SimulatedKernel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Reading a file of variables")
class EnvFileReaderTest {
    private static final int MIB = 1 << 20;

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final Set<Integer> before = kernel.openDescriptors();
    private final EnvFileReader reader =
            new EnvFileReader(kernel.files(), kernel.descriptors(), Map.of("OUTSIDE", "o"));

    private void put(String path, String content) {
        kernel.files().putFile(path, 0600, content.getBytes(UTF_8));
    }

    private void refused(EnvFile file, String sentence) {
        assertThatExceptionOfType(UnusableException.class)
                .isThrownBy(() -> reader.read(List.of(file)))
                .withMessage(sentence);
    }

    @AfterEach
    void leaves_nothing_open() {
        assertThat(kernel.openDescriptors()).isEqualTo(before);
    }

    @Test
    void lets_later_ones_count_before_earlier_ones() throws UnusableException {
        put("/a.env", "A=1\nB=1\n");
        put("/b.env", "B=2\nC=é\n");

        assertThat(reader.read(List.of(new EnvFile("/a.env", false), new EnvFile("/b.env", true))))
                .isEqualTo(Map.of("A", "1", "B", "2", "C", "é"));
    }

    @Test
    void lets_a_file_use_variables_of_those_before_it_and_of_the_environment() throws UnusableException {
        put("/a.env", "A=1\nB=2\n");
        put("/b.env", "B=3\nC=\"${A}${B}${OUTSIDE}\"\n");

        assertThat(reader.read(List.of(new EnvFile("/a.env", false), new EnvFile("/b.env", false))))
                .isEqualTo(Map.of("A", "1", "B", "3", "C", "13o"));
        refused(
                new EnvFile("/b.env", false),
                "can't use env_file /b.env:2: ${…} names a variable that is neither in a line above nor in the"
                        + " environment of supervisord");
    }

    @Test
    void takes_one_that_is_missing_for_empty_only_if_it_may_be() throws UnusableException {
        assertThat(reader.read(List.of(new EnvFile("/a.env", true)))).isEmpty();
        refused(new EnvFile("/a.env", false), "can't read env_file /a.env: No such file or directory");
    }

    @Test
    void says_why_one_cannot_be_read_even_if_it_may_be_missing() {
        put("/a.env", "A=1\n");
        kernel.files().refuse("/a.env", Errno.named("EACCES"));

        refused(new EnvFile("/a.env", true), "can't read env_file /a.env: Permission denied");
    }

    @Test
    void says_where_a_mistake_is() {
        put("/a.env", "A=1\nhidden\n");

        refused(
                new EnvFile("/a.env", false),
                "can't use env_file /a.env:2: a line has to be KEY=value, without blanks around the =");
    }

    @Test
    void refuses_what_is_no_file() {
        kernel.files().putPipe("/pipe");

        refused(new EnvFile("/pipe", true), "can't read env_file /pipe: it is not a regular file");
        refused(new EnvFile("/tmp", false), "can't read env_file /tmp: it is not a regular file");
    }

    @Test
    void refuses_more_than_a_mebibyte() throws UnusableException {
        put("/a.env", "A=" + "x".repeat(MIB - 2));
        put("/b.env", "A=" + "x".repeat(MIB - 1));

        assertThat(reader.read(List.of(new EnvFile("/a.env", false))).get("A")).hasSize(MIB - 2);
        refused(new EnvFile("/b.env", false), "can't read env_file /b.env: it has more than 1 MiB");
    }
}
