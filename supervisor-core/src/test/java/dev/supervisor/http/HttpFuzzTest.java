package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.Narrator;
import dev.supervisor.http.login.BasicAuthentication;
import dev.supervisor.http.login.Door;
import dev.supervisor.http.login.LoginPauses;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.loop.Mailbox;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Answers what chance asks, as a connection of the server does, with a simulated daemon behind it. {@code -Dinputs=} says how many
 * connections, {@code -Dseed=} with which one to begin: a connection depends on its own seed only, and the failure names it.
 */
@Tag("slow")
@DisplayName("Requests that chance has written")
class HttpFuzzTest {
    private static final int INPUTS = Integer.getInteger("inputs", 5_000);
    private static final long SEED = Long.getLong("seed", 1L);
    private static final int MOST_REQUESTS = 4;
    private static final int MOST_CHANGES = 4;
    private static final int MEMORY_BYTES = 1 << 20;

    private static final String CALL = "<methodCall><methodName>supervisor.getAllProcessInfo</methodName></methodCall>";

    private static final List<String> GOOD = List.of(
            post(CALL, ""),
            post(CALL, "Connection: close\r\n"),
            post(CALL, "Authorization: Basic dG9tOnNlY3JldDpz\r\n"),
            post(CALL, "Authorization: Basic dG9tOndyb25n\r\n"),
            post("<methodCall><methodName>system.listMethods</methodName></methodCall>", "Expect: 100-continue\r\n"),
            post("x".repeat(70_000), ""),
            post(
                    "<methodCall><methodName>supervisor.readLog</methodName><params><param><value><int>-9</int></value>"
                            + "</param><param><value><int>0</int></value></param></params></methodCall>",
                    ""),
            "GET /logtail/cat HTTP/1.1\r\n\r\n",
            "GET /logtail/cat%3Acat/stdout HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
            "GET /mainlogtail HTTP/1.1\r\n\r\n",
            "GET /nope?x=y HTTP/1.1\r\nHost: h\r\nA: b\r\n c\r\n\r\n",
            "PUT /RPC2 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n",
            "\r\n");

    private static final List<String> PIECES = List.of(
            "\r\n",
            "\n",
            "\r",
            "\0",
            " ",
            "\t",
            ":",
            ": ",
            "%",
            "%00",
            "%2F",
            "..",
            "/",
            "//",
            "?",
            ";",
            "#",
            "\u00ff",
            "\u00c3\u00a9",
            "HTTP/1.1",
            "HTTP/1.0",
            "HTTP/9.9",
            "Content-Length: 5\r\n",
            "Content-Length: -1\r\n",
            "Origin: http://other\r\n",
            "Host: a\r\nHost: b\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Content-Length: 3000000\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: chunked, gzip\r\n",
            "Connection: Upgrade\r\nUpgrade: h2c\r\n",
            "Authorization: Basic \r\n",
            "Authorization: Basic !!!\r\n",
            "A: b\r\n".repeat(12_000),
            "x".repeat(17_000),
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "CONNECT h:1 HTTP/1.1\r\n\r\n",
            "POST /RPC2 HTTP/1.1\r\n",
            "GET /");

    private final SimulatedDaemon daemon =
            new SimulatedDaemon(SimulatedDaemon.group("cat", 999, SimulatedDaemon.program("cat")));
    private final Mailbox loop = task -> task.accept(daemon.kernel.clock().now());
    private final Memory memory = new Memory(MEMORY_BYTES);
    private final LogSources logs =
            new LogSources(daemon.logPaths(loop), daemon.kernel.files(), daemon.kernel.descriptors(), Runnable::run);
    private final Narrator narrator = new Narrator(daemon.said);

