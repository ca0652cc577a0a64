package dev.supervisor.metrics;

import java.util.Locale;
import java.util.Map;

/**
 * Writes figures as text that Prometheus reads (its exposition format, version 0.0.4): each family once with what it is, then its samples.
 * Pure.
 */
public final class Exposition {
    /** The content type of the text in HTTP. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();
    private String family = "";

    /** Whether a figure only grows. */
    public enum Kind {
        COUNTER,
        GAUGE
    }

    /** Begins a family; its samples follow. */
    public Exposition family(String name, Kind kind, String help) {
        family = name;
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(kind.name().toLowerCase(Locale.ROOT));
        text.append('\n');
        return this;
    }

    /** A sample of the family that was begun last. */
    public Exposition sample(Map<String, String> labels, double value) {
        text.append(family);
        if (!labels.isEmpty()) {
            char before = '{';
            for (Map.Entry<String, String> label : labels.entrySet()) {
                text.append(before).append(label.getKey()).append("=\"");
                text.append(escaped(label.getValue())).append('"');
                before = ',';
            }
            text.append('}');
        }
        text.append(' ').append(number(value)).append('\n');
        return this;
    }

    /** All of it. */
    public String text() {
        return text.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1L << 53
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
