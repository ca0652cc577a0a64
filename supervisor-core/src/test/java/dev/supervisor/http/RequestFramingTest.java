package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.ControlNarrator;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.http.HttpAnswer.Document;
import dev.supervisor.time.Clock;
import dev.supervisor.time.Now;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The answers to requests that, according to RFC 9112, can be read in two ways, and to those that only look so.
 * {@code ~} is the end of a line, {@code ^} a CR, {@code _} a blank, {@code |} a tab, {@code 0x} two digits a byte.
 * After each comes the beginning of a second request, whose answer shows where the first one ended.
 */
@DisplayName("A request")
class RequestFramingTest {
    private static final String NEXT = "GET /next HTTP/1.1\r\n\r\n";

    private final Clock clock = () -> new Now(0, Instant.EPOCH);
    private final ControlNarrator narrator = new Narrator(new RememberedLog(Level.CRIT)).control();

    private EmbeddedChannel channel() {
        Site site = new Site(
                call -> Endpoint.Work.done(
                        call.path().matches("/(next)?|\\*")
                                ? Document.of("text/plain", new byte[] {'\n'})
                                : Document.error(HttpResponseStatus.NOT_FOUND)),
                new ResponseHeads(clock),
                Pages.ofPort(List.of(), List.of()),
                Set.of(),
                Optional.empty(),
                narrator,
                new HeapShares(new Memory(1 << 20), new UnsentAnswers(1 << 20, clock, (_, _) -> {})),
                Runnable::run);
        RequestDecoder decoder = new RequestDecoder();
        AccessLog accessLog = new AccessLog(narrator, clock, "localhost:0");
        RequestDeadline deadline = new RequestDeadline(Duration.ofSeconds(30));
        return new EmbeddedChannel(
                decoder, accessLog, new HttpResponseEncoder(), new HttpConnection(site, decoder, deadline, accessLog));
    }

