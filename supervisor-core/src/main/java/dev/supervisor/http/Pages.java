package dev.supervisor.http;

import dev.supervisor.http.HttpAnswer.Document;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which web pages may use a server. A browser sends what any page makes it send, with the password that its reader has given before: so
 * only pages of this server may ask. And a page whose name was made to lead here (DNS rebinding) counts as one of this server for the
 * browser: so a browser has to call the server by a name that nobody else can give it. Programs other than browsers, which say nothing of
 * pages, notice nothing. Pure.
 */
final class Pages {
    private static final String LOCALHOST = "localhost";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");
    /** As the beginning of a class of characters, so that more can be left out. */
    private static final String NOT_IN_A_NAME = "[^\\s,/?#@\\\\\"<>^`{|}\\[\\]";

    private static final Pattern HOST =
            Pattern.compile("(\\[" + NOT_IN_A_NAME + "]+]|" + NOT_IN_A_NAME + ":]*)(:\\d*)?");
    private static final Pattern ORIGIN = Pattern.compile("(https?)://(.*)");

    /** Whether any name is accepted: a client of a Unix socket has not looked one up. */
    private final boolean anyName;

    private final Set<String> hosts;
    private final Set<String> names;

    private Pages(boolean anyName, Set<String> hosts, Set<String> names) {
        this.anyName = anyName;
        this.hosts = hosts;
        this.names = names;
    }

    /** @param hosts that the configuration names */
    static Pages ofUnixSocket(Iterable<String> hosts) {
        return new Pages(true, plain(hosts), Set.of());
    }

    /**
     * @param hosts that the configuration names
     * @param names that the machine and the port have besides
     */
    static Pages ofPort(Iterable<String> hosts, Iterable<String> names) {
        return new Pages(false, plain(hosts), plain(names));
    }

    /** The refusal of a request; empty if it is accepted. */
    Optional<Document> refusal(HttpRequest request) {
        HttpHeaders headers = request.headers();
        String host = headers.get("Host", "");
        Optional<String> origin = Optional.ofNullable(headers.get("Origin"));
        String relation = headers.get("Sec-Fetch-Site", "");
        if (!anyName && !HOST.matcher(host).matches()) {
            return Optional.of(Document.error(HttpResponseStatus.BAD_REQUEST));
        }
        if (isOfAnotherSite(origin, host, relation) && !isLink(request)) {
            return forbidden("a page of " + origin.orElse("another site")
                    + " may not use this server: if the page is its own behind a proxy, hosts= of the server's section"
                    + " names the proxy");
        }
        if (!isKnown(host) && isOfBrowser(headers, origin, relation)) {
            return forbidden("a browser may not call this server " + host
                    + ": hosts= of the server's section says how else it is called");
        }
        return Optional.empty();
    }

    private static Optional<Document> forbidden(String sentence) {
        return Optional.of(Document.error(HttpResponseStatus.FORBIDDEN, sentence));
    }

    private boolean isOfAnotherSite(Optional<String> origin, String host, String relation) {
        if (relation.isEmpty()) {
            return origin.filter(other -> !isSame(other, host)).isPresent();
        }
        return !OWN_PAGES.contains(relation); // what no page can make a browser say
    }

    private boolean isSame(String origin, String host) {
        return Stream.of(ORIGIN.matcher(origin))
                .filter(matcher -> matcher.matches())
                .anyMatch(parts -> {
                    String usual = parts.group(1).equals("http") ? ":80" : ":443";
                    String there = withoutEnd(parts.group(2).toLowerCase(Locale.ROOT), usual);
                    return there.equals(withoutEnd(host.toLowerCase(Locale.ROOT), usual))
                            || hosts.contains(name(there));
                });
    }

    /** A link to here was followed: the page that contained it reads nothing of the answer. */
    private static boolean isLink(HttpRequest request) {
        return READING.contains(request.method().name())
                && "navigate".equals(request.headers().get("Sec-Fetch-Mode"))
                && "document".equals(request.headers().get("Sec-Fetch-Dest"));
    }

    /**
     * All browsers send {@code Accept-Language}, and say more only to addresses that they trust; of other programs that send it those of
     * Node say {@code *}.
     */
    private static boolean isOfBrowser(HttpHeaders headers, Optional<String> origin, String relation) {
        String languages = headers.get("Accept-Language", "*");
        return origin.isPresent()
                || !relation.isEmpty()
                || !languages.equals("*")
                || headers.contains("Accept-Language")
                        && headers.get("User-Agent", "").startsWith("Mozilla/");
    }

    private boolean isKnown(String host) {
        String name = name(host.toLowerCase(Locale.ROOT));
        return anyName
                || name.isEmpty()
                || name.equals(LOCALHOST)
                || name.endsWith("." + LOCALHOST)
                || ADDRESS.matcher(name).matches()
                || hosts.contains(name)
                || names.contains(name);
    }

    /** Without a port, and without the dot that a whole name may have at its end. */
    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon >= 0 && host.indexOf(']', colon) < 0;
        return withoutEnd(port ? host.substring(0, colon) : host, ".");
    }

    private static String withoutEnd(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }

    private static Set<String> plain(Iterable<String> names) {
        Stream.Builder<String> all = Stream.builder();
        names.forEach(all);
        return all.build().map(name -> name(name.toLowerCase(Locale.ROOT))).collect(Collectors.toUnmodifiableSet());
    }
}
