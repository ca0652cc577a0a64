package dev.supervisor.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a request ends, and whether all who read it agree on that (RFC 9112, section 6). Pure. */
final class Framing {
    private static final String CHUNKED = "chunked";
    private static final String TRANSFER_ENCODING = "Transfer-Encoding";
    private static final String CONTENT_LENGTH = "Content-Length";

    /** The headers that we read, which are ambiguous if they occur twice. */
    private static final List<String> AT_MOST_ONCE = List.of(
            CONTENT_LENGTH, "Host", "Authorization", "Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Last-Event-ID");

    private static final Pattern URL = Pattern.compile("(?i)https?://([^/?#]+)(.*)");

    private Framing() {}

    /** Why a request is not read on; empty if its body can be read, or it has none. */
    static Optional<HttpResponseStatus> refusal(HttpRequest head) {
        HttpHeaders headers = head.headers();
        if (AT_MOST_ONCE.stream().anyMatch(name -> headers.getAll(name).size() > 1)) {
            return Optional.of(HttpResponseStatus.BAD_REQUEST);
        }
        if (!isClear(head.uri(), headers.get("Host"))) {
            return Optional.of(HttpResponseStatus.BAD_REQUEST);
        }
        if (headers.contains(TRANSFER_ENCODING)) {
            return Optional.of(ofCodings(head));
        }
        return Optional.empty();
    }

    /** A path, or a whole URL of the same host, or the star for the server as a whole. */
    private static boolean isClear(String target, String host) {
        if (target.startsWith("/") || target.equals("*")) {
            return true;
        }
        Matcher url = URL.matcher(target);
        return url.matches() && (host == null || url.group(1).equalsIgnoreCase(host));
    }

    /** The target on this server: without the scheme and the host that precede it in a full URL. */
    static String path(HttpRequest head) {
        Matcher url = URL.matcher(head.uri());
        if (!url.matches()) {
            return head.uri();
        }
        String path = url.group(2);
        return path.startsWith("/") ? path : "/" + path;
    }

    /** Nothing that is in any coding is read; why not depends on whether it is clear where it ends. */
    private static HttpResponseStatus ofCodings(HttpRequest head) {
        if (head.protocolVersion().equals(HttpVersion.HTTP_1_0)
                || head.headers().contains(CONTENT_LENGTH)) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        List<String> codings = head.headers().getAll(TRANSFER_ENCODING).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .toList();
        boolean endsClearly = codings.getLast().equalsIgnoreCase(CHUNKED)
                && codings.stream().filter(CHUNKED::equalsIgnoreCase).count() == 1
                && codings.stream().noneMatch(String::isEmpty);
        if (!endsClearly) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        return codings.size() == 1 ? HttpResponseStatus.LENGTH_REQUIRED : HttpResponseStatus.NOT_IMPLEMENTED;
    }
}
