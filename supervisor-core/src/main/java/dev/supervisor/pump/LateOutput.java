package dev.supervisor.pump;

import dev.supervisor.api.state.StdStream;
import dev.supervisor.process.Pid;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Output of children of one process that the pump has not come to read, kept here so that their pipes can be closed.
 * Bounded; beyond the bound only the size is kept. One thread at a time.
 */
final class LateOutput {
    /** As much as the pipe of one child holds. */
    private static final int MOST_BYTES = 64 * 1024;

    /** The memory that a piece takes besides its bytes. */
    private static final int COST_PER_PIECE = 64;

    /** Written by one child in one of its streams. */
    record Piece(Pid writer, StdStream stream, byte[] bytes) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final Map<StdStream, Long> lost = new EnumMap<>(StdStream.class);
    private int cost;

    void add(Piece piece) {
        boolean gap = lost.containsKey(piece.stream());
        if (gap || piece.bytes().length + COST_PER_PIECE > MOST_BYTES - cost) {
            lost.merge(piece.stream(), (long) piece.bytes().length, Long::sum);
        } else {
            pieces.add(piece);
            cost += piece.bytes().length + COST_PER_PIECE;
        }
    }

    /** Appends later output. */
    void addAll(LateOutput later) {
        later.pieces.forEach(this::add);
        later.lost.forEach((stream, bytes) -> lost.merge(stream, bytes, Long::sum));
    }

    /** In the order in which it was read. */
    List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    /** Bytes for which there was no room. */
    long lost(StdStream stream) {
        return lost.getOrDefault(stream, 0L);
    }
}