    private static String bytes(String written) {
        String text = written.replace("~", "\r\n")
                .replace("^", "\r")
                .replace("_", " ")
                .replace("|", "\t");
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("0x", i)) {
                bytes.append((char) Integer.parseInt(text, i + 2, i + 4, 16));
                i += 3;
            } else {
                bytes.append(text.charAt(i));
            }
        }
        return bytes.toString();
    }

    /** The statuses of all answers, in pieces of this many bytes. */
    private String statuses(String requests, int pieces) {
        EmbeddedChannel channel = channel();
        for (int at = 0; at < requests.length() && channel.isOpen(); at += pieces) {
            String piece = requests.substring(at, Math.min(requests.length(), at + pieces));
            channel.writeInbound(Unpooled.copiedBuffer(piece, StandardCharsets.ISO_8859_1));
            channel.runPendingTasks();
        }
        StringBuilder all = new StringBuilder();
        for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
            all.append(piece.toString(StandardCharsets.ISO_8859_1));
            piece.release();
        }
        channel.finishAndReleaseAll();
        return all.toString()
                .lines()
                .filter(line -> line.startsWith("HTTP/1."))
                .map(line -> line.split(" ")[1])
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                // the first line
                "GET_/_HTTP/1.1~~,                              200 200",
                "~~GET_/_HTTP/1.1~~,                            200 200",
                "GET__/___HTTP/1.1~~,                           200 200",
                "GET_/_HTTP/1.1_~~,                             400",
                "_GET_/_HTTP/1.1~~,                             400",
                "0x00GET_/_HTTP/1.1~~,                          400",
                "^GET_/_HTTP/1.1~~,                             400",
                "GET|/_HTTP/1.1~~,                              400",
                "GET_/0x0b_HTTP/1.1~~,                          400",
                "GET_/^_HTTP/1.1~~,                             400",
                "GET_/a_b_HTTP/1.1~~,                           400",
                "GET_/~~,                                       400",
                "GET~~,                                         400",
                "G(T_/_HTTP/1.1~~,                              400",
                "GET_/_http/1.1~~,                              400",
                "GET_/_FOO/1.1~~,                               400",
                "GET_/_HTTP/11~~,                               400",
                "GET_/_HTTP/1.10~~,                             400",
                "GET_/_HTTP/0.9~~,                              400",
                "GET_/_HTTP/1.2~~,                              200 200",
                "GET_nowhere_HTTP/1.1~~,                        400",
                // folding, blanks and control characters
                "GET_/_HTTP/1.1~A:b~_c~~,                       400",
                "GET_/_HTTP/1.1~A:b~|c~~,                       400",
                "GET_/_HTTP/1.1~_A:b~~,                         400",
                "GET_/_HTTP/1.1~A:b~_~~,                        400",
                "GET_/_HTTP/1.1~A_:b~~,                         400",
                "GET_/_HTTP/1.1~A|:b~~,                         400",
                "GET_/_HTTP/1.1~A b:c~~,                        400",
                "GET_/_HTTP/1.1~A~~,                            400",
                "GET_/_HTTP/1.1~:b~~,                           400",
                "GET_/_HTTP/1.1~A(:b~~,                         400",
                "GET_/_HTTP/1.1~0xc3:b~~,                       400",
                "GET_/_HTTP/1.1~A:0x00~~,                       400",
                "GET_/_HTTP/1.1~A:b0x0bc~~,                     400",
                "GET_/_HTTP/1.1~A:b0x7fc~~,                     400",
                "GET_/_HTTP/1.1~A:b^c~~,                        400",
                "GET_/_HTTP/1.1~A:b^Content-Length:_5~~,        400",
                "GET_/_HTTP/1.1~A:b^~~,                         400",
                "GET_/_HTTP/1.1~A:|b|c_~~,                      200 200",
                "GET_/_HTTP/1.1~A:~~,                           200 200",
                "GET_/_HTTP/1.1~A:0xc30xa9~~,                   200 200",
                "GET_/_HTTP/1.10x0aA:b0x0a0x0a,                 400",
                "GET_/_HTTP/1.1~A:b0x0a~,                       400",
                "0x0aGET_/_HTTP/1.1~~,                          400",
                // lengths
                "POST_/_HTTP/1.1~Content-Length:_3~~abc,        200 200",
                "POST_/_HTTP/1.1~Content-Length:003~~abc,       200 200",
                "POST_/_HTTP/1.1~content-length:3_|~~abc,       200 200",
                "POST_/_HTTP/1.1~Content-Length:_~~,            400",
                "POST_/_HTTP/1.1~Content-Length:_+3~~abc,       400",
                "POST_/_HTTP/1.1~Content-Length:_-3~~abc,       400",
                "POST_/_HTTP/1.1~Content-Length:_-0~~abc,       400",
                "POST_/_HTTP/1.1~Content-Length:_0b3~~abc,      400",
                "POST_/_HTTP/1.1~Content-Length:_3.0~~abc,      400",
                "POST_/_HTTP/1.1~Content-Length:_1_2~~abc,      400",
                "POST_/_HTTP/1.1~Content-Length:_30xb2~~abc,    400",
                "POST_/_HTTP/1.1~Content-Length:_3;x~~abc,      400",
                "`POST_/_HTTP/1.1~Content-Length:_3,3~~abc`,    400",
                "`POST_/_HTTP/1.1~Content-Length:_3,_4~~abc`,   400",
                "`POST_/_HTTP/1.1~Content-Length:_3,~~abc`,     400",
                "POST_/_HTTP/1.1~Content-Length:3~Content-Length:3~~abc, 400",
                "POST_/_HTTP/1.1~Content-Length:3~content-length:4~~abc, 400",
                "POST_/_HTTP/1.1~Content-Length:_9223372036854775808~~,  400",
                "POST_/_HTTP/1.1~Content-Length:_18446744073709551619~~abc, 400",
                "POST_/_HTTP/1.1~Content-Length:_2097153~~,     413",
                // codings
                "POST_/_HTTP/1.1~Transfer-Encoding:chunked~~0~~,            411",
                "POST_/_HTTP/1.1~Transfer-Encoding:_Chunked_~~0~~,          411",
                "POST_/_HTTP/1.1~Transfer-Encoding:chunked~Content-Length:3~~abc, 400",
                "POST_/_HTTP/1.1~Content-Length:3~Transfer-Encoding:chunked~~abc, 400",
                "POST_/_HTTP/1.1~Content-Length:3~Transfer-Encoding:identity~~abc, 400",
                "POST_/_HTTP/1.0~Transfer-Encoding:chunked~~0~~,            400",
                "POST_/_HTTP/1.1~Transfer-Encoding:identity~~,              400",
                "POST_/_HTTP/1.1~Transfer-Encoding:gzip~~,                  400",
                "POST_/_HTTP/1.1~Transfer-Encoding:xchunked~~0~~,           400",
                "POST_/_HTTP/1.1~Transfer-Encoding:chunked;a=b~~0~~,        400",
                "POST_/_HTTP/1.1~Transfer-Encoding:\"chunked\"~~0~~,        400",
                "POST_/_HTTP/1.1~Transfer-Encoding:~~,                      400",
                "`POST_/_HTTP/1.1~Transfer-Encoding:chunked,gzip~~0~~`,     400",
                "`POST_/_HTTP/1.1~Transfer-Encoding:chunked,chunked~~0~~`,  400",
                "`POST_/_HTTP/1.1~Transfer-Encoding:gzip,chunked,~~0~~`,    400",
                "`POST_/_HTTP/1.1~Transfer-Encoding:gzip,chunked~~0~~`,     501",
                "POST_/_HTTP/1.1~Transfer-Encoding:gzip~Transfer-Encoding:chunked~~0~~, 501",
                "POST_/_HTTP/1.1~Transfer-Encoding:chunked~Transfer-Encoding:chunked~~0~~, 400",
                "POST_/_HTTP/1.1~Transfer-Encoding:chunked~Transfer-Encoding:identity~~0~~, 400",
                "POST_/_HTTP/1.1~Transfer-Encoding_:chunked~Content-Length:3~~abc, 400",
                "POST_/_HTTP/1.1~Transfer-Encoding:0x0bchunked~~0~~,        400",
                "GET_/_HTTP/1.1~Transfer-Encoding:chunked~~0~~,             411",
                // what must not be there twice
                "GET_/_HTTP/1.1~Host:a~~,                                   200 200",
                "GET_/_HTTP/1.1~Host:~~,                                    200 200",
                "GET_/_HTTP/1.1~Host:a~Host:a~~,                            400",
                "GET_/_HTTP/1.1~Host:a~host:b~~,                            400",
                "GET_/_HTTP/1.1~Host:a~Host_:b~~,                           400",
                "GET_/_HTTP/1.1~Host:a_b~~,                                 400",
                "GET_/_HTTP/1.1~Host:a/b~~,                                 400",
                "GET_/_HTTP/1.1~Host:a@b~~,                                 400",
                "`GET_/_HTTP/1.1~Host:a,b~~`,                               400",
                "GET_/_HTTP/1.1~Host:a:9001~~,                              200 200",
                "GET_/_HTTP/1.1~Host:[::1]:9001~~,                          200 200",
                "GET_/_HTTP/1.1~Authorization:Basic_eDp5~Authorization:Basic_eDp6~~, 400",
                "GET_/_HTTP/1.1~Authorization:Basic~_eDp5~~,                400",
                "GET_/_HTTP/1.1~Host:localhost~Origin:http://localhost~Origin:http://localhost~~, 400",
                "GET_/_HTTP/1.1~Sec-Fetch-Site:none~Sec-Fetch-Site:none~~,  400",
                // whole URLs
                "GET_http://a/_HTTP/1.1~Host:a~~,                           200 200",
                "GET_HTTP://A/next_HTTP/1.1~Host:a~~,                       200 200",
                "GET_http://a/else_HTTP/1.1~Host:a~~,                       404 200",
                "GET_http://a?x_HTTP/1.1~Host:a~~,                          200 200",
                "GET_http://b/_HTTP/1.1~Host:a~~,                           400",
                "GET_http://a/_HTTP/1.1~~,                                  200 200",
                "CONNECT_a:1_HTTP/1.1~Host:a:1~~,                           400",
                "GET_a:1_HTTP/1.1~~,                                        400",
                "OPTIONS_*_HTTP/1.1~~,                                      200 200",
                // how long the connection lasts
                "GET_/_HTTP/1.1~Connection:close~~,                         200",
                "`GET_/_HTTP/1.1~Connection:TE,_Close~~`,                   200",
                "GET_/_HTTP/1.1~Connection:TE~Connection:close~~,           200",
                "GET_/_HTTP/1.0~~,                                          200",
                "`GET_/_HTTP/1.0~Connection:TE,keep-alive~~`,               200 200",
                "`GET_/_HTTP/1.0~Connection:keep-alive,close~~`,            200",
                "POST_/_HTTP/1.1~Expect:100-continue~Content-Length:3~~abc, 200 200"
            })
    void is_answered_or_refused_however_it_comes(String request, String statuses) {
        String both = bytes(request) + NEXT;

        assertThat(statuses(both, both.length())).isEqualTo(statuses);
        assertThat(statuses(both, 1)).as("byte by byte").isEqualTo(statuses);
        assertThat(statuses(both, 7)).as("in pieces").isEqualTo(statuses);
    }

    @Test
    void that_is_refused_hides_none_behind_it() {
        assertThat(statuses(NEXT + "GET / HTTP/1.1\r\n A: b\r\n\r\n" + NEXT + NEXT, 1_000))
                .isEqualTo("200 400");
    }
}
