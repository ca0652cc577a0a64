package dev.supervisor.rest.endpoint;

import dev.supervisor.loop.Mailbox;
import dev.supervisor.rest.EventStream;
import dev.supervisor.rest.endpoint.EventFeed.Next;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * The events of the feed for one client, as text of server-sent events. Before the first one, and whenever the client was too slow for what is
 * kept, comes a {@code ready} that says whether anything is missing. Asked from any thread; all that it holds is the loop thread's.
 */
final class FeedStream implements EventStream {
    private final Mailbox loop;
    private final EventFeed feed;
    private long sent;
    private boolean toldWhere;
    private boolean resumed;
    private boolean ended;
    private Runnable waiting = () -> {};

    /**
     * Loop thread only.
     *
     * @param lastId of the last event that the client knows; empty text if it is new
     */
    FeedStream(Mailbox loop, EventFeed feed, String lastId) {
        this.loop = loop;
        this.feed = feed;
        this.resumed = feed.number(lastId).isPresent();
        this.sent = feed.number(lastId).orElse(feed.last());
    }

    @Override
    public CompletableFuture<byte[]> next() {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        loop.post(_ -> look(answer));
        return answer;
    }

    @Override
    public void end() {
        loop.post(_ -> {
            ended = true;
            feed.forget(waiting);
        });
    }

    private void look(CompletableFuture<byte[]> answer) {
        if (ended) {
            return;
        }
        Next next = feed.after(sent);
        String text = "";
        if (next.missed() || !toldWhere) {
            text = "id: " + feed.id(next.from()) + "\nevent: ready\ndata: {\"resumed\":" + (resumed && !next.missed())
                    + "}\n\n";
            toldWhere = true;
        }
        text += next.entries().stream().map(EventFeed.Entry::text).collect(Collectors.joining());
        if (text.isEmpty()) {
            waiting = () -> look(answer);
            feed.await(waiting);
        } else {
            sent = next.entries().isEmpty()
                    ? next.from()
                    : next.entries().getLast().number();
            answer.complete(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
