package dev.supervisor.config;

import dev.supervisor.api.ini.Expansion;
import dev.supervisor.api.ini.ExpansionException;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.config.option.Findings;
import dev.supervisor.config.option.KnownValues;
import dev.supervisor.config.option.SectionBinder;
import dev.supervisor.config.option.SectionBinder.Ending;
import dev.supervisor.config.option.SectionShape;
import dev.supervisor.config.option.SectionShape.Slot;
import dev.supervisor.config.option.SectionShape.Step;
import dev.supervisor.config.option.SectionValues;
import dev.supervisor.config.section.NumberSection;
import dev.supervisor.config.section.ProgramSection;
import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.OptionValues;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.OutputSpec;
import dev.supervisor.spec.PlacesSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.Provenance;
import dev.supervisor.user.Account;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads one {@code [program:x]}: the processes that it makes in one group (supervisor/options.py _processes_from_section). */
final class ProgramReader {
    private static final SectionShape<ProgramSection> PROGRAM = SectionShape.of(ProgramSection.class);
    private static final SectionShape<NumberSection> NUMBERS = PROGRAM.inner(NumberSection.class);
    private static final Slot ENVIRONMENT = PROGRAM.slot("environment");
    private static final List<Step> ONCE =
            PROGRAM.steps().stream().filter(step -> !step.perProcess()).toList();
    private static final List<Step> FOR_EACH = PROGRAM.steps().stream()
            .filter(step -> step instanceof Slot slot && slot.perProcess() && slot != ENVIRONMENT)
            .toList();
    private static final Comparator<ProcessSpec> START_ORDER =
            Comparator.comparingInt(ProcessSpec::priority).thenComparing(ProcessSpec::name);

    private final IniSection section;
    private final SectionBinder binder;
    private final ConfigFiles files;
    private final Map<String, String> daemonEnvironment;
    private final Findings findings;
    private final KnownValues known;
    private final Provenance provenance;

    /**
     * @param daemonEnvironment what {@code [supervisord]} gives all children
     */
    ProgramReader(
            IniSection section,
            ConfigFiles files,
            Map<String, String> daemonEnvironment,
            KnownValues known,
            Findings findings) {
        this.section = section;
        this.files = files;
        this.daemonEnvironment = daemonEnvironment;
        this.findings = findings;
        this.known = known;
        this.provenance = SupervisordWords.provenance(section);
        this.binder = new SectionBinder(section, Ending.SECTION_AND_FILE, known, findings);
    }

    /** Where its processes come from. */
    Provenance provenance() {
        return provenance;
    }

    /**
     * The processes in the order of their start; of no use if there were problems.
     *
     * @param names what every section can use: the environment, {@code host_node_name} and {@code here}
     */
    List<ProcessSpec> read(String group, Expansion names) {
        String rawName = section.name().substring(section.name().indexOf(':') + 1);
        int problemsBefore = findings.problemCount();
        Expansion inSection;
        try {
            inSection = names.with("program_name", OptionValues.name(rawName)).with("group_name", group);
        } catch (BadValueException e) {
            binder.problem(e.getMessage());
            return List.of();
        }
        SectionValues values = binder.values(PROGRAM);
        binder.bind(ONCE, here(inSection), values);
        List<ProcessSpec> processes = new ArrayList<>();
        if (!values.isComplete(NUMBERS)) {
            return processes;
        }
        int count = values.get("numprocs", Integer.class);
        int first = values.get("numprocs_start", Integer.class);
        for (int i = 0; i < count; i++) {
            long number = (long) first + i;
            Expansion inProcess = inSection.with("process_num", number).with("numprocs", count);
            readProcess(values.copy(), inProcess).ifPresent(processes::add);
            if (findings.problemCount() > problemsBefore) {
                return List.of();
            }
        }
        processes.sort(START_ORDER);
        return processes;
    }

    private Function<Slot, Expansion> here(Expansion names) {
        return slot -> files.at(section, slot.option(), names);
    }

