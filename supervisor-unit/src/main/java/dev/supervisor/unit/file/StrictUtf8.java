package dev.supervisor.unit.file;

import java.nio.charset.StandardCharsets;

/** UTF-8 as unit files must have it: no surrogates, and none of the code points that are no characters. */
final class StrictUtf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private StrictUtf8() {}

    static boolean isClean(byte[] text) {
        int at = 0;
        while (at < text.length) {
            int length = lengthAt(text, at);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** The text with a replacement for each byte that is not clean. */
    static String shown(byte[] text) {
        StringBuilder shown = new StringBuilder(text.length);
        int at = 0;
        while (at < text.length) {
            int length = lengthAt(text, at);
            if (length == 0) {
                shown.append(REPLACEMENT);
                at++;
            } else {
                shown.append(new String(text, at, length, StandardCharsets.UTF_8));
                at += length;
            }
        }
        return shown.toString();
    }

    /** The bytes of the character that begins here; 0 if it is none. */
    private static int lengthAt(byte[] text, int at) {
        int first = text[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : 4;
        if (first < 0xC2 || first > 0xF4 || at + length > text.length) {
            return 0;
        }
        int point = first & (0x7F >> length);
        for (int next = 1; next < length; next++) {
            if ((text[at + next] & 0xC0) != 0x80) {
                return 0;
            }
            point = point << 6 | text[at + next] & 0x3F;
        }
        boolean overlong = length == 3 && point < 0x800 || length == 4 && point < 0x10000;
        return overlong || !isCharacter(point) ? 0 : length;
    }

    private static boolean isCharacter(int point) {
        boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
        boolean reserved = point >= 0xFDD0 && point <= 0xFDEF || (point & 0xFFFE) == 0xFFFE;
        return point <= 0x10FFFF && !surrogate && !reserved;
    }
}
