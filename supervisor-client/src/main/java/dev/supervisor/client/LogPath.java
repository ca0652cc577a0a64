package dev.supervisor.client;

import dev.supervisor.api.state.StdStream;

/** A log that can be followed, by the path at which a server offers it. */
public record LogPath(String path) {

    /** The daemon's own log. */
    public static final LogPath MAIN = new LogPath("/mainlogtail");

    /** The log of a process's stream. */
    public static LogPath of(String process, StdStream channel) {
        return new LogPath("/logtail/" + process + "/" + channel.word());
    }
}
