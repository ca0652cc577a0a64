package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Of the pages that browsers show")
class PagesTest {
    private static final Pages PORT =
            Pages.ofPort(List.of("Sup.example.org"), List.of("web1", "web1.example.net", "configured"));
    private static final Pages SOCKET = Pages.ofUnixSocket(List.of("sup.example.org"));

    /** Headers with {@code ;} between them. */
    private static HttpRequest request(String method, String headers) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), "/RPC2");
        for (String header : headers.split("; *")) {
            String[] parts = header.split(": *", 2);
            request.headers().add(parts[0], parts[1]);
        }
        return request;
    }

    private static int status(Pages pages, String method, String headers) {
        return pages.refusal(request(method, headers))
                .map(refusal -> refusal.status().code())
                .orElse(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host: localhost:9001; Origin: http://localhost:9001 | 200",
                "Host: LOCALHOST:9001; Origin: http://localhost:9001 | 200",
                "Host: localhost; Origin: http://localhost:80 | 200",
                "Host: 10.0.0.7:443; Origin: https://10.0.0.7 | 200",
                "Host: localhost:9001; Origin: http://evil.example | 403",
                "Host: localhost:9001; Origin: http://localhost:3000 | 403",
                "Host: localhost:9001; Origin: null | 403",
                "Host: localhost:9001; Origin: http://localhost:9001.evil.example | 403",
                "Host: localhost:9001; Origin: file://localhost:9001 | 403",
                "Host: localhost:9001; Sec-Fetch-Site: cross-site | 403",
                "Host: localhost:9001; Sec-Fetch-Site: same-site; Origin: http://localhost:9001 | 403",
                "Host: localhost:9001; Sec-Fetch-Site: same-origin; Origin: http://localhost:9001 | 200",
                "Host: localhost:9001; Sec-Fetch-Site: none | 200",
                "Host: localhost:9001; Sec-Fetch-Site: anything | 403",
                "Host: localhost:9001; Sec-Fetch-Site: anything; Origin: http://localhost:9001 | 403",
                "Host: localhost:9001; Origin: https://sup.example.org | 200",
                "Host: 127.0.0.1:9001; Sec-Fetch-Site: same-origin; Origin: https://proxy.example.org | 200"
            })
    void only_its_own_may_ask(String headers, int status) {
        assertThat(status(PORT, "POST", headers)).isEqualTo(status);
        assertThat(status(PORT, "GET", headers)).isEqualTo(status);
        assertThat(status(SOCKET, "POST", headers)).as("on a Unix socket").isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:9001 | 200",
                "x.localhost | 200",
                "127.0.0.1:9001 | 200",
                "192.168.3.4 | 200",
                "[::1]:9001 | 200",
                "[fe80::1] | 200",
                "web1:9001 | 200",
                "Web1.Example.Net.:9001 | 200",
                "configured:9001 | 200",
                "SUP.example.org | 200",
                "evil.example:9001 | 403",
                "127.0.0.1.evil.example:9001 | 403",
                "web1.evil.example | 403",
                "localhost.evil.example | 403",
                "1.2.3 | 403"
            })
    void those_whose_name_was_made_to_lead_here_may_not(String host, int status) {
        String same = "Host: " + host + "; Origin: http://" + host;
        String reading = "Host: " + host + "; Accept-Language: en-US,en";

        assertThat(status(PORT, "POST", same)).isEqualTo(status);
        assertThat(status(PORT, "GET", reading)).isEqualTo(status);
        assertThat(status(SOCKET, "POST", same)).as("on a Unix socket").isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example:9001",
                "Host: supervisor; User-Agent: Python-xmlrpc/3.11",
                "Host: supervisor; User-Agent: Go-http-client/1.1; Accept-Encoding: gzip",
                "Host: supervisor; User-Agent: node; Accept-Language: *; Sec-Fetch-Mode: cors",
                "Host: supervisor; User-Agent: Mozilla/5.0 (Windows NT) WindowsPowerShell/5.1",
                "User-Agent: none"
            })
    void programs_other_than_browsers_know_nothing_and_notice_nothing(String headers) {
        assertThat(status(PORT, "POST", headers)).isEqualTo(200);
        assertThat(status(PORT, "GET", headers)).isEqualTo(200);
    }

    @Test
    void any_may_have_a_link_to_what_is_read_here_and_none_may_show_it_within() {
        String link = "Host: localhost:9001; Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: navigate; Sec-Fetch-Dest: ";

        assertThat(status(PORT, "GET", link + "document")).isEqualTo(200);
        assertThat(status(PORT, "POST", link + "document")).isEqualTo(403);
        assertThat(status(PORT, "GET", link + "iframe")).isEqualTo(403);
    }

    @Test
    void the_one_that_is_refused_is_named_and_cannot_write_into_the_answer() {
        String answer = PORT.refusal(request("POST", "Host: localhost; Origin: <script>x</script>"))
                .map(page -> new String(page.body(), StandardCharsets.UTF_8))
                .orElseThrow();

        assertThat(answer).contains("a page of &lt;script&gt;x&lt;/script&gt; may not use this server");
    }

    @Test
    void a_host_that_is_none_is_no_request() {
        for (String none : List.of("a/b", "127.0.0.1:abc", "a:1:2", "[::1", "::1", "a[b]", "localhost:9001x")) {
            assertThat(status(PORT, "GET", "Host: " + none)).as(none).isEqualTo(400);
        }
        for (String one : List.of("127.0.0.1:", "[fe80::1%25eth0]:9001", "a_b.c-d:1")) {
            assertThat(status(PORT, "GET", "Host: " + one)).as(one).isEqualTo(200);
        }
        assertThat(status(SOCKET, "GET", "Host: /run/supervisor.sock")).isEqualTo(200);
    }
}
