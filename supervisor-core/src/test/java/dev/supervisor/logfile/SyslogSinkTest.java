package dev.supervisor.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.os.simulated.SimulatedDatagrams;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.time.Now;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A message to the system's log")
class SyslogSinkTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00.999Z");

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final SyslogSink sink =
            new SyslogSink(kernel.descriptors(), "/dev/log", ZoneOffset.ofHours(1), Duration.ZERO);

    private Optional<String> send(String prefix, String text, Instant when) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return sink.send(prefix, bytes, 0, bytes.length, when);
    }

    @Test
    void is_as_the_C_library_writes_it_in_local_time() {
        SimulatedDatagrams log = kernel.listenForDatagrams("/dev/log");

        assertThat(send("x ", "one", NOON)).isEmpty();
        assertThat(send("x ", "two\n", NOON.plusSeconds(864_000))).isEmpty();

        assertThat(log.takeAll())
                .map(datagram -> new String(datagram, StandardCharsets.UTF_8))
                .containsExactly("<14>Nov  2 13:00:00 supervisord: x one", "<14>Nov 12 13:00:00 supervisord: x two\n");
    }

    @Test
    void is_sent_byte_for_byte_whatever_it_is_and_however_long() {
        SimulatedDatagrams log = kernel.listenForDatagrams("/dev/log");
        send("", "\u00ff\u0000".repeat(50_000), NOON);

        byte[] datagram = log.takeAll().getFirst();
        assertThat(datagram)
                .hasSize("<14>Nov  2 13:00:00 supervisord: ".length() + 100_000)
                .endsWith(0xff, 0x00);
    }

    @Test
    void that_nobody_takes_is_refused_and_the_next_try_is_a_second_later() {
        assertThat(send("", "1", NOON)).contains("cannot connect to /dev/log: No such file or directory");
        SimulatedDatagrams log = kernel.listenForDatagrams("/dev/log");

        assertThat(send("", "2", NOON.plusMillis(999))).isPresent();
        assertThat(send("", "3", NOON.plusMillis(1000))).isEmpty();
        assertThat(log.takeAll()).hasSize(1);
    }

    @Test
    void is_tried_again_too_when_the_clock_was_set_back() {
        assertThat(send("", "1", NOON)).isPresent();
        kernel.listenForDatagrams("/dev/log");

        assertThat(send("", "2", NOON.minusSeconds(3600))).isEmpty();
    }

    @Test
    void is_lost_at_once_if_there_is_no_room_and_nobody_waits() {
        kernel.listenForDatagrams("/dev/log");
        Now before = fill(sink);

        assertThat(send("", "lost", NOON)).contains("cannot write to /dev/log: it is full");
        assertThat(kernel.clock().now()).isEqualTo(before);
    }

    @Test
    void is_sent_when_there_is_room_in_time() {
        SimulatedDatagrams log = kernel.listenForDatagrams("/dev/log");
        SyslogSink patient = patient();
        Now before = fill(patient);
        kernel.later(Duration.ofMillis(400), log::takeAll);

        assertThat(patient.send("", new byte[] {'x'}, 0, 1, NOON)).isEmpty();
        assertThat(kernel.clock().now().since(before)).isEqualTo(Duration.ofMillis(400));
        assertThat(log.takeAll()).hasSize(1);
    }

    @Test
    void is_lost_when_there_is_no_room_in_time_and_none_waits_after_it_until_there_is() {
        SimulatedDatagrams log = kernel.listenForDatagrams("/dev/log");
        SyslogSink patient = patient();
        Now before = fill(patient);
        byte[] message = {'x'};

        assertThat(patient.send("", message, 0, 1, NOON)).contains("cannot write to /dev/log: it is full");
        assertThat(patient.send("", message, 0, 1, NOON)).contains("cannot write to /dev/log: it is full");
        assertThat(kernel.clock().now().since(before)).isEqualTo(Duration.ofSeconds(1));

        log.takeAll();
        assertThat(patient.send("", message, 0, 1, NOON)).isEmpty();
    }

    private SyslogSink patient() {
        return new SyslogSink(kernel.descriptors(), "/dev/log", ZoneOffset.UTC, Duration.ofSeconds(1));
    }

    private Now fill(SyslogSink other) {
        for (int i = 0; i < 11; i++) {
            assertThat(other.send("", new byte[] {'x'}, 0, 1, NOON)).isEmpty();
        }
        return kernel.clock().now();
    }

    @Test
    void leaves_no_socket_behind() {
        kernel.listenForDatagrams("/dev/log");
        var before = kernel.openDescriptors();
        send("", "1", NOON);
        assertThat(kernel.openDescriptors()).hasSize(before.size() + 1);

        sink.close();
        assertThat(kernel.openDescriptors()).isEqualTo(before);
    }
}
