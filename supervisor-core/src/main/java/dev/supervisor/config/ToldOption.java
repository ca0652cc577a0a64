package dev.supervisor.config;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.SectionShape;
import dev.supervisor.config.section.ProgramSection;
import dev.supervisor.config.text.Autorestart;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.ByteSize;
import dev.supervisor.spec.Components;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.RestartAfter;
import dev.supervisor.user.Account;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An option of a process as clients see it.
 *
 * @param place its place among the options that they see
 * @param name its name for clients
 * @param value a string, boolean, number or list of numbers; {@code none} and {@code auto} are strings, as the wire has
 *     no words for them
 */
public record ToldOption(int place, String name, Object value) {
    private static final SectionShape<ProgramSection> PROGRAM = SectionShape.of(ProgramSection.class);
    private static final String NONE = "none";

    /** All options that clients see, in no order. */
    public static List<ToldOption> of(ProcessSpec process) {
        Map<String, Object> values = Components.of(process);
        return PROGRAM.slots()
                .filter(slot -> slot.told() != Option.UNTOLD)
                .map(slot -> new ToldOption(slot.told(), name(slot), plain(values.get(slot.component()))))
                .toList();
    }

    private static String name(SectionShape.Slot slot) {
        return slot.declared().toldAs().isEmpty()
                ? slot.option()
                : slot.declared().toldAs();
    }

    private static Object plain(Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean truth -> truth;
            case Integer number -> number;
            case Duration duration -> duration.toSeconds();
            case ByteSize(long bytes) -> bytes;
            case Set<?> codes -> List.copyOf(codes);
            case Signal(int number) -> number;
            case Account account -> account.uid();
            case RestartAfter meaning -> plain(Autorestart.of(meaning));
            case LogTarget target -> plain(target);
            case Optional<?> perhaps -> perhaps.map(ToldOption::plain).orElse(NONE);
            default -> throw new IllegalArgumentException("clients know nothing like " + value.getClass());
        };
    }

    private static Object plain(Autorestart autorestart) {
        return switch (autorestart) {
            case ALWAYS -> true;
            case NEVER -> false;
            case UNEXPECTED -> autorestart.word();
        };
    }

    private static String plain(LogTarget target) {
        return switch (target) {
            case LogTarget.File(String path) -> path;
            case LogTarget.Auto _ -> "auto";
            case LogTarget.None _, LogTarget.Syslog _ -> NONE;
        };
    }
}
