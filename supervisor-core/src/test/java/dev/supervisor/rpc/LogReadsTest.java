package dev.supervisor.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.rpc.LogText;
import dev.supervisor.api.xmlrpc.KeptText;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.logfile.LogReader;
import dev.supervisor.os.simulated.SimulatedKernel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A log that a client reads")
class LogReadsTest {
    private static final String PATH = "/var/log/f";
    private static final String SHORT = "0123456789abcde\n".repeat(128);

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final LogReads reads = new LogReads(new LogReader(kernel.files(), kernel.descriptors()), Runnable::run);

    @Test
    void is_held_up_to_two_kibibytes() {
        put(SHORT);

        assertThat(reads.read(PATH, 0, 0)).isCompletedWithValue(new LogText.Short(SHORT));
        assertThat(reads.tail(PATH, 0, 4096))
                .isCompletedWithValueMatching(end -> end.text().equals(new LogText.Short(SHORT)));
    }

    @Test
    void is_read_when_it_is_sent_if_it_is_longer() throws IOException {
        put(SHORT + "!");

        assertThat(whole(reads.read(PATH, 0, 0).join())).isEqualTo(SHORT + "!");
        assertThat(whole(reads.tail(PATH, 0, 4096).join().text())).isEqualTo(SHORT + "!");
    }

    @Test
    void among_others_is_read_when_it_is_sent_however_short_it_is() throws IOException {
        put("!");

        assertThat(whole(reads.holdingNothing().read(PATH, 0, 0).join())).isEqualTo("!");
    }

    @Test
    void that_is_not_there_is_missed() {
        assertThat(SimulatedDaemon.fault(reads.read(PATH, 0, 0).thenApply(_ -> null)))
                .isEqualTo("20 NO_FILE: " + PATH);
    }

    private static String whole(LogText text) throws IOException {
        StringBuilder all = new StringBuilder();
        try (KeptText.Reading reading = ((LogText.Long) text).text().open()) {
            for (byte[] piece = reading.next(); piece.length > 0; piece = reading.next()) {
                all.append(new String(piece, StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private void put(String text) {
        kernel.files().putFile(PATH, 0644, text.getBytes(StandardCharsets.UTF_8));
    }
}
