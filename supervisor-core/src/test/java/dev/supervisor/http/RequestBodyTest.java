package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The body of a request")
class RequestBodyTest {
    private static final int SMALL = 32 << 10;

    private final Memory memory = new Memory(100);
    private final RequestBody body = new RequestBody(memory);

    private boolean add(RequestBody to, int bytes) {
        return to.add(Unpooled.wrappedBuffer(new byte[bytes]));
    }

    @Test
    void takes_nothing_of_the_memory_that_is_shared_while_it_is_small() {
        assertThat(memory.take(100)).isTrue();
        assertThat(add(body, SMALL - 1)).isTrue();
        assertThat(add(body, 1)).isTrue();
        assertThat(add(body, 1)).isFalse();
        assertThat(body.whole()).hasSize(SMALL);
    }

    @Test
    void takes_what_it_has_more_and_gives_it_back() {
        assertThat(add(body, SMALL + 60)).isTrue();
        RequestBody other = new RequestBody(memory);
        assertThat(add(other, SMALL + 41)).isFalse();
        assertThat(add(other, SMALL + 40)).isTrue();
        assertThat(add(body, 1)).isFalse();

        body.drop();
        body.drop();
        assertThat(memory.take(60)).isTrue();
        assertThat(memory.take(1)).isFalse();
    }
}
