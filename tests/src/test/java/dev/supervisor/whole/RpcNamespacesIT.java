package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The methods of the namespace supervisor")
class RpcNamespacesIT {
    private static final String FACTORY =
            "supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface\n";

    @TempDir
    private Path directory;

    /** The configuration has sections that are repeated, and names that cannot be called or are taken. */
    @Test
    void are_there_under_each_name_that_the_configuration_has_for_it_as_in_the_original() throws Exception {
        Run compared = SideBySide.run(directory, "calls/namespaces.py", "calls/namespaces.conf");

        assertThat(compared.err()).isEmpty();
        assertThat(compared.out()).matches("9\\d\\d answers, 0 differ\n");
        assertThat(compared.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[rpcinterface:supervisor]\n" + FACTORY + "[rpcinterface:x]\n" + FACTORY + "color = red\n",
                "[rpcinterface:x]\ncolor = red\n" + FACTORY + "[rpcinterface:supervisor]\nsize = 1\n" + FACTORY,
                "[rpcinterface:supervisor]\n" + FACTORY + "[rpcinterface:x]\ncolor = red\n",
            })
    void take_no_settings_under_any_name_as_in_the_original(String sections) throws IOException {
        String daemon = "[supervisord]\nlogfile = %(here)s/l\npidfile = %(here)s/p\nnodaemon = true\n";
        Path file = Files.writeString(
                directory.resolve("supervisord.conf"), daemon + "[unix_http_server]\nfile = %(here)s/s\n" + sections);

        Run original = refused(Peer.ORIGINAL, file);
        Run ours = refused(Peer.OURS, file);

        String sentence = original.err().lines().findFirst().orElseThrow();
        assertThat(ours.err().lines().findFirst().orElseThrow())
                .startsWith(sentence)
                .contains("rpcinterface:");
        assertThat(ours.code()).isEqualTo(original.code()).isNotZero();
    }

    private Run refused(Peer peer, Path file) throws IOException {
        return Run.of(directory, peer.daemon(), List.of("-n", "-c", file.toString()));
    }
}
