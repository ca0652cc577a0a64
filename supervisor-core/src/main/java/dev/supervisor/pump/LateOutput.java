package dev.supervisor.pump;

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
    record Piece(Pid writer, Channel channel, byte[] bytes) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final Map<Channel, Long> lost = new EnumMap<>(Channel.class);
    private int cost;

    void add(Piece piece) {
        boolean gap = lost.containsKey(piece.channel());
        if (gap || piece.bytes().length + COST_PER_PIECE > MOST_BYTES - cost) {
            lost.merge(piece.channel(), (long) piece.bytes().length, Long::sum);
        } else {
            pieces.add(piece);
            cost += piece.bytes().length + COST_PER_PIECE;
        }
    }

    /** Appends later output. */
    void addAll(LateOutput later) {
        later.pieces.forEach(this::add);
        later.lost.forEach((channel, bytes) -> lost.merge(channel, bytes, Long::sum));
    }

    /** In the order in which it was read. */
    List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    /** Bytes for which there was no room. */
    long lost(Channel channel) {
        return lost.getOrDefault(channel, 0L);
    }
}
