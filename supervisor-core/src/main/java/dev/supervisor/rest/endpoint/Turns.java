package dev.supervisor.rest.endpoint;

import dev.supervisor.loop.Mailbox;
import dev.supervisor.time.Now;
import java.util.concurrent.CompletableFuture;

/** The turns of the loop, for what takes several of them. Any thread. */
final class Turns {
    private final Mailbox loop;

    Turns(Mailbox loop) {
        this.loop = loop;
    }

    /** One of the next turns; what is hung on it runs on the loop thread. */
    CompletableFuture<Now> next() {
        CompletableFuture<Now> turn = new CompletableFuture<>();
        loop.post(turn::complete);
        return turn;
    }

    /** A mistake of ours in something that nobody waits for any more is the loop's to tell. */
    void tellMistake(CompletableFuture<?> end) {
        end.whenComplete((_, bug) -> {
            if (bug != null) {
                loop.post(_ -> end.join());
            }
        });
    }
}
