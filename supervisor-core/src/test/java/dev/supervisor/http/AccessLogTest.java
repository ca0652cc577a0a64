package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.time.Now;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The access log")
class AccessLogTest {
    private static final Now NOON = new Now(0, Instant.parse("2026-11-22T12:00:00Z"));

    private void answer(RememberedLog log, Asked asked, int bytes) {
        AccessLog accessLog = new AccessLog(new Narrator(log).control(), () -> NOON, "localhost:0");
        EmbeddedChannel channel = new EmbeddedChannel(accessLog);
        for (int i = 0; i < 2; i++) {
            channel.writeOutbound(Unpooled.wrappedBuffer(new byte[bytes]), Unpooled.wrappedBuffer(new byte[10]));
            accessLog.answered(asked, HttpResponseStatus.NOT_FOUND);
        }
        channel.finishAndReleaseAll();
    }

    private static Asked asked(String line) {
        return new Asked(line, HttpVersion.HTTP_1_1, true, false);
    }

    @Test
    void has_a_line_for_each_answer_with_its_bytes() {
        RememberedLog log = new RememberedLog(Level.TRAC);

        answer(log, asked("GET /caf\u00c3\u00a9 HTTP/1.1"), 20);

        String line = "TRAC localhost:0 - - [22/Nov/2026:12:00:00 +0000] \"GET /café HTTP/1.1\" 404 30";
        assertThat(log.take()).containsExactly(line, line);
    }

    @Test
    void says_nothing_where_nobody_reads_it_and_of_what_was_no_request() {
        RememberedLog debug = new RememberedLog(Level.DEBG);
        RememberedLog trace = new RememberedLog(Level.TRAC);

        answer(debug, asked("GET / HTTP/1.1"), 1);
        answer(trace, Asked.NOTHING, 1);

        assertThat(debug.take()).isEmpty();
        assertThat(trace.take()).isEmpty();
    }
}
