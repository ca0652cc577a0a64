package dev.supervisor.ctl.action;

import dev.supervisor.api.state.StdStream;
import java.util.List;

/** Prints lines of logs, each behind the name of its process, as wide as the widest and in a colour of its own. */
record LogPrinter(List<String> names, Session session) {

    LogPrinter {
        names = List.copyOf(names);
    }

    void print(LogFeed feed, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        String front = front(feed.name(), feed.channel());
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(front).append(line).append('\n');
        }
        session.terminal().print(text.toString());
    }

    /** Prints the rest of an incomplete line. */
    void printRest(LogFeed feed) {
        String rest = feed.unfinished();
        print(feed, rest.isEmpty() ? List.of() : List.of(rest));
    }

    private String front(String name, StdStream channel) {
        int width = 0;
        for (String other : names) {
            width = Math.max(width, Columns.width(other));
        }
        StringBuilder padded = new StringBuilder();
        Columns.pad(padded, name, width);
        String mark =
                switch (channel) {
                    case STDOUT -> " | ";
                    case STDERR -> " ! ";
                };
        return session.audience().palette().paint(padded + mark, names.indexOf(name));
    }
}
