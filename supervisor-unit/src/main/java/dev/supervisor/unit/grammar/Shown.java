package dev.supervisor.unit.grammar;

import static java.util.stream.Collectors.joining;

import dev.supervisor.unit.command.UnitCommand;
import dev.supervisor.unit.text.ShownText;
import dev.supervisor.unit.value.MemoryAmount;
import dev.supervisor.unit.value.OwnDirectory;
import dev.supervisor.unit.value.ResourceLimit;
import dev.supervisor.unit.value.StreamTarget;
import dev.supervisor.unit.value.TimeSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How values look in {@code systemctl show}. */
public final class Shown {
    private static final String NEVER_RUN = "start_time=[n/a] ; stop_time=[n/a] ; pid=0 ; code=(null) ; status=0/0 }";

    private Shown() {}

    /**
     * The properties of a directive.
     *
     * @param <T> its value
     */
    @FunctionalInterface
    public interface Printer<T> {
        List<Property> print(String name, T value, HostFigures host);
    }

    /** The text of a value that needs neither its name nor the host. */
    public static <T> Printer<T> as(java.util.function.Function<T, String> text) {
        return (name, value, _) -> List.of(new Property(name, text.apply(value)));
    }

    public static String truth(boolean value) {
        return value ? "yes" : "no";
    }

    public static String truth(Optional<Boolean> value) {
        return truth(value.orElse(false));
    }

    public static String number(OptionalLong value) {
        return value.isPresent() ? String.valueOf(value.getAsLong()) : "[not set]";
    }

    public static String numberIfSet(OptionalLong value) {
        return value.isPresent() ? String.valueOf(value.getAsLong()) : "";
    }

    public static String optional(Optional<TimeSpan> value) {
        return value.map(TimeSpan::toString).orElse("infinity");
    }

    /** Of a program that says nothing, what the manager itself has. */
    public static String nanos(OptionalLong value) {
        return value.isPresent() && value.getAsLong() != Long.MAX_VALUE ? String.valueOf(value.getAsLong()) : "50000";
    }

    public static List<Property> monotonicTimers(String name, List<TimeSpan> value, HostFigures host) {
        return value.stream()
                .map(span -> new Property("TimersMonotonic", "{ " + name + "=" + span + " ; next_elapse=0 }"))
                .toList();
    }

    public static List<Property> calendarTimers(String name, List<String> value, HostFigures host) {
        return value.stream()
                .map(text -> new Property("TimersCalendar", "{ " + name + "=" + text + " ; next_elapse=(null) }"))
                .toList();
    }

    public static String mode(int mode) {
        return "%04o".formatted(mode);
    }

    public static String hex(long mask) {
        return "0x" + Long.toHexString(mask);
    }

    /** Words as they are. */
    public static String words(Collection<String> words) {
        return String.join(" ", words);
    }

    /** Words that are put in quotes where they need them. */
    public static String quoted(Collection<String> words) {
        return ShownText.list(words);
    }

    /** One line for each. */
    public static <T> List<Property> lines(String name, List<T> values, HostFigures host) {
        return values.stream()
                .map(value -> new Property(name, value.toString()))
                .toList();
    }

    public static List<Property> limit(String name, Optional<ResourceLimit> value, HostFigures host) {
        ResourceLimit limit = value.orElse(host.limit(name.substring("Limit".length())));
        return List.of(
                new Property(name, ResourceLimit.print(limit.hard())),
                new Property(name + "Soft", ResourceLimit.print(limit.soft())));
    }

    public static List<Property> memory(String name, MemoryAmount value, HostFigures host) {
        return amount(name, value.on(host.memoryBytes(), host.pageBytes(), 0));
    }

    public static List<Property> tasks(String name, MemoryAmount value, HostFigures host) {
        return amount(name, value.on(host.tasks(), 1, host.defaultTasks()));
    }

    private static List<Property> amount(String name, long number) {
        boolean infinite = number == Long.MAX_VALUE;
        String most = name.equals("MemoryMin") ? Long.toUnsignedString(-1) : "infinity";
        return List.of(new Property(name, infinite ? most : String.valueOf(number)));
    }

    public static List<Property> stream(String name, StreamTarget value, HostFigures host) {
        List<Property> all =
                new ArrayList<>(List.of(new Property(name, value.kind().word())));
        if (value.kind() == StreamTarget.Kind.DESCRIPTOR) {
            all.add(new Property(name + "FileDescriptorName", value.detail()));
        }
        return all;
    }

    public static List<Property> directories(String name, List<OwnDirectory> value, HostFigures host) {
        String links = value.stream()
                .flatMap(directory -> directory.links().stream().map(link -> directory.path() + ":" + link))
                .collect(joining(" "));
        String paths = value.stream().map(OwnDirectory::path).collect(joining(" "));
        List<Property> all = new ArrayList<>();
        if (!name.equals("ConfigurationDirectory")) {
            all.add(new Property(name + "Symlink", links));
        }
        all.add(new Property(name, paths));
        return all;
    }

    /** Each command twice: in the old form and with all its flags. */
    public static List<Property> commands(String name, List<UnitCommand> value, HostFigures host) {
        List<Property> all = new ArrayList<>();
        value.forEach(command ->
                all.add(new Property(name, command(command, "ignore_errors=" + truth(command.ignoresFailure())))));
        value.forEach(
                command -> all.add(new Property(name + "Ex", command(command, "flags=" + words(command.flagWords())))));
        return all;
    }

    private static String command(UnitCommand command, String flags) {
        return "{ path=" + command.program() + " ; argv[]=" + words(command.arguments()) + " ; " + flags + " ; "
                + NEVER_RUN;
    }
}
