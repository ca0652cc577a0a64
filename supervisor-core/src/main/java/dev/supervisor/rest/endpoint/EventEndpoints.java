package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Reply;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.rest.EventStream;
import dev.supervisor.rest.view.EventView;
import java.util.Optional;

/** Answers what {@link EventApi} declares. Events are kept from the first request for them on. Loop thread only. */
final class EventEndpoints implements EventApi {
    private static final int HEXADECIMAL = 16;

    private final Daemon daemon;
    private final Machine machine;
    private final Mailbox loop;
    private final int kept;
    private Optional<EventFeed> feed = Optional.empty();

    /** @param kept events that are kept for clients that come back */
    EventEndpoints(Daemon daemon, Machine machine, Mailbox loop, int kept) {
        this.daemon = daemon;
        this.machine = machine;
        this.loop = loop;
        this.kept = kept;
    }

    @Override
    public Reply<EventStream> events(String last_event_id) {
        EventFeed events = feed.orElseGet(this::begin);
        feed = Optional.of(events);
        return Reply.now(new FeedStream(loop, events, last_event_id));
    }

    private EventFeed begin() {
        long startedAt = daemon.startedAt().wall().toEpochMilli();
        EventFeed begun = new EventFeed(Long.toString(startedAt, HEXADECIMAL), kept);
        daemon.supervisor()
                .watch(
                        EventView.SHOWN,
                        event -> begun.add(
                                EventView.of(event, machine.clock().now().wall())));
        return begun;
    }
}
