package dev.supervisor.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.rpc.LogTailAnswer;
import dev.supervisor.logfile.LogReader;
import dev.supervisor.os.simulated.SimulatedKernel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A log of which ten bytes may be sent at once")
class LogReadsTest {
    private static final String PATH = "/var/log/f";

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final LogReads reads = new LogReads(new LogReader(kernel.files(), kernel.descriptors()), Runnable::run, 10);

    @ParameterizedTest
    @CsvSource({
        "aaaaaaaaaa,aaaaaaaaaaa",
        "&&,&&&",
        "<<a,<<<",
        "äääää,äääääa",
        "a\u0001\u0001b,a\u0001\u0001\u0001b",
        "😀😀aa,😀😀😀"
    })
    void is_refused_if_it_takes_more_on_the_wire(String fits, String tooLong) {
        put(fits);
        assertThat(reads.read(PATH, 0, 0)).isCompletedWithValue(fits);
        assertThat(reads.tail(PATH, 0, 100))
                .isCompletedWithValueMatching(end -> end.text().equals(fits));

        put(tooLong);
        assertThat(SimulatedDaemon.fault(reads.read(PATH, 0, 0).thenApply(_ -> null)))
                .isEqualTo("30 FAILED");
        assertThat(reads.tail(PATH, 3, 100)).isCompletedWithValue(new LogTailAnswer("", 3, false));
    }

    @Test
    void that_is_not_there_is_missed() {
        assertThat(SimulatedDaemon.fault(reads.read(PATH, 0, 0).thenApply(_ -> null)))
                .isEqualTo("20 NO_FILE: " + PATH);
    }

    private void put(String text) {
        kernel.files().putFile(PATH, 0644, text.getBytes(StandardCharsets.UTF_8));
    }
}
