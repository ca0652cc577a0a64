package dev.supervisor.config;

import dev.supervisor.config.option.SectionShape;
import dev.supervisor.config.option.SectionShape.Slot;
import dev.supervisor.config.section.ClientSection;
import dev.supervisor.config.section.GroupSection;
import dev.supervisor.config.section.HttpApiSection;
import dev.supervisor.config.section.IncludeSection;
import dev.supervisor.config.section.InetServerSection;
import dev.supervisor.config.section.ListenerSection;
import dev.supervisor.config.section.ProgramSection;
import dev.supervisor.config.section.SharedSocketSection;
import dev.supervisor.config.section.SupervisordSection;
import dev.supervisor.config.section.UnixServerSection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds of sections that there are, in the order of the manual, with the records that declare their options. */
enum SectionKind {
    SUPERVISORD("supervisord", Naming.EXACT, List.of(SupervisordSection.class)),
    UNIX_HTTP_SERVER("unix_http_server", Naming.BEGINNING, List.of(UnixServerSection.class)),
    INET_HTTP_SERVER("inet_http_server", Naming.BEGINNING, List.of(InetServerSection.class)),
    HTTP_API("http_api", Naming.EXACT, List.of(HttpApiSection.class)),
    SUPERVISORCTL("supervisorctl", Naming.EXACT, List.of(ClientSection.class)),
    PROGRAM("program:", Naming.BEGINNING, List.of(ProgramSection.class)),
    GROUP("group:", Naming.BEGINNING, List.of(GroupSection.class)),
    EVENTLISTENER("eventlistener:", Naming.BEGINNING, List.of(ProgramSection.class, ListenerSection.class)),
    FCGI_PROGRAM("fcgi-program:", Naming.BEGINNING, List.of(ProgramSection.class, SharedSocketSection.class)),
    INCLUDE("include", Naming.EXACT, List.of(IncludeSection.class)),
    RPCINTERFACE("rpcinterface:", Naming.BEGINNING, List.of()),
    CTLPLUGIN("ctlplugin:", Naming.BEGINNING, List.of());

    private enum Naming {
        /** There is one, with this name. */
        EXACT,
        /** All sections whose name begins like this. */
        BEGINNING
    }

    private static final List<SectionKind> ALL = List.of(values());

    private final String name;
    private final Naming naming;
    private final Map<String, Slot> options = new LinkedHashMap<>();
    private final Map<String, String> otherNames = new HashMap<>();

    SectionKind(String name, Naming naming, List<Class<? extends Record>> specs) {
        this.name = name;
        this.naming = naming;
        specs.stream().flatMap(spec -> SectionShape.of(spec).slots()).forEach(slot -> {
            options.put(slot.option(), slot);
            otherNames.put(slot.declared().also().toLowerCase(Locale.ROOT), slot.option());
        });
        otherNames.remove("");
    }

    /** The kind of a section with this name. */
    static Optional<SectionKind> of(String section) {
        for (SectionKind kind : ALL) {
            if (kind.isOf(section)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether a section with this name is one. */
    boolean isOf(String section) {
        return switch (naming) {
            case EXACT -> section.equals(name);
            case BEGINNING -> section.startsWith(name);
        };
    }

    /** Its name, or how its name begins. */
    String title() {
        return name;
    }

    /** Whether its options are whatever somebody's factory takes. */
    boolean takesAnyOption() {
        return options.isEmpty();
    }

    /** Whether the original knows nothing like it. */
    boolean isExtension() {
        return !options.isEmpty()
                && options.values().stream().allMatch(slot -> slot.declared().extension());
    }

    /** Whether it declares such an option, and the original does not know it. */
    boolean isExtension(String option) {
        return Optional.ofNullable(options.get(nameOf(option)))
                .filter(slot -> slot.declared().extension())
                .isPresent();
    }

    /** The name of an option that may be spelled otherwise; the text itself if it is no other spelling of anything. */
    String nameOf(String written) {
        return otherNames.getOrDefault(written, written);
    }

    Set<String> optionNames() {
        return options.keySet();
    }

    /** The declared options; of an option that is read twice, the declaration for its own section. */
    List<Slot> options() {
        return new ArrayList<>(options.values());
    }
}
