package dev.supervisor.spec;

import java.util.List;

/** The names of the components of specs in a dialect of configuration files, and how it writes their values. */
public interface Vocabulary {

    /** The components of a process that can be written, in the order in which they are listed. */
    List<String> components();

    /**
     * The name of a component in a file; the component's own if the dialect has no word for it.
     *
     * @param spec the type of spec that it is a component of
     * @param component its path, see {@link Components}
     */
    String word(Class<? extends Record> spec, String component);

    /** A value as it would be written; of variables of the environment only the names. */
    String text(Object value);
}
