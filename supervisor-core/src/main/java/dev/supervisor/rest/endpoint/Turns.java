package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.time.Now;
import java.util.concurrent.CompletableFuture;

/** The turns of the loop, for what takes several of them. Any thread. */
final class Turns {
    private final Mailbox loop;

    Turns(Mailbox loop) {
        this.loop = loop;
    }

    /** A call that may be refused at once. */
    @FunctionalInterface
    interface Call<T> {
        Reply<T> make() throws RpcFault;
    }

    /** One of the next turns; what is hung on it runs on the loop thread. */
    CompletableFuture<Now> next() {
        CompletableFuture<Now> turn = new CompletableFuture<>();
        loop.post(turn::complete);
        return turn;
    }

    /** A call whose refusal fails the future. Loop thread only. */
    <T> CompletableFuture<T> call(Call<T> call) {
        try {
            return call.make().future();
        } catch (RpcFault refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }
}
