package dev.supervisor.unit.grammar;

/**
 * How an assignment alters the value of a directive.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface Grammar<T> {

    /** The value after the assignment. */
    public T read(Setting setting, T before) throws RefusedSettingException;
}
