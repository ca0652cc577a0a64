package dev.supervisor.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A name and its value, such as {@code _PID} and {@code 94}.
 *
 * @param name upper-case letters, digits and underscores; with an underscore in front if the service cannot forge it
 * @param value any bytes; nobody changes them
 */
public record JournalField(String name, byte[] value) {
    private static final int LONGEST_NAME = 64;

    public JournalField {
        if (!isName(name)) {
            throw new IllegalArgumentException("not the name of a field: " + name);
        }
    }

    public static JournalField of(String name, String value) {
        return new JournalField(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a field may have this name. */
    public static boolean isName(String name) {
        boolean spelled = name.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_');
        return spelled && !name.isEmpty() && name.length() <= LONGEST_NAME && !Character.isDigit(name.charAt(0));
    }

    public String text() {
        return new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JournalField(String otherName, byte[] otherValue)
                && name.equals(otherName)
                && Arrays.equals(value, otherValue);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return name + "=" + text();
    }
}
