package dev.supervisor.http.login;

import dev.supervisor.http.login.Credentials.Login;
import dev.supervisor.http.login.Credentials.None;
import dev.supervisor.http.login.Credentials.Unreadable;
import io.netty.channel.Channel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Admits clients that know the password (supervisor/http.py supervisor_auth_handler). Http thread only. */
public final class Door {

    /** The result of looking at a request. */
    public enum Verdict {
        WELCOME,
        /** No credentials, wrong ones, or of another kind. */
        UNKNOWN,
        /** Credentials that cannot be read. */
        UNREADABLE,
        /** Credentials that were not looked at, because this client sends too many. */
        TOO_MANY
    }

    private final BasicAuthentication authentication;
    private final LoginPauses pauses;
    private final Consumer<Peer> failures;
    private final Executor worker;

    /**
     * @param failures receives the client of each wrong login
     * @param worker runs the system calls that identify a client
     */
    public Door(BasicAuthentication authentication, LoginPauses pauses, Consumer<Peer> failures, Executor worker) {
        this.authentication = authentication;
        this.pauses = pauses;
        this.failures = failures;
        this.worker = worker;
    }

    /**
     * @param authorization the header of that name, if the request has it
     * @return completed by the http thread; cancelling it withdraws the request
     */
    public CompletableFuture<Verdict> judge(Channel client, Optional<String> authorization) {
        return switch (Credentials.in(authorization)) {
            case None _ -> CompletableFuture.completedFuture(Verdict.UNKNOWN);
            case Unreadable _ -> CompletableFuture.completedFuture(Verdict.UNREADABLE);
            case Login login ->
                pauses.isEmpty() && authentication.isSurelyRight(login)
                        ? CompletableFuture.completedFuture(Verdict.WELCOME)
                        : inTurn(client, login);
        };
    }

    private CompletableFuture<Verdict> inTurn(Channel client, Login login) {
        Executor httpThread = client.eventLoop();
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        Peer.of(client, worker).thenAcceptAsync(peer -> judge(peer, login, httpThread, verdict), httpThread);
        return verdict;
    }

    private void judge(Peer peer, Login login, Executor httpThread, CompletableFuture<Verdict> verdict) {
        CompletableFuture<LoginPauses.Outcome> outcome =
                pauses.outcome(peer, () -> authentication.isRight(login, httpThread));
        outcome.whenComplete((found, failure) -> {
            if (found == LoginPauses.Outcome.WRONG) {
                failures.accept(peer);
            }
            if (failure == null) {
                verdict.complete(verdict(found));
            } else {
                verdict.completeExceptionally(failure);
            }
        });
        verdict.whenComplete((_, _) -> outcome.cancel(false)); // of use where the client has left
    }

    private static Verdict verdict(LoginPauses.Outcome outcome) {
        return switch (outcome) {
            case RIGHT -> Verdict.WELCOME;
            case WRONG -> Verdict.UNKNOWN;
            case TOO_MANY -> Verdict.TOO_MANY;
        };
    }
}
