package dev.supervisor.journal.show;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bytes as text that a terminal can show. */
final class MessageText {
    private static final Pattern ESCAPE =
            Pattern.compile("\u001b\\[[0-9;:?]*[@-~]|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)");
    private static final String TAB = " ".repeat(8);

    private MessageText() {}

    /** The bytes as text; empty if they are not UTF-8 or have control characters other than newline and tab. */
    static Optional<String> of(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.chars().anyMatch(MessageText::isControl) ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /** A message without colours and tabs, or how many bytes it has if it is no text. */
    static String shown(byte[] message, boolean all) {
        String text =
                ESCAPE.matcher(new String(message, StandardCharsets.UTF_8)).replaceAll("");
        if (all) {
            return text.replace("\t", TAB);
        }
        boolean decoded = !text.contains("\ufffd");
        byte[] stripped = decoded ? text.getBytes(StandardCharsets.UTF_8) : message;
        return of(stripped).map(plain -> plain.replace("\t", TAB)).orElseGet(() -> blob(message.length));
    }

    /** The note in place of what cannot be shown. */
    static String blob(long bytes) {
        return "[" + size(bytes) + " blob data]";
    }

    private static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + "B";
        }
        long unit = bytes < 1 << 20 ? 1 << 10 : 1 << 20;
        long tenths = bytes % unit * 10 / unit;
        return bytes / unit + "." + tenths + (unit == 1 << 10 ? "K" : "M");
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\t' && c != '\n' || c >= 0x7f && c <= 0x9f;
    }
}
