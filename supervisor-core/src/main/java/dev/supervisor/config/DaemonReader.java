package dev.supervisor.config;

import dev.supervisor.api.ini.Expansion;
import dev.supervisor.api.ini.ExpansionException;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.config.option.Findings;
import dev.supervisor.config.option.KnownValues;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.option.SectionBinder;
import dev.supervisor.config.option.SectionBinder.Ending;
import dev.supervisor.config.option.SectionShape;
import dev.supervisor.config.option.SectionShape.Slot;
import dev.supervisor.config.option.SectionShape.Step;
import dev.supervisor.config.option.SectionValues;
import dev.supervisor.config.section.SupervisordSection;
import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.Doubt;
import dev.supervisor.config.text.OptionValues;
import dev.supervisor.config.text.PosixPath;
import dev.supervisor.config.text.Surroundings;
import dev.supervisor.user.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code [supervisord]} and puts over it what the command line says. */
final class DaemonReader {
    private static final SectionShape<SupervisordSection> SHAPE = SectionShape.of(SupervisordSection.class);
    private static final Slot ENVIRONMENT = SHAPE.slot("environment");
    private static final List<Step> EXPANDED_ALIKE =
            SHAPE.steps().stream().filter(step -> step != ENVIRONMENT).toList();
    private static final Doubt EXPANDED_ONCE = new Doubt(
            "has its % expanded once, as in supervisor 4.4; 4.3 and older expand it twice and refuse it", true);
    private static final List<String> TEMPORARY_DIRECTORY_VARIABLES = List.of("TMPDIR", "TEMP", "TMP");
    private static final List<String> TEMPORARY_DIRECTORIES = List.of("/tmp", "/var/tmp", "/usr/tmp");

    private final ConfigFiles files;
    private final IniSection section;
    private final Surroundings surroundings;
    private final KnownValues known;
    private final SectionValues values;

    DaemonReader(ConfigFiles files, IniSection section, KnownValues known) {
        this.files = files;
        this.section = section;
        this.surroundings = known.surroundings();
        this.known = known;
        this.values = SectionValues.of(SHAPE, section, known);
    }

    /** Reads the file's options, even those that the command line overrides. */
    void read(Findings findings) {
        Expansion names = Expansion.ofEnvironment(surroundings.environment()).with("here", files.here());
        SectionBinder binder = new SectionBinder(section, Ending.NOTHING, known, findings);
        binder.bind(EXPANDED_ALIKE, slot -> files.at(section, slot.option(), names), values);
        section.value(ENVIRONMENT.option()).ifPresent(raw -> readEnvironment(raw, names, binder));
    }

    /**
     * The released versions expand it twice, and know {@code host_node_name} only the second time. What they refuse is expanded once, as 4.4
     * will do.
     */
    private void readEnvironment(String raw, Expansion names, SectionBinder binder) {
        String option = ENVIRONMENT.option();
        Expansion here = files.at(section, option, names);
        Expansion hosted = here.with("host_node_name", surroundings.hostNodeName());
        try {
            String once = binder.expand(raw, option, section.name() + "." + option, here);
            binder.bindText(ENVIRONMENT, hosted.expand(once, option), values);
        } catch (ExpansionException refused) {
            try {
                binder.bindText(ENVIRONMENT, hosted.expand(raw, option), values);
                binder.doubt(option, EXPANDED_ONCE);
            } catch (ExpansionException _) {
                binder.problem(option, refused.getMessage());
            }
        }
    }

    /** The environment of all children; empty if it could not be read. */
    @SuppressWarnings("unchecked") // the option's type says so
    Map<String, String> environment() {
        return values.find("environment", Map.class).orElse(Map.of());
    }

    boolean ignoresUnknownRpcInterfaces() {
        return values.find("ignore_unknown_rpcinterfaces", Boolean.class).orElse(false);
    }

    /** The user that the daemon becomes; what the command line says counts. */
    Optional<Account> account(Overrides overrides, Findings findings) {
        try {
            Optional<String> user = user(overrides);
            return user.isPresent() ? Optional.of(OptionValues.account(user.get(), surroundings)) : Optional.empty();
        } catch (BadValueException e) {
            SectionBinder binder = new SectionBinder(section, Ending.NOTHING, known, findings);
            if (overrides.says("user")) {
                findings.problem(
                        new Problem(e.getMessage(), Optional.empty(), Optional.of("--user"), Optional.empty()));
            } else {
                binder.problem("user", e.getMessage());
            }
            return Optional.empty();
        }
    }

    private Optional<String> user(Overrides overrides) {
        Optional<?> user = overrides
                .value("user")
                .map(Optional.class::cast)
                .or(() -> values.find("user", Optional.class))
                .orElse(Optional.empty());
        return user.map(String.class::cast);
    }

    /** All of it. Only once there were no problems. */
    SupervisordSection spec(Overrides overrides) {
        SectionValues said = values.copy();
        SHAPE.slots()
                .map(SectionShape.Slot::option)
                .forEach(option -> overrides.value(option).ifPresent(value -> said.put(option, value)));
        String logfile = said.get("logfile", String.class);
        if (!logfile.equals("syslog")) {
            said.put("logfile", PosixPath.whole(logfile, surroundings));
        }
        said.put("pidfile", PosixPath.whole(said.get("pidfile", String.class), surroundings));
        Optional<?> childlogdir = said.get("childlogdir", Optional.class);
        said.put(
                "childlogdir",
                Optional.of(PosixPath.absolute(
                        childlogdir.map(String.class::cast).orElseGet(this::temporaryDirectory), surroundings)));
        try {
            return SHAPE.make(said);
        } catch (BadValueException e) {
            throw new IllegalStateException("rules of [supervisord] are checked when it is read", e);
        }
    }

    /** Where Python's {@code tempfile} would make files. */
    private String temporaryDirectory() {
        for (String variable : TEMPORARY_DIRECTORY_VARIABLES) {
            String directory = surroundings.environment().getOrDefault(variable, "");
            if (!directory.isEmpty() && surroundings.isDirectory(directory)) {
                return directory;
            }
        }
        return TEMPORARY_DIRECTORIES.stream()
                .filter(surroundings::isDirectory)
                .findFirst()
                .orElseGet(surroundings::workingDirectory);
    }
}
