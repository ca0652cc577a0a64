package dev.supervisor.unit.directive;

import dev.supervisor.unit.command.UnitCommand;
import dev.supervisor.unit.grammar.CommandGrammar;
import dev.supervisor.unit.grammar.EnvironmentGrammars;
import dev.supervisor.unit.grammar.Grammar;
import dev.supervisor.unit.grammar.HostFigures;
import dev.supervisor.unit.grammar.NetworkGrammars;
import dev.supervisor.unit.grammar.PathGrammars;
import dev.supervisor.unit.grammar.Property;
import dev.supervisor.unit.grammar.RefusedSettingException;
import dev.supervisor.unit.grammar.ResourceGrammars;
import dev.supervisor.unit.grammar.SandboxGrammars;
import dev.supervisor.unit.grammar.ScalarGrammars;
import dev.supervisor.unit.grammar.Setting;
import dev.supervisor.unit.grammar.Shown;
import dev.supervisor.unit.grammar.Shown.Printer;
import dev.supervisor.unit.grammar.UnitGrammars;
import dev.supervisor.unit.value.CapabilitySet;
import dev.supervisor.unit.value.Condition;
import dev.supervisor.unit.value.CpuSet;
import dev.supervisor.unit.value.EnvironmentFile;
import dev.supervisor.unit.value.ExitStatuses;
import dev.supervisor.unit.value.MemoryAmount;
import dev.supervisor.unit.value.OwnDirectory;
import dev.supervisor.unit.value.ResourceLimit;
import dev.supervisor.unit.value.StreamTarget;
import dev.supervisor.unit.value.TimeSpan;
import dev.supervisor.unit.value.UnitSignal;
import dev.supervisor.unit.value.WorkingFolder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The types of directives: what Java value one has, how its text is read, how it is shown, and what it is without any text. */
public enum DirectiveType {
    TEXT("", ScalarGrammars::text),
    /** Kept as it is written. */
    VERBATIM("", UnitGrammars::verbatim),
    LABEL("", ScalarGrammars::label),
    LOG_NAMESPACE("", ScalarGrammars::logNamespace),
    REBOOT_ARGUMENT("", ScalarGrammars::rebootArgument),
    BUS_NAME("", ScalarGrammars::busName),
    BOOLEAN(false, ScalarGrammars::truth, Shown.as(Shown::truth)),
    /** A value that is none refuses the unit. */
    STRICT_BOOLEAN(false, ScalarGrammars::fatalTruth, Shown.as(Shown::truth)),
    OPTIONAL_BOOLEAN(Optional.<Boolean>empty(), ScalarGrammars::optionalTruth, Shown.as(Shown::truth)),
    SPAN(TimeSpan.ZERO, ScalarGrammars::span),
    SPAN_OR_INFINITY(TimeSpan.INFINITY, ScalarGrammars::spanOrInfinity),
    OPTIONAL_SPAN(Optional.<TimeSpan>empty(), ScalarGrammars::optionalSpan, Shown.as(Shown::optional)),
    /** 0 means for ever. */
    TIMEOUT(Optional.<TimeSpan>empty(), ScalarGrammars::timeout, Shown.as(Shown::optional)),
    NANOSECONDS(OptionalLong.empty(), ScalarGrammars::nanos, Shown.as(Shown::nanos)),
    UNSIGNED(0L, ScalarGrammars::unsigned),
    OPTIONAL_UNSIGNED(OptionalLong.empty(), ScalarGrammars::optionalUnsigned, Shown.as(Shown::numberIfSet)),
    EXIT_STATUS(OptionalLong.empty(), ScalarGrammars::exitStatus, Shown.as(Shown::numberIfSet)),
    MODE(0, ScalarGrammars::mode, Shown.as(Shown::mode)),
    SIGNAL(new UnitSignal(1), ScalarGrammars::signal, Shown.as(signal -> String.valueOf(signal.number()))),
    OPTIONAL_SIGNAL(Optional.<UnitSignal>empty(), ScalarGrammars::optionalSignal, Shown.as(signal -> signal.map(
                    known -> String.valueOf(known.number()))
            .orElse(""))),
    NICE(0, ScalarGrammars::nice),
    OOM_SCORE(0, ScalarGrammars::oomScore),
    COREDUMP_FILTER(0x33L, ScalarGrammars::coredumpFilter, Shown.as(Shown::hex)),
    IO_CLASS(2, ScalarGrammars::ioClass),
    IO_PRIORITY(4, ScalarGrammars::ioPriority),
    CPU_POLICY(0, ScalarGrammars::cpuPolicy),
    CPU_PRIORITY(0, ScalarGrammars::cpuPriority),
    LOG_LEVEL(-1, ScalarGrammars::level),
    LOG_FACILITY(3, ScalarGrammars::facility),
    COUNT_LIMIT(Optional.<ResourceLimit>empty(), ScalarGrammars.limit(ResourceLimit.Unit.COUNT), Shown::limit),
    BYTES_LIMIT(Optional.<ResourceLimit>empty(), ScalarGrammars.limit(ResourceLimit.Unit.BYTES), Shown::limit),
    SECONDS_LIMIT(Optional.<ResourceLimit>empty(), ScalarGrammars.limit(ResourceLimit.Unit.SECONDS), Shown::limit),
    MICROSECONDS_LIMIT(
            Optional.<ResourceLimit>empty(), ScalarGrammars.limit(ResourceLimit.Unit.MICROSECONDS), Shown::limit),
    NICE_LIMIT(Optional.<ResourceLimit>empty(), ScalarGrammars.limit(ResourceLimit.Unit.NICE), Shown::limit),
    /** One of the constants of an enumeration, or of the declared words. */
    WORD("", ScalarGrammars::word),
    /** A word, for which yes or no may stand in another spelling. */
    WORD_OR_BOOLEAN("", ScalarGrammars::wordOrTruth),
    /** A word; an empty value restores the default. */
    OPTIONAL_WORD("", ScalarGrammars::wordOrNothing),
    /** As that, with a sentence that is declared as a whole. */
    VALID_WORD("", ScalarGrammars::validWordOrNothing),
    KILL_MODE("", ScalarGrammars::killMode),
    JOB_MODE("", UnitGrammars::jobMode),
    PATH("", PathGrammars::path),
    /** A path that is none refuses the unit. */
    STRICT_PATH("", PathGrammars::fatalPath),
    PID_FILE("", PathGrammars::pidFile),
    WORKING_FOLDER(WorkingFolder.NONE, PathGrammars::workingFolder),
    SANDBOX_PATHS(List.<String>of(), PathGrammars::sandboxPaths, Shown.as(Shown::quoted)),
    MOUNT_PATHS(List.<String>of(), PathGrammars::mountPaths, Shown.as(Shown::quoted)),
    SEARCH_PATH(List.<String>of(), PathGrammars::searchPath, Shown.as(Shown::quoted)),
    TEMPORARY_FILE_SYSTEMS(List.<String>of(), PathGrammars::temporaryFileSystems, Shown.as(Shown::words)),
    BINDINGS(List.<String>of(), PathGrammars::bindings, Shown.as(Shown::words)),
    DIRECTORIES(List.<OwnDirectory>of(), PathGrammars::directories, Shown::directories),
    STANDARD_INPUT(StreamTarget.of(StreamTarget.Kind.NULL), PathGrammars::input, Shown::stream),
    STANDARD_OUTPUT(StreamTarget.of(StreamTarget.Kind.INHERIT), PathGrammars::output, Shown::stream),
    INPUT_DATA("", EnvironmentGrammars::inputData),
    ENVIRONMENT(List.<String>of(), EnvironmentGrammars::environment, Shown.as(Shown::quoted)),
    ENVIRONMENT_FILES(List.<EnvironmentFile>of(), PathGrammars::environmentFiles, Shown::lines),
    PASSED_VARIABLES(List.<String>of(), EnvironmentGrammars::passed, Shown.as(Shown::quoted)),
    UNSET_VARIABLES(List.<String>of(), EnvironmentGrammars::unset, Shown.as(Shown::quoted)),
    LOG_FIELDS(List.<String>of(), EnvironmentGrammars::logFields, Shown.as(Shown::words)),
    CREDENTIALS(List.<String>of(), EnvironmentGrammars::credentials, Shown.as(Shown::words)),
    USER("", EnvironmentGrammars::user),
    GROUPS(List.<String>of(), EnvironmentGrammars::groups, Shown.as(Shown::quoted)),
    COMMANDS(List.<UnitCommand>of(), CommandGrammar::read, Shown::commands),
    EXIT_STATUSES(ExitStatuses.NONE, UnitGrammars::exitStatuses),
    DEPENDENCIES(List.<String>of(), UnitGrammars::dependencies, Shown.as(Shown::words)),
    SOCKETS(List.<String>of(), UnitGrammars::sockets, Shown.as(Shown::words)),
    INSTALLS(List.<String>of(), UnitGrammars::installs, Shown.as(Shown::words)),
    DOCUMENTATION(List.<String>of(), UnitGrammars::documentation, Shown.as(Shown::quoted)),
    /** The directive stands for one of each kind of condition, whose name follows its own. */
    CONDITIONS(List.<Condition>of(), UnitGrammars::conditions, Shown.as(_ -> "")),
    TIMER_SPANS(List.<TimeSpan>of(), UnitGrammars::timerSpans, Shown::monotonicTimers),
    CALENDARS(List.<String>of(), UnitGrammars::calendars, Shown::calendarTimers),
    TRIGGERED_UNIT("", UnitGrammars::triggered),
    SLICE("", UnitGrammars::slice),
    CPU_WEIGHT(OptionalLong.empty(), ResourceGrammars::cpuWeight, Shown.as(ResourceGrammars::shownCpuWeight)),
    CPU_SHARES(OptionalLong.empty(), ResourceGrammars.weight(2, 262_144, "CPU shares"), Shown.as(Shown::number)),
    IO_WEIGHT(OptionalLong.empty(), ResourceGrammars.weight(1, 10_000, "weight"), Shown.as(Shown::number)),
    BLOCK_IO_WEIGHT(
            OptionalLong.empty(), ResourceGrammars.weight(10, 1_000, "block IO weight"), Shown.as(Shown::number)),
    CPU_QUOTA(TimeSpan.INFINITY, ResourceGrammars::quota),
    MEMORY(MemoryAmount.INFINITY, ResourceGrammars::memory, Shown::memory),
    MEMORY_LIMIT(MemoryAmount.INFINITY, ResourceGrammars::memoryLimit, Shown::memory),
    TASKS(new MemoryAmount.Unset(), ResourceGrammars::tasks, Shown::tasks),
    DELEGATE(Optional.<List<String>>empty(), ResourceGrammars::delegate, ResourceGrammars::shownDelegate),
    CONTROLLERS(List.<String>of(), ResourceGrammars::controllers, Shown.as(Shown::words)),
    CPUS(CpuSet.NONE, ResourceGrammars::cpus),
    /** As that; {@code show} prints the bits of the set. */
    STARTUP_CPUS(CpuSet.NONE, ResourceGrammars::cpus, Shown.as(CpuSet::bits)),
    CPU_AFFINITY(List.<String>of(), ResourceGrammars::affinity, ResourceGrammars::shownAffinity),
    NUMA_MASK(List.<String>of(), ResourceGrammars::numaMask, Shown.as(Shown::words)),
    BANDWIDTHS(List.<String>of(), ResourceGrammars.bandwidth("IO limit"), Shown.as(Shown::words)),
    BLOCK_BANDWIDTHS(List.<String>of(), ResourceGrammars.bandwidth("Block IO Bandwidth"), Shown.as(Shown::words)),
    DEVICE_WEIGHTS(
            List.<String>of(),
            ResourceGrammars.deviceWeight("device path", "IO weight '%s' invalid, ignoring: ", 1, 10_000),
            Shown.as(Shown::words)),
    BLOCK_DEVICE_WEIGHTS(
            List.<String>of(),
            ResourceGrammars.deviceWeight("device node", "Invalid block IO weight '%s', ignoring: ", 10, 1_000),
            Shown.as(Shown::words)),
    DEVICE_LATENCIES(List.<String>of(), ResourceGrammars::latency, Shown.as(Shown::words)),
    DEVICES(List.<String>of(), ResourceGrammars::devices, Shown::lines),
    PRESSURE(0L, ResourceGrammars::pressure),
    BOUNDING_SET(CapabilitySet.ALL, SandboxGrammars.capabilities(CapabilitySet.ALL)),
    CAPABILITIES(CapabilitySet.NONE, SandboxGrammars.capabilities(CapabilitySet.NONE)),
    SECURE_BITS(0L, SandboxGrammars::secureBits),
    NAMESPACES(List.of("no"), SandboxGrammars::namespaces, Shown.as(SandboxGrammars::shownNamespaces)),
    ADDRESS_FAMILIES(List.<String>of(), SandboxGrammars::families, Shown.as(SandboxGrammars::shownFilter)),
    INTERFACES(List.<String>of(), SandboxGrammars::interfaces, Shown.as(SandboxGrammars::shownFilter)),
    ADDRESSES(List.<String>of(), NetworkGrammars::addresses, Shown.as(Shown::words)),
    PORTS(List.<String>of(), NetworkGrammars::ports, Shown.as(Shown::words)),
    ARCHITECTURES(List.<String>of(), NetworkGrammars::architectures, Shown.as(Shown::words)),
    ERROR("", NetworkGrammars::error),
    /** Words that are kept as they are, for what this program knows no more of. */
    WORDS(List.<String>of(), UnitGrammars::words, Shown.as(Shown::words));

    private final Object empty;
    private final Grammar<?> grammar;
    private final Printer<?> printer;

    <T> DirectiveType(T empty, Grammar<T> grammar) {
        this(empty, grammar, Shown.as(String::valueOf));
    }

    <T> DirectiveType(T empty, Grammar<? extends T> grammar, Printer<? super T> printer) {
        this.empty = empty;
        this.grammar = grammar;
        this.printer = printer;
    }

    /** Its value where nothing is declared or written. */
    Object empty() {
        return empty;
    }

    @SuppressWarnings("unchecked") // a value of this type has been made by this grammar, or is the empty one
    Object read(Setting setting, Object before) throws RefusedSettingException {
        return ((Grammar<Object>) grammar).read(setting, before);
    }

    @SuppressWarnings("unchecked") // as above
    List<Property> print(String name, Object value, HostFigures host) {
        return ((Printer<Object>) printer).print(name, value, host);
    }
}
