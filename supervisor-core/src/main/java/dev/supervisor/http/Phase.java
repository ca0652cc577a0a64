package dev.supervisor.http;

import dev.supervisor.http.login.Door;
import io.netty.handler.codec.http.HttpRequest;
import java.util.concurrent.CompletableFuture;

/** Where the connection is between one request and the next. */
sealed interface Phase {

    /** Nothing of a request is there, or not yet its whole head. */
    record Waiting() implements Phase {}

    /** The head of a request is there; whether its client is welcome is being found out. */
    record AtTheDoor(HttpRequest head, CompletableFuture<Door.Verdict> verdict) implements Phase {}

    /** The head of a request is there, and some of its body. */
    record Reading(HttpRequest head, RequestBody body) implements Phase {}

    /** The answer to a request is being made or sent. */
    record Answering(Asked asked) implements Phase {}

    /** A long answer is being sent, piece by piece. */
    record Sending(Asked asked, LongAnswerSender sender) implements Phase {}

    /** A stream without an end is being sent. */
    record Following(Endless stream) implements Phase {}

    /** Further data is discarded. */
    record Over() implements Phase {}
}
