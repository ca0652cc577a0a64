package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The decoder of requests")
class RequestDecoderTest {
    private final RequestDecoder decoder = new RequestDecoder();
    private final EmbeddedChannel channel = new EmbeddedChannel(decoder);

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private boolean isWithinRequestAfter(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
        return decoder.isWithinRequest();
    }

    @Test
    void is_within_a_request_from_its_first_byte_to_its_last() {
        assertThat(decoder.isWithinRequest()).isFalse();
        assertThat(isWithinRequestAfter("P")).isTrue();
        assertThat(isWithinRequestAfter("OST / HTTP/1.1\r\n")).isTrue();
        assertThat(isWithinRequestAfter("Content-Length: 2\r\n")).isTrue();
        assertThat(isWithinRequestAfter("\r\n")).isTrue();
        assertThat(isWithinRequestAfter("a")).isTrue();
        assertThat(isWithinRequestAfter("b")).isFalse();
    }

    @Test
    void is_within_the_next_request_where_that_has_come_with_the_last_byte_of_the_one_before() {
        assertThat(isWithinRequestAfter("GET / HTTP/1.1\r\n\r\nGET / HT")).isTrue();
        assertThat(isWithinRequestAfter("TP/1.1\r\n\r\n")).isFalse();
    }

    @Test
    void takes_blank_lines_between_requests_for_nothing() {
        assertThat(isWithinRequestAfter("\r\n")).isFalse();
        assertThat(isWithinRequestAfter("\r\nGET / HTTP/1.1\r\n\r\n\r\n")).isFalse();
    }
}
