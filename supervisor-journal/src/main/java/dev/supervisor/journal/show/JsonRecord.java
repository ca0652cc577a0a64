package dev.supervisor.journal.show;

import dev.supervisor.journal.JournalField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields as an object of JSON: values are texts, or arrays of their bytes if they are no text. */
final class JsonRecord {
    private static final int LARGE = 4096;

    private final boolean all;
    private final boolean pretty;

    /**
     * @param all whether large values are printed too, and not as null
     */
    JsonRecord(boolean all, boolean pretty) {
        this.all = all;
        this.pretty = pretty;
    }

    String print(List<JournalField> fields) {
        Map<String, List<JournalField>> names = new LinkedHashMap<>();
        fields.forEach(field ->
                names.computeIfAbsent(field.name(), _ -> new ArrayList<>()).add(field));
        List<String> members = new ArrayList<>();
        names.forEach((name, values) -> members.add(quoted(name) + (pretty ? " : " : ":") + value(values)));
        return block("{", members, "}", 0);
    }

    private String value(List<JournalField> values) {
        if (values.size() == 1) {
            return value(values.getFirst(), 1);
        }
        return block("[", values.stream().map(value -> value(value, 2)).toList(), "]", 1);
    }

    private String value(JournalField field, int depth) {
        if (field.value().length >= LARGE && !all) {
            return "null";
        }
        return MessageText.of(field.value()).map(JsonRecord::quoted).orElseGet(() -> {
            List<String> bytes = new ArrayList<>();
            for (byte one : field.value()) {
                bytes.add(Integer.toString(one & 0xff));
            }
            return block("[", bytes, "]", depth);
        });
    }

    private String block(String begin, List<String> parts, String end, int depth) {
        if (!pretty) {
            return begin + String.join(",", parts) + end;
        }
        String line = "\n" + "\t".repeat(depth);
        return begin + line + "\t" + String.join("," + line + "\t", parts) + line + end;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append((char) c); // there are no other control characters in what is printed as text
            }
        });
        return quoted.append('"').toString();
    }
}
