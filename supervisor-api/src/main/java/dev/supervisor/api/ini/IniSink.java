package dev.supervisor.api.ini;

/** Receives the contents of a file, in its order. An option that occurs twice is passed twice; the last one counts. */
public interface IniSink {

    /** Options of this section are in every section that does not say otherwise. */
    String DEFAULTS = "DEFAULT";

    /** A header; the same section may come several times. */
    void section(String name, Origin origin);

    /**
     * An option and its whole value.
     *
     * @param name in lower case
     * @param value its lines joined by newlines, comments taken out, nothing expanded
     */
    void option(String section, String name, String value, Origin origin);
}
