package dev.supervisor.unit.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.Pid;
import dev.supervisor.unit.notify.NotifyMessage.Ping;
import dev.supervisor.unit.notify.NotifyMessage.Word;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A message of a service")
class NotifyMessageTest {
    private static final Pid SENDER = new Pid(7);

    private static NotifyMessage read(String text) {
        return NotifyMessage.parse(text.getBytes(StandardCharsets.UTF_8), SENDER)
                .orElseThrow();
    }

    @Test
    void has_a_value_for_each_key_that_means_something() {
        NotifyMessage message = read("READY=1\nSTATUS=zwölf = 12\nERRNO=2\nMAINPID=4711\nWATCHDOG=1\n"
                + "WATCHDOG_USEC=1500000\nEXTEND_TIMEOUT_USEC=30\nMONOTONIC_USEC=5\nFDSTORE=1\nX_MINE=y\n");

        assertThat(message.sender()).isEqualTo(SENDER);
        assertThat(message.word()).contains(Word.READY);
        assertThat(message.status()).contains("zwölf = 12");
        assertThat(message.errno()).contains(2);
        assertThat(message.mainPid()).contains(new Pid(4711));
        assertThat(message.watchdog()).contains(Ping.ALIVE);
        assertThat(message.watchdogSpan()).contains(Duration.ofMillis(1500));
        assertThat(message.extend()).contains(Duration.ofNanos(30_000));
        assertThat(message.hasTime()).isTrue();
        assertThat(message.complaints()).isEmpty();
        assertThat(message.tags()).hasSize(10).endsWith("FDSTORE=1", "X_MINE=y");
    }

    @Test
    void says_the_last_of_its_words() {
        assertThat(read("READY=1\nSTOPPING=1\nRELOADING=1").word()).contains(Word.RELOADING);
        assertThat(read("RELOADING=1\nREADY=1").word()).contains(Word.READY);
    }

    @ParameterizedTest
    @CsvSource({"READY=0", "READY=", "READY", "=1", "ready=1", "' READY=1'", "READY=1 "})
    void says_nothing_if_it_is_not_exactly_1(String line) {
        assertThat(read(line + "\n").word())
                .isEqualTo(line.equals("READY=1") ? Optional.of(Word.READY) : Optional.empty());
    }

    @Test
    void takes_the_status_back_with_an_empty_one() {
        assertThat(read("STATUS=").status()).contains("");
        assertThat(read("").status()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAINPID=x|Failed to parse MAINPID= field in notification message, ignoring: x",
                "MAINPID=0|Failed to parse MAINPID= field in notification message, ignoring: 0",
                "MAINPID=-5|Failed to parse MAINPID= field in notification message, ignoring: -5",
                "MAINPID=2147483648|Failed to parse MAINPID= field in notification message, ignoring: 2147483648",
                "ERRNO=x|Failed to parse ERRNO= field value 'x' in notification message: Invalid argument",
                "ERRNO=4096|Failed to parse ERRNO= field value '4096' in notification message: Numerical result out of"
                        + " range",
                "WATCHDOG_USEC=x|Failed to parse WATCHDOG_USEC=x",
                "EXTEND_TIMEOUT_USEC=1.5|Failed to parse EXTEND_TIMEOUT_USEC=1.5",
                "EXTEND_TIMEOUT_USEC=123456789012345678901|Failed to parse EXTEND_TIMEOUT_USEC=123456789012345678901"
            })
    void complains_of_a_value_that_is_none(String line, String complaint) {
        NotifyMessage message = read(line);

        assertThat(message.complaints()).containsExactly(complaint);
        assertThat(message.mainPid()).isEmpty();
        assertThat(message.errno()).isEmpty();
        assertThat(message.watchdogSpan()).isEmpty();
        assertThat(message.extend()).isEmpty();
    }

    @Test
    void has_values_up_to_their_borders() {
        assertThat(read("ERRNO=4095").errno()).contains(4095);
        assertThat(read("MAINPID=2147483647").mainPid()).contains(new Pid(Integer.MAX_VALUE));
        assertThat(read("WATCHDOG_USEC=18446744073709551615").watchdogSpan().orElseThrow())
                .isGreaterThan(Duration.ofDays(36_500));
        assertThat(read("WATCHDOG_USEC=0").watchdogSpan()).contains(Duration.ZERO);
    }

    @Test
    void may_end_with_one_NUL_and_have_no_other() {
        assertThat(NotifyMessage.parse("READY=1\0".getBytes(StandardCharsets.UTF_8), SENDER)
                        .orElseThrow()
                        .word())
                .contains(Word.READY);
        assertThat(NotifyMessage.parse("READY=1\0\0".getBytes(StandardCharsets.UTF_8), SENDER))
                .isEmpty();
        assertThat(NotifyMessage.parse("READY=1\0X=1".getBytes(StandardCharsets.UTF_8), SENDER))
                .isEmpty();
    }

    @Test
    void has_at_most_4096_bytes() {
        String longest = "STATUS=" + "x".repeat(NotifyMessage.LONGEST - "STATUS=".length());

        assertThat(read(longest).status().orElseThrow()).hasSize(4089);
        assertThat(NotifyMessage.parse((longest + "x").getBytes(StandardCharsets.UTF_8), SENDER))
                .isEmpty();
    }

    @Test
    void keeps_its_other_lines_when_the_status_is_no_UTF_8() {
        byte[] datagram = "READY=1\nSTATUS=\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        NotifyMessage message = NotifyMessage.parse(datagram, SENDER).orElseThrow();

        assertThat(message.word()).contains(Word.READY);
        assertThat(message.status()).isEmpty();
        assertThat(message.complaints()).containsExactly("Status message in notification message is not UTF-8 clean.");
    }

    @Test
    void of_any_bytes_is_read_or_refused() {
        Random random = new Random(20_261_130);
        byte[] likely = "READY=1\nSTATUS=\0MAINPID0123456789_USEC\u00e4".getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] datagram = new byte[random.nextInt(60)];
            for (int at = 0; at < datagram.length; at++) {
                datagram[at] = random.nextInt(4) == 0 ? (byte) random.nextInt() : likely[random.nextInt(likely.length)];
            }
            Optional<NotifyMessage> message = NotifyMessage.parse(datagram, SENDER);
            refused += message.isEmpty() ? 1 : 0;
            message.ifPresent(read -> assertThat(String.join("", read.tags())).doesNotContain("\n", "\0"));
        }

        assertThat(refused).isBetween(1, 49_999);
    }
}
