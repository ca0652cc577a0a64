package dev.supervisor.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Sends a long answer, each piece when the client has taken the one before. If it has not the length any more that was promised, because a
 * log has been overwritten or cut meanwhile, the connection is closed, so that the client knows. Http thread only.
 */
final class LongAnswerSender {
    private final LongAnswer answer;
    private final ChannelHandlerContext context;
    private final Runnable progress;
    private final Runnable sent;
    private long left;
    private State state = State.READING;

    private enum State {
        /** The worker has it. */
        READING,
        /** A piece is on its way to the client. */
        SENDING,
        ENDED
    }

    /**
     * @param progress called when the client has taken a piece
     * @param sent called when it has taken all
     */
    LongAnswerSender(LongAnswer answer, ChannelHandlerContext context, Runnable progress, Runnable sent) {
        this.answer = answer;
        this.context = context;
        this.progress = progress;
        this.sent = sent;
        this.left = answer.length();
    }

    /** Sends the first piece and all that follow. The head has been written. */
    void begin() {
        read();
    }

    /** Sends nothing more: the client has left. */
    void end() {
        switch (state) {
            case READING, ENDED -> {
                // The worker has it until it has read; or nobody has it any more.
            }
            case SENDING -> answer.close();
        }
        state = State.ENDED;
    }

    private void read() {
        state = State.READING;
        answer.next().whenCompleteAsync(this::wasRead, context.executor());
    }

    private void wasRead(LongAnswer.Piece piece, Throwable failure) {
        if (failure != null) {
            state = State.ENDED;
            context.close();
        } else if (state == State.ENDED) {
            answer.close();
        } else if (piece.length() > left || piece.length() == 0 && left > 0) {
            answer.close();
            state = State.ENDED;
            context.close();
        } else if (piece.length() == 0) {
            answer.close();
            state = State.ENDED;
            context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(_ -> sent.run());
        } else {
            send(piece);
        }
    }

    private void send(LongAnswer.Piece piece) {
        state = State.SENDING;
        left -= piece.length();
        context.writeAndFlush(new DefaultHttpContent(
                        Unpooled.wrappedBuffer(piece.bytes().toArray(byte[][]::new))))
                .addListener(_ -> {
                    if (state == State.SENDING) {
                        progress.run();
                        read();
                    }
                });
    }
}
