package dev.supervisor.client.report;

import dev.supervisor.api.state.StdStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process with all its details.
 *
 * @param command its command line; empty text if the server does not say
 * @param directory its working directory, if it is not the daemon's
 * @param user its user, if it is not the daemon's
 * @param tree its child and all descendants of that, the child first
 * @param logs of standard output and standard error, as far as it has them
 */
public record ProcessDetail(
        ProcessReport process,
        String command,
        Optional<String> directory,
        Optional<String> user,
        List<TreeMember> tree,
        List<Log> logs) {

    /** One process of the tree. */
    public record TreeMember(long pid, long parent, String command, Duration cpu, long memoryBytes) {

        static TreeMember of(Members members) {
            String command = members.text("command_line");
            return new TreeMember(
                    members.number("pid").orElse(0L),
                    members.number("parent").orElse(0L),
                    command.isEmpty() ? members.text("name") : command,
                    ProcessReport.seconds(members.fraction("cpu_seconds").orElse(0.0)),
                    members.number("memory_bytes").orElse(0L));
        }
    }

    /**
     * A log.
     *
     * @param channel stdout or stderr
     * @param size of the file; empty if there is none, or the server does not say
     * @param lastLines the end of it
     */
    public record Log(String channel, String path, Optional<Long> size, List<String> lastLines) {

        static Log of(String channel, Members members) {
            return new Log(channel, members.text("path"), members.number("size_bytes"), members.texts("last_lines"));
        }
    }

    /** The answer to {@code GET /api/v1/processes/NAME}. */
    public static ProcessDetail of(Members members) {
        return new ProcessDetail(
                ProcessReport.of(members.object("process").orElse(members)),
                members.text("command"),
                members.find("directory"),
                members.find("user"),
                members.objects("tree", TreeMember::of),
                Stream.of(StdStream.values())
                        .map(StdStream::word)
                        .flatMap(channel -> members.object(channel).map(log -> Log.of(channel, log)).stream())
                        .toList());
    }
}
