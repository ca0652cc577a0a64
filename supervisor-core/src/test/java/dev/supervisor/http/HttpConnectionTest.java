package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.ControlNarrator;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.api.rpc.Versions;
import dev.supervisor.http.HttpAnswer.Document;
import dev.supervisor.http.login.BasicAuthentication;
import dev.supervisor.http.login.Door;
import dev.supervisor.http.login.LoginPauses;
import dev.supervisor.rest.EventStream;
import dev.supervisor.time.Clock;
import dev.supervisor.time.Now;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A connection")
class HttpConnectionTest {
    private static final String GET = "GET / HTTP/1.1\r\n\r\n";

    /** {@code tom:wrong}. */
    private static final String GUESS = "GET / HTTP/1.1\r\nAuthorization: Basic dG9tOndyb25n\r\n\r\n";

    private static final byte[] LARGE = "\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII);

    /** Of which nobody knows before how long it will be. */
    private static final Endpoint.Work EVENTS = new Endpoint.Work(
            LARGE.length,
            _ -> CompletableFuture.completedFuture(new HttpAnswer.Events(new EventStream() {
                @Override
                public CompletableFuture<byte[]> next() {
                    return new CompletableFuture<>();
                }

                @Override
                public void end() {}
            })));

    private final Clock clock = () -> new Now(0, Instant.EPOCH);
    private final ControlNarrator narrator = new Narrator(new RememberedLog(Level.CRIT)).control();
    private final List<Runnable> rings = new ArrayList<>();
    private final List<EmbeddedChannel> channels = new ArrayList<>();
    private final LoginPauses pauses = new LoginPauses(clock, (_, deed) -> rings.add(deed));
    private final UnsentAnswers answers = new UnsentAnswers(LARGE.length, clock, (_, deed) -> rings.add(deed));

