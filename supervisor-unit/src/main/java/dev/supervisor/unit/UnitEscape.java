package dev.supervisor.unit;

import dev.supervisor.os.SystemText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Any text as a part of a unit's name and back, as {@code systemd-escape} does it: {@code /} is {@code -}, whatever may
 * not stand in a name is {@code \xHH}, byte by byte. Texts are {@link SystemText}. Pure.
 */
public final class UnitEscape {
    private static final String HEX = "0123456789abcdef";

    private UnitEscape() {}

    /** Any text as a part of a name. */
    public static String escape(String text) {
        StringBuilder name = new StringBuilder();
        byte[] bytes = SystemText.encode(text);
        for (int at = 0; at < bytes.length; at++) {
            int c = bytes[at] & 0xFF;
            if (c == '/') {
                name.append('-');
            } else if (c == '-' || c == '\\' || !UnitName.isPlain(c) || c == '.' && at == 0) {
                appendHex(name, c);
            } else {
                name.append((char) c);
            }
        }
        return name.toString();
    }

    /** The text that was escaped; empty if that was not done as {@link #escape} does it. */
    public static Optional<String> unescape(String name) {
        byte[] given = SystemText.encode(name);
        byte[] bytes = new byte[given.length];
        int made = 0;
        for (int at = 0; at < given.length; at++) {
            int c = given[at];
            if (c == '\\') {
                if (at + 3 >= given.length || given[at + 1] != 'x') {
                    return Optional.empty();
                }
                int high = Character.digit(given[at + 2], 16);
                int low = Character.digit(given[at + 3], 16);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes[made++] = (byte) (high * 16 + low);
                at += 3;
            } else {
                bytes[made++] = (byte) (c == '-' ? '/' : c);
            }
        }
        return Optional.of(SystemText.decode(Arrays.copyOf(bytes, made)));
    }

    /** A path as a part of a name, without slashes at its ends; empty if it has a part {@code ..}. */
    public static Optional<String> escapePath(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                return Optional.empty();
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return Optional.of(parts.isEmpty() ? "-" : escape(String.join("/", parts)));
    }

    /** The absolute path that was escaped; empty if it was not, or has empty parts, {@code .} or {@code ..}. */
    public static Optional<String> unescapePath(String name) {
        if (name.equals("-")) {
            return Optional.of("/");
        }
        return unescape(name)
                .filter(path -> List.of(path.split("/", -1)).stream()
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals("..")))
                .map(path -> "/" + path);
    }

    static void appendHex(StringBuilder name, int b) {
        name.append("\\x").append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
    }
}
