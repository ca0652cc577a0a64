package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The deadline of a request")
class RequestDeadlineTest {
    private final List<Object> events = new ArrayList<>();
    private final RequestDeadline deadline = new RequestDeadline(Duration.ofSeconds(30));
    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter() {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            events.add(event);
        }
    });

    RequestDeadlineTest() {
        channel.freezeTime();
    }

    @Test
    void comes_so_long_after_the_first_byte_however_many_follow() {
        begin();
        pass(Duration.ofMillis(29_999));
        begin();
        assertThat(events).isEmpty();

        pass(Duration.ofMillis(1));
        assertThat(events).containsExactly(new RequestDeadline.Missed());
    }

    @Test
    void never_comes_for_who_sends_nothing() {
        pass(Duration.ofDays(1));
        assertThat(events).isEmpty();
    }

    @Test
    void is_met_by_the_end_of_the_request_and_begins_anew_with_the_next() {
        begin();
        deadline.met();
        pass(Duration.ofDays(1));
        assertThat(events).isEmpty();

        begin();
        pass(Duration.ofSeconds(30));
        assertThat(events).containsExactly(new RequestDeadline.Missed());
    }

    private void begin() {
        deadline.begin(channel.pipeline().firstContext());
    }

    private void pass(Duration duration) {
        channel.advanceTimeBy(duration.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }
}
