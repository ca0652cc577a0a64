package dev.supervisor.config.option;

import java.util.List;

/** The file cannot be used; everything that is wrong with it, in the order in which the original would find it. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        super(problems.getFirst().sentence());
        this.problems = List.copyOf(problems);
    }

    /** At least one. */
    public List<Problem> problems() {
        return problems;
    }
}
