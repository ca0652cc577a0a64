package dev.supervisor.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ByteProcessor;
import java.util.List;

/** Reads requests, up to limits, and knows whether one has begun and is not there yet. Http thread only. */
final class RequestDecoder extends HttpRequestDecoder {
    private static final int LONGEST_REQUEST_LINE_BYTES = 16 << 10;
    private static final int LONGEST_HEADERS_BYTES = 64 << 10;
    private static final int LONGEST_PIECE_OF_BODY_BYTES = 64 << 10;

    private boolean within;

    RequestDecoder() {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE_BYTES)
                .setMaxHeaderSize(LONGEST_HEADERS_BYTES)
                .setMaxChunkSize(LONGEST_PIECE_OF_BODY_BYTES));
    }

    /** Blank lines between requests are none: some clients send one after each body. */
    boolean isWithinRequest() {
        return within;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> messages) throws Exception {
        within |= bytes.forEachByte(ByteProcessor.FIND_NON_CRLF) >= 0;
        super.decode(context, bytes, messages);
        if (!messages.isEmpty() && messages.getLast() instanceof LastHttpContent) {
            within = false;
        }
    }

    /** Why a request is refused that cannot be read. */
    static HttpResponseStatus reason(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            case TooLongFrameException _ -> HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE;
            default -> HttpResponseStatus.BAD_REQUEST;
        };
    }
}