    HttpFuzzTest() {
        daemon.kernel.files().putFile("/log/cat", 0644, "words\n".getBytes(StandardCharsets.UTF_8));
        daemon.kernel.files().putFile(SimulatedDaemon.MAIN_LOG, 0644, "words\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void are_answered_or_refused_and_leave_nothing_behind() {
        SortedSet<Integer> atRest = daemon.kernel.openDescriptors();
        int answers = 0;
        for (long seed = SEED; seed < SEED + INPUTS; seed++) {
            try {
                answers += connection(new Random(seed));
                assertThat(daemon.kernel.openDescriptors()).isEqualTo(atRest);
                assertThat(daemon.said.take()).noneMatch(line -> line.startsWith("CRIT "));
                assertThat(memory.take(MEMORY_BYTES))
                        .as("all memory is given back")
                        .isTrue();
                memory.giveBack(MEMORY_BYTES);
            } catch (Throwable failure) {
                throw new AssertionError("-Dseed=" + seed + " -Dinputs=1", failure);
            }
        }
        assertThat(answers).isGreaterThanOrEqualTo(INPUTS / 2);
    }

    /** How many answers there were. */
    private int connection(Random chance) throws Exception {
        EmbeddedChannel channel = channel(chance.nextInt(3) == 0);
        channel.freezeTime();
        String text = requests(chance);
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at < bytes.length && channel.isOpen()) {
            int length = Math.min(bytes.length - at, 1 + chance.nextInt(chance.nextBoolean() ? 50 : 100_000));
            channel.writeInbound(Unpooled.copiedBuffer(bytes, at, length));
            channel.runPendingTasks();
            at += length;
        }
        if (chance.nextBoolean()) {
            channel.advanceTimeBy(Duration.ofMinutes(2).toNanos(), TimeUnit.NANOSECONDS);
            channel.runScheduledPendingTasks();
        }
        channel.checkException();
        int answers = answers(channel);
        channel.close();
        channel.runPendingTasks();
        channel.checkException();
        channel.releaseInbound();
        channel.releaseOutbound();
        return answers;
    }

    private EmbeddedChannel channel(boolean guarded) {
        BasicAuthentication authentication = new BasicAuthentication("tom", "secret:s", Runnable::run);
        LoginPauses pauses = new LoginPauses(daemon.kernel.clock(), (after, deed) -> {});
        Site site = new Site(
                new Router(
                        new RpcEndpoint(daemon.dispatcher(loop), narrator.control(), Runnable::run, (_, _) -> {}),
                        new LogEndpoint(logs),
                        Optional.empty()),
                new ResponseHeads(daemon.kernel.clock()),
                Pages.ofPort(List.of(), List.of()),
                Set.of(),
                guarded ? Optional.of(new Door(authentication, pauses, _ -> {}, Runnable::run)) : Optional.empty(),
                narrator.control(),
                new HeapShares(memory, new UnsentAnswers(MEMORY_BYTES, daemon.kernel.clock(), (_, _) -> {})),
                Runnable::run);
        RequestDecoder decoder = new RequestDecoder();
        AccessLog accessLog = new AccessLog(narrator.control(), daemon.kernel.clock(), "localhost:0");
        RequestDeadline deadline = new RequestDeadline(Duration.ofSeconds(30));
        return new EmbeddedChannel(
                decoder, accessLog, new HttpResponseEncoder(), new HttpConnection(site, decoder, deadline, accessLog));
    }

    /** Reads the answers; the last one may be a stream. */
    private static int answers(EmbeddedChannel channel) {
        StringBuilder all = new StringBuilder();
        for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
            all.append(piece.toString(StandardCharsets.ISO_8859_1));
            piece.release();
        }
        int answers = 0;
        int at = 0;
        while (at < all.length()) {
            int end = all.indexOf("\r\n\r\n", at);
            assertThat(end).as("a whole head in " + all).isPositive();
            String head = all.substring(at, end);
            assertThat(head).matches("(?s)HTTP/1\\.[01] (200|400|401|403|404|408|411|413|414|429|431|501|503) .*");
            answers++;
            Optional<String> length = head.lines()
                    .filter(line -> line.startsWith("Content-Length: "))
                    .findFirst();
            if (length.isEmpty()) {
                return answers;
            }
            at = end + 4 + Integer.parseInt(length.get().substring("Content-Length: ".length()));
            assertThat(at).isLessThanOrEqualTo(all.length());
        }
        return answers;
    }

    private static String requests(Random chance) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + chance.nextInt(MOST_REQUESTS); i > 0; i--) {
            text.append(GOOD.get(chance.nextInt(GOOD.size())));
        }
        for (int i = chance.nextInt(MOST_CHANGES + 1); i > 0; i--) {
            int from = chance.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + chance.nextInt(30));
            switch (chance.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.replace(from, to, Character.toString((char) chance.nextInt(256)));
                case 2 -> text.insert(from, text.substring(from, to));
                default -> text.insert(from, PIECES.get(chance.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }

    private static String post(String body, String headers) {
        return "POST /RPC2 HTTP/1.1\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
