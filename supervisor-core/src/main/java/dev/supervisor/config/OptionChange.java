package dev.supervisor.config;

import dev.supervisor.envfile.EnvFiles;
import dev.supervisor.event.EventName;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.Autorestart;
import dev.supervisor.spec.ByteSize;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.SocketAddress;
import dev.supervisor.user.Account;
import dev.supervisor.user.Owner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An option whose value in the file differs from the running one. Pure.
 *
 * @param option its name; of a variable of the environment {@code environment NAME}
 * @param from the running value, as it would be written in the file; values of variables are withheld
 * @param to the value in the file
 * @param live whether a running process adopts it without a restart
 */
public record OptionChange(String option, String from, String to, boolean live) {
    private static final String NONE = "none";

    /** The changes of an option; more than one only for a list of variables. */
    static List<OptionChange> of(String option, Object was, Object is, boolean live) {
        if (was instanceof Map<?, ?> variablesBefore && is instanceof Map<?, ?> variables) {
            return variables(variablesBefore, variables, live);
        }
        return List.of(new OptionChange(option, text(was), text(is), live));
    }

    private static List<OptionChange> variables(Map<?, ?> was, Map<?, ?> is, boolean live) {
        Set<String> names = new TreeSet<>();
        was.keySet().forEach(name -> names.add(name.toString()));
        is.keySet().forEach(name -> names.add(name.toString()));
        List<OptionChange> changes = new ArrayList<>();
        for (String name : names) {
            if (!was.containsKey(name)) {
                changes.add(new OptionChange("environment " + name, NONE, "(set)", live));
            } else if (!is.containsKey(name)) {
                changes.add(new OptionChange("environment " + name, "(set)", NONE, live));
            } else if (!was.get(name).equals(is.get(name))) {
                changes.add(new OptionChange("environment " + name, "(set)", "(set otherwise)", live));
            }
        }
        return changes;
    }

    /** A value as it would stand in the file. */
    static String text(Object value) {
        return switch (value) {
            case Optional<?> perhaps -> perhaps.map(OptionChange::text).orElse(NONE);
            case Duration duration -> Long.toString(duration.toSeconds());
            case ByteSize(long bytes) -> Long.toString(bytes);
            case Account account -> account.name();
            case Owner owner -> owner.uid() + ":" + owner.gid();
            case Signal signal -> signal.toString().replaceFirst("^SIG", "");
            case Autorestart autorestart ->
                switch (autorestart) {
                    case ALWAYS -> "true";
                    case NEVER -> "false";
                    case UNEXPECTED -> "unexpected";
                };
            case LogTarget target ->
                switch (target) {
                    case LogTarget.File(String path) -> path;
                    case LogTarget.Auto _ -> "AUTO";
                    case LogTarget.None _ -> "NONE";
                    case LogTarget.Syslog _ -> "syslog";
                };
            case EnvFiles files -> files.files().isEmpty() ? NONE : listed(files.files());
            case Iterable<?> items -> listed(items);
            case Map<?, ?> variables ->
                variables.keySet().stream().map(Object::toString).collect(Collectors.joining(","));
            case SocketAddress.Unix(String path) -> "unix://" + path;
            case SocketAddress.Tcp(String host, int port) -> "tcp://" + host + ":" + port;
            case Class<?> type -> type.getAnnotation(EventName.class).value();
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            default -> value.toString();
        };
    }

    private static String listed(Iterable<?> items) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(text(item)));
        return String.join(",", texts);
    }
}