    private Optional<ProcessSpec> readProcess(SectionValues values, Expansion names) {
        binder.bind(List.of(ENVIRONMENT), here(names), values);
        Map<String, String> own = environmentIn(values);
        Expansion all = names.withEnvironment(own);
        binder.bind(FOR_EACH, here(all), values);
        try {
            String place = "process_name";
            String template = values.get(place, String.class);
            String name = binder.expand(template, place, place, files.at(section, place, all));
            return values.isComplete(PROGRAM) ? Optional.of(finished(name, PROGRAM.make(values))) : Optional.empty();
        } catch (ExpansionException e) {
            binder.problem("process_name", e.getMessage());
        } catch (BadValueException e) {
            binder.problem(e.getMessage());
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked") // the option's type says so
    private static Map<String, String> environmentIn(SectionValues values) {
        return values.find(ENVIRONMENT.option(), Map.class).orElse(Map.of());
    }

    private Map<String, String> merged(ProgramSection read) {
        Map<String, String> ofUser = read.identity().set_user_env()
                ? read.user().map(this::environmentOf).orElse(Map.of())
                : Map.of();
        if (read.environment().isEmpty() && ofUser.isEmpty()) {
            return daemonEnvironment;
        }
        Map<String, String> merged = new LinkedHashMap<>(daemonEnvironment);
        merged.putAll(ofUser);
        merged.putAll(read.environment());
        return merged;
    }

    private Map<String, String> environmentOf(Account user) {
        Map<String, String> variables = new LinkedHashMap<>();
        known.surroundings().home(user.name()).ifPresent(home -> variables.put("HOME", home));
        variables.put("USER", user.name());
        variables.put("LOGNAME", user.name());
        return variables;
    }

    /** Options that are about the user need one. */
    private void checkIdentity(ProgramSection read) {
        if (read.user().isEmpty() && read.identity().changesGroups()) {
            binder.problem("group", "group and supplementary_groups need a user in section {section}");
        }
        if (read.user().isEmpty() && read.identity().set_user_env()) {
            binder.problem("set_user_env", "set_user_env needs a user in section {section}");
        }
    }

    /** With what the original makes of odd combinations, and its warnings about them. */
    private ProcessSpec finished(String name, ProgramSection read) {
        checkIdentity(read);
        OutputSpec stdout = finished(read.stdout(), StdStream.STDOUT.word());
        OutputSpec stderr = finished(read.stderr(), StdStream.STDERR.word());
        if (read.redirect_stderr()) {
            if (stderr.logfile() instanceof LogTarget.File) {
                findings.warn(
                        "For [" + section.name() + "], redirect_stderr=true but stderr_logfile has also been set to a "
                                + "filename, the filename has been ignored");
            }
            if (!stderr.places().equals(PlacesSpec.USUAL)) {
                findings.warn("For [" + section.name() + "], redirect_stderr=true but stderr_logfile_also or its format"
                        + " has also been set, it has been ignored");
            }
            stderr = stderr.notInFile(false).nowhereElse();
        }
        return read.spec(name, provenance, merged(read), stdout, stderr);
    }

    private OutputSpec finished(OutputSpec output, String stream) {
        if (output.places().also().contains(output.logfile())) {
            String option = stream + "_logfile_also";
            binder.problem(option, option + " names " + stream + "_logfile again");
        }
        return switch (output.logfile()) {
            case LogTarget.Syslog _ -> {
                findings.warn(
                        "For [%1$s], %2$s_logfile=syslog but this is deprecated and will be removed.  Use %2$s_syslog=true "
                                        .formatted(section.name(), stream)
                                + "to enable syslog instead.");
                yield output.notInFile(true);
            }
            case LogTarget.Auto _ -> {
                if (output.logfile_maxbytes().bytes() == 0) {
                    findings.warn(
                            "For [%s], AUTO logging used for %s_logfile without rollover, set maxbytes > 0 to avoid "
                                            .formatted(section.name(), stream)
                                    + "filling up filesystem unintentionally");
                }
                yield output;
            }
            case LogTarget.None _, LogTarget.File _ -> output;
        };
    }
}
