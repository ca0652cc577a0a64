package dev.supervisor.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Finds what a child writes between the capture tokens, which may come in any pieces (supervisor/dispatchers.py record_output). What is
 * not longer than the token that is awaited is held back until more comes. Pure: each answer is a value.
 */
public final class CaptureScanner {
    private static final byte[] BEGIN = "<!--XSUPERVISOR:BEGIN-->".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "<!--XSUPERVISOR:END-->".getBytes(StandardCharsets.US_ASCII);

    private final UnaryOperator<byte[]> cleaning;
    private final CaptureBuffer captured;
    private byte[] pending = {};
    private boolean capturing;

    /**
     * @param most bytes that are kept between the tokens
     * @param cleaning what is done to each piece of output before anybody sees it
     */
    public CaptureScanner(long most, UnaryOperator<byte[]> cleaning) {
        this.captured = new CaptureBuffer(most);
        this.cleaning = cleaning;
    }

    /** A piece of output, cleaned. */
    public sealed interface Piece {
        byte[] bytes();

        /** Written outside the tokens. */
        record Output(byte[] bytes) implements Piece {}

        /** Written between the tokens; will be in a {@link Communication} too if the second one comes. */
        record Captured(byte[] bytes) implements Piece {}

        /** All that was kept between two tokens. */
        record Communication(byte[] bytes) implements Piece {}
    }

    /** The pieces that are complete with these bytes. */
    public List<Piece> take(byte[] read) {
        pending = concatenated(pending, read);
        List<Piece> found = new ArrayList<>();
        while (pending.length > token().length) {
            byte[] data = pending;
            int at = indexOf(token(), data);
            if (at < 0) {
                int held = beginningAtEnd(token(), data);
                pending = Arrays.copyOfRange(data, data.length - held, data.length);
                add(found, Arrays.copyOf(data, data.length - held));
                break;
            }
            pending = Arrays.copyOfRange(data, at + token().length, data.length);
            add(found, Arrays.copyOf(data, at));
            if (capturing) {
                found.add(new Piece.Communication(captured.takeAll()));
            }
            capturing = !capturing;
        }
        return found;
    }

    /** The bytes that were held back, when nothing more will come. */
    public List<Piece> end() {
        List<Piece> found = new ArrayList<>();
        add(found, pending);
        pending = new byte[0];
        return found;
    }

    private byte[] token() {
        return capturing ? END : BEGIN;
    }

    private void add(List<Piece> found, byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        byte[] clean = cleaning.apply(bytes);
        if (capturing) {
            captured.add(clean);
            found.add(new Piece.Captured(clean));
        } else {
            found.add(new Piece.Output(clean));
        }
    }

    private static byte[] concatenated(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** Where the token is; negative if it is not there. */
    private static int indexOf(byte[] token, byte[] data) {
        for (int at = 0; at <= data.length - token.length; at++) {
            if (data[at] == token[0] && Arrays.equals(data, at, at + token.length, token, 0, token.length)) {
                return at;
            }
        }
        return -1;
    }

    /** How many bytes at the end of the data may be the beginning of a token. */
    private static int beginningAtEnd(byte[] token, byte[] data) {
        for (int length = token.length - 1; length > 0; length--) {
            if (Arrays.equals(data, data.length - length, data.length, token, 0, length)) {
                return length;
            }
        }
        return 0;
    }
}
