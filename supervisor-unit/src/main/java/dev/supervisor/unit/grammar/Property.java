package dev.supervisor.unit.grammar;

/**
 * A line of {@code systemctl show}.
 *
 * @param value empty if there is nothing to show
 */
public record Property(String name, String value) {

    /** {@code Restart=no}. */
    @Override
    public String toString() {
        return name + "=" + value;
    }
}
