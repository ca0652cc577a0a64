package dev.supervisor.relation;

import java.util.Comparator;

/** In which order lists name units. */
public final class ListOrder {
    /** {@code list-units}: by the word of the type, then by name; upper and lower case alike. */
    public static final Comparator<String> OF_UNITS = Comparator.comparing(
                    ListOrder::suffix, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Comparator.naturalOrder());

    /** {@code list-dependencies}: targets last, otherwise by name; upper and lower case alike. */
    public static final Comparator<String> OF_DEPENDENCIES = Comparator.comparing(
                    (String name) -> NodeKind.of(name) == NodeKind.TARGET)
            .thenComparing(String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Comparator.naturalOrder());

    private ListOrder() {}

    private static String suffix(String name) {
        return name.substring(Math.max(0, name.lastIndexOf('.')));
    }
}
