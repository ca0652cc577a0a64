package dev.supervisor.line;

/** How a log has what a process writes. */
public enum LineForm {
    /** Byte for byte. */
    RAW,
    /** Line by line, each behind the names of its process and stream. */
    PREFIX,
    /** Line by line, each as an object of JSON. */
    JSON
}