    @AfterEach
    void close() {
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    private EmbeddedChannel connection(boolean guarded) {
        return connection(guarded, answers);
    }

    private EmbeddedChannel connection(boolean guarded, UnsentAnswers unsent) {
        BasicAuthentication authentication = new BasicAuthentication("tom", "secret", Runnable::run);
        Site site = new Site(
                call -> call.path().equals("/events") ? EVENTS : Endpoint.Work.done(Document.of("text/plain", LARGE)),
                new ResponseHeads(clock),
                Pages.ofPort(List.of(), List.of()),
                Set.of(),
                guarded ? Optional.of(new Door(authentication, pauses, _ -> {}, Runnable::run)) : Optional.empty(),
                narrator,
                new HeapShares(new Memory(1 << 20), unsent),
                Runnable::run);
        RequestDecoder decoder = new RequestDecoder();
        AccessLog accessLog = new AccessLog(narrator, clock, "localhost:0");
        RequestDeadline deadline = new RequestDeadline(Duration.ofSeconds(30));
        EmbeddedChannel channel = new EmbeddedChannel(
                decoder, accessLog, new HttpResponseEncoder(), new HttpConnection(site, decoder, deadline, accessLog));
        channel.freezeTime();
        channels.add(channel);
        return channel;
    }

    private static void send(EmbeddedChannel channel, String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
        channel.runPendingTasks();
    }

    private static void pass(EmbeddedChannel channel, Duration duration) {
        channel.advanceTimeBy(duration.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }

    /** Status lines of what has come since this was asked last. */
    private static List<String> statuses(EmbeddedChannel channel) {
        return all(channel).lines().filter(line -> line.startsWith("HTTP/")).toList();
    }

    private static String all(EmbeddedChannel channel) {
        StringBuilder all = new StringBuilder();
        for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
            all.append(piece.toString(StandardCharsets.ISO_8859_1));
            piece.release();
        }
        return all.toString();
    }

    @Test
    void that_is_idle_stays_open_and_one_with_half_a_request_for_half_a_minute() {
        EmbeddedChannel channel = connection(false);
        pass(channel, Duration.ofDays(1));
        send(channel, GET);
        assertThat(statuses(channel)).containsExactly("HTTP/1.1 200 OK");
        pass(channel, Duration.ofDays(1));
        send(channel, "\r\n");
        pass(channel, Duration.ofDays(1));
        assertThat(channel.isOpen()).isTrue();

        send(channel, "GET / HTTP/1.1\r\n");
        pass(channel, Duration.ofMillis(29_999));
        assertThat(statuses(channel)).isEmpty();
        pass(channel, Duration.ofMillis(1));
        assertThat(statuses(channel)).containsExactly("HTTP/1.1 408 Request Timeout");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void has_half_a_minute_for_a_request_that_began_with_the_last_byte_of_another_too() {
        EmbeddedChannel channel = connection(false);
        send(channel, GET + "GET / HT");
        assertThat(statuses(channel)).containsExactly("HTTP/1.1 200 OK");

        pass(channel, Duration.ofSeconds(30));
        assertThat(statuses(channel)).containsExactly("HTTP/1.1 408 Request Timeout");
    }

    @Test
    void is_answered_within_the_turn_in_which_it_asks_however_many_requests_come_at_once() {
        EmbeddedChannel channel = connection(false);

        channel.writeInbound(
                Unpooled.copiedBuffer("HEAD / HTTP/1.1\r\n\r\n".repeat(5_000), StandardCharsets.ISO_8859_1));

        assertThat(statuses(channel)).hasSize(5_000).containsOnly("HTTP/1.1 200 OK");
    }

    @Test
    void is_answered_with_a_head_and_a_body_however_long() {
        EmbeddedChannel channel = connection(false);
        send(channel, "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");

        assertThat(all(channel))
                .isEqualTo("HTTP/1.0 200 OK\r\nServer: supervisor/" + Versions.ours()
                        + "\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\nContent-Type: text/plain\r\nContent-Length: "
                        + LARGE.length + "\r\nConnection: Keep-Alive\r\n\r\n"
                        + new String(LARGE, StandardCharsets.ISO_8859_1));
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void that_ends_while_its_login_waits_is_forgotten() {
        for (int i = 0; i < 3; i++) {
            send(connection(true), GUESS);
        }
        for (int i = 0; i < 20; i++) {
            EmbeddedChannel channel = connection(true);
            send(channel, GUESS);
            assertThat(statuses(channel)).isEmpty();
            assertThat(channel.config().isAutoRead())
                    .as("would notice that the client leaves")
                    .isTrue();
            channel.close();
            channel.runPendingTasks();
        }
        assertThat(rings).hasSize(1);
    }

    @Test
    void that_sends_much_while_its_login_waits_is_not_listened_to() {
        for (int i = 0; i < 3; i++) {
            send(connection(true), GUESS);
        }
        EmbeddedChannel channel = connection(true);
        send(channel, GUESS + GUESS + GUESS);

        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void waits_until_there_is_room_for_its_answer() {
        EmbeddedChannel other = new EmbeddedChannel();
        channels.add(other);
        answers.hold(other, new byte[LARGE.length], () -> {});
        EmbeddedChannel channel = connection(false);
        send(channel, GET + GET);
        assertThat(statuses(channel)).isEmpty();

        answers.gone(other);
        channel.runPendingTasks();
        assertThat(statuses(channel)).containsExactly("HTTP/1.1 200 OK", "HTTP/1.1 200 OK");
    }

    @Test
    void that_is_told_of_events_takes_no_room_from_others() {
        EmbeddedChannel events = connection(false);
        send(events, "GET /events HTTP/1.1\r\n\r\n");
        assertThat(statuses(events)).containsExactly("HTTP/1.1 200 OK");

        EmbeddedChannel channel = connection(false);
        send(channel, GET);
        assertThat(statuses(channel)).containsExactly("HTTP/1.1 200 OK");
        assertThat(events.isOpen()).isTrue();
    }

    @Test
    void is_told_that_there_will_never_be_memory_for_its_answer() {
        UnsentAnswers small = new UnsentAnswers(LARGE.length - 1, clock, (_, _) -> {});
        EmbeddedChannel channel = connection(false, small);
        send(channel, GET);

        assertThat(statuses(channel)).containsExactly("HTTP/1.1 503 Service Unavailable");
        assertThat(channel.isOpen()).isTrue();
    }
}
