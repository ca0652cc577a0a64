package dev.supervisor.config;

import dev.supervisor.api.ini.IniSection;
import dev.supervisor.config.option.SectionShape;
import dev.supervisor.config.option.SectionShape.Slot;
import dev.supervisor.config.section.GroupSection;
import dev.supervisor.config.section.ListenerSection;
import dev.supervisor.config.section.ProgramSection;
import dev.supervisor.config.section.SharedSocketSection;
import dev.supervisor.config.text.Autorestart;
import dev.supervisor.envfile.EnvFiles;
import dev.supervisor.event.EventTypes;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.ByteSize;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ListenerPoolSpec;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.Provenance;
import dev.supervisor.spec.RestartAfter;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.spec.SocketAddress;
import dev.supervisor.spec.Vocabulary;
import dev.supervisor.user.Account;
import dev.supervisor.user.Owner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of {@code supervisord.conf}: the names of options, read off the records that declare them. Immutable. */
public final class SupervisordWords implements Vocabulary {
    /** There is one such dialect. */
    public static final Vocabulary WORDS = new SupervisordWords();

    private static final String NONE = "none";

    private SupervisordWords() {}

    /** Where a spec comes from that this section says. */
    static Provenance provenance(IniSection section) {
        return new Provenance(
                WORDS, section.name(), section.origin().file(), section.origin().line());
    }

    @Override
    public List<String> components() {
        return options(ProcessSpec.class).map(Slot::component).toList();
    }

    @Override
    public String word(Class<? extends Record> spec, String component) {
        return options(spec)
                .filter(slot -> slot.component().equals(component))
                .map(Slot::option)
                .findFirst()
                .orElse(component);
    }

    private static Stream<Slot> options(Class<? extends Record> spec) {
        if (spec == ProcessSpec.class) {
            return SectionShape.of(ProgramSection.class).slots();
        }
        if (spec == GroupSpec.class) {
            return SectionShape.of(GroupSection.class).slots();
        }
        if (spec == ListenerPoolSpec.class) {
            return SectionShape.of(ListenerSection.class).slots();
        }
        return spec == SharedSocketSpec.class
                ? SectionShape.of(SharedSocketSection.class).slots()
                : Stream.of();
    }

    @Override
    public String text(Object value) {
        return switch (value) {
            case Optional<?> perhaps -> perhaps.map(this::text).orElse(NONE);
            case Duration duration -> Long.toString(duration.toSeconds());
            case ByteSize(long bytes) -> Long.toString(bytes);
            case Account account -> account.name();
            case Owner owner -> owner.uid() + ":" + owner.gid();
            case Signal signal -> signal.toString().replaceFirst("^SIG", "");
            case RestartAfter meaning -> Autorestart.of(meaning).word();
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
            case SocketAddress address -> address.url();
            case Class<?> type -> EventTypes.nameOf(type);
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            default -> value.toString();
        };
    }

    private String listed(Iterable<?> items) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(text(item)));
        return String.join(",", texts);
    }
}
