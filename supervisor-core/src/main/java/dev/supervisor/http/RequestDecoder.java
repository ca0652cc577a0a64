package dev.supervisor.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
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

    private final HeadLines lines = new HeadLines();
    private Part part = Part.HEAD;
    private boolean within;

    /** The part of a request that comes next. */
    private enum Part {
        HEAD,
        BODY,
        /** Data that cannot be told from the rest of a refused request. */
        NONSENSE
    }

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
        if (part == Part.NONSENSE) {
            bytes.skipBytes(bytes.readableBytes());
            return;
        }
        boolean some = bytes.forEachByte(ByteProcessor.FIND_NON_CRLF) >= 0;
        within |= some;
        if (part == Part.HEAD && !lines.areClear(head(bytes))) {
            refuse(bytes, messages);
        } else if (!some && part == Part.HEAD && lines.awaitFirst()) {
            skipBlankLines(bytes);
        } else {
            super.decode(context, bytes, messages);
            follow(messages);
        }
    }

    /** No more of it than a head may have. */
    private static byte[] head(ByteBuf bytes) {
        int most = LONGEST_REQUEST_LINE_BYTES + LONGEST_HEADERS_BYTES;
        return ByteBufUtil.getBytes(bytes, bytes.readerIndex(), Math.min(most, bytes.readableBytes()));
    }

    private void refuse(ByteBuf bytes, List<Object> messages) {
        part = Part.NONSENSE;
        bytes.skipBytes(bytes.readableBytes());
        HttpMessage nonsense = createInvalidMessage();
        nonsense.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("a head that is not clear")));
        messages.add(nonsense);
    }

    /** The byte after a CR is judged when it is there. */
    private static void skipBlankLines(ByteBuf bytes) {
        boolean half = bytes.isReadable() && bytes.getByte(bytes.writerIndex() - 1) == '\r';
        bytes.skipBytes(bytes.readableBytes() - (half ? 1 : 0));
    }

    private void follow(List<Object> messages) {
        if (messages.isEmpty()) {
            return;
        }
        if (messages.getLast() instanceof LastHttpContent) {
            within = false;
            part = Part.HEAD;
            lines.begin();
        } else if (messages.getFirst() instanceof HttpRequest) {
            part = Part.BODY;
        }
    }

    /** The decoder would let the chunks count and drop the length. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("a length beside chunks");
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
