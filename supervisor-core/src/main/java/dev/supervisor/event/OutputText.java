package dev.supervisor.event;

import dev.supervisor.api.state.PythonRepr;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What a child wrote, as people and listeners are shown it.
 *
 * @param text the text, or {@code Undecodable: b'…'} if it was not UTF-8 throughout
 */
public record OutputText(String text) {

    /** What is shown for these bytes. */
    public static OutputText of(byte[] output) {
        try {
            return new OutputText(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(output))
                    .toString());
        } catch (CharacterCodingException _) {
            return new OutputText("Undecodable: " + PythonRepr.of(output));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
