package dev.supervisor.client.report;

import java.util.Optional;

/**
 * A piece of a log.
 *
 * @param cursor what to give for the next one
 * @param gap whether something may be missing before it
 */
public record LogPiece(String text, String cursor, boolean gap) {

    /** The answer to {@code GET /api/v1/processes/NAME/logs/CHANNEL}; empty if the server knows no cursors. */
    public static Optional<LogPiece> of(Members members) {
        return members.find("cursor").map(cursor -> new LogPiece(members.text("text"), cursor, members.truth("gap")));
    }
}
