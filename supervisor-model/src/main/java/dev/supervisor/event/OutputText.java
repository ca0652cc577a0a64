package dev.supervisor.event;

import dev.supervisor.api.python.PythonRepr;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The output of a child as people and listeners see it: the text, or {@code Undecodable: b'…'} if it was not UTF-8
 * throughout. Kept as bytes, because most of it is only passed on.
 */
public final class OutputText {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private final byte[] utf8;
    private final int codePoints;

    private OutputText(byte[] utf8, int codePoints) {
        this.utf8 = utf8;
        this.codePoints = codePoints;
    }

    /** This text. */
    public OutputText(String text) {
        this(text.getBytes(StandardCharsets.UTF_8), text.codePointCount(0, text.length()));
    }

    /**
     * The text for these bytes.
     *
     * @param output nobody changes them any more
     */
    public static OutputText of(byte[] output) {
        if (isAscii(output)) {
            return new OutputText(output, output.length);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(output))
                    .toString();
            return new OutputText(output, text.codePointCount(0, text.length()));
        } catch (CharacterCodingException _) {
            return new OutputText("Undecodable: " + PythonRepr.of(output));
        }
    }

    /** The text. */
    public String text() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** About how much memory it takes, in bytes. */
    int weight() {
        return utf8.length;
    }

    /** Its bytes in UTF-8, not to be changed. */
    byte[] utf8() {
        return utf8;
    }

    /** How many characters it has, as Python counts them. */
    int codePoints() {
        return codePoints;
    }

    /** Thirty-two at a time: this looks at every byte of a flood. */
    private static boolean isAscii(byte[] bytes) {
        int i = 0;
        for (; i + 4 * Long.BYTES <= bytes.length; i += 4 * Long.BYTES) {
            long all = eight(bytes, i) | eight(bytes, i + Long.BYTES);
            all |= eight(bytes, i + 2 * Long.BYTES) | eight(bytes, i + 3 * Long.BYTES);
            if ((all & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static long eight(byte[] bytes, int from) {
        return (long) EIGHT_BYTES.get(bytes, from);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutputText text && Arrays.equals(utf8, text.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return text();
    }
}
