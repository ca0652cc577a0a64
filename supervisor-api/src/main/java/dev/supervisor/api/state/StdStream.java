package dev.supervisor.api.state;

import java.util.Optional;
import java.util.stream.Stream;

/** One of the two streams that a process writes. */
public enum StdStream {
    STDOUT("stdout"),
    STDERR("stderr");

    private final String word;

    StdStream(String word) {
        this.word = word;
    }

    /** The stream that this word names; empty if it names none. */
    public static Optional<StdStream> of(String word) {
        return Stream.of(values()).filter(stream -> stream.word.equals(word)).findFirst();
    }

    /** The name of the stream in sentences, payloads, paths and options. */
    public String word() {
        return word;
    }

    /** The one of two values that belongs to this stream. */
    public <T> T choose(T ofStdout, T ofStderr) {
        return switch (this) {
            case STDOUT -> ofStdout;
            case STDERR -> ofStderr;
        };
    }
}
