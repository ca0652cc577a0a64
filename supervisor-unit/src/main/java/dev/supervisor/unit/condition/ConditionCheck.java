package dev.supervisor.unit.condition;

import dev.supervisor.unit.UnitPattern;
import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.UnitNumbers;
import dev.supervisor.unit.text.WordReader;
import dev.supervisor.unit.text.WordReader.Rule;
import dev.supervisor.unit.value.CapabilitySet;
import dev.supervisor.unit.value.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Answers conditions and assertions from the facts of a host. Pure; any thread. */
public final class ConditionCheck {
    private static final int LAST_SYSTEM_USER = 999;

    private final ConditionFacts host;

    public ConditionCheck(ConditionFacts host) {
        this.host = host;
    }

    /**
     * All plain ones have to hold, and one of the triggers if there are any. Of several that do not, the one that was written
     * last is told.
     *
     * @param prefix {@code Condition} or {@code Assert}
     */
    public ConditionVerdict of(List<Condition> conditions, String prefix) {
        List<String> doubts = new ArrayList<>();
        Optional<String> unmet = Optional.empty();
        boolean triggers = false;
        boolean triggered = false;
        for (Condition condition : conditions.reversed()) {
            boolean holds = holds(condition, prefix, doubts);
            triggers |= condition.trigger();
            triggered |= condition.trigger() && holds;
            if (!condition.trigger() && !holds && unmet.isEmpty()) {
                unmet = Optional.of("because of an unmet condition check (" + condition.told(prefix) + ")");
            }
        }
        if (unmet.isEmpty() && triggers && !triggered) {
            unmet = Optional.of("because no trigger condition checks were met");
        }
        return new ConditionVerdict(unmet, doubts);
    }

    /** A condition that cannot be answered does not hold, whether it is negated or not. */
    private boolean holds(Condition condition, String prefix, List<String> doubts) {
        try {
            return isTrue(condition) != condition.negated();
        } catch (BadValueTextException e) {
            doubts.add("Couldn't determine result for " + condition.told(prefix) + ", assuming failed: "
                    + e.fault().words());
            return false;
        }
    }

    private boolean isTrue(Condition condition) throws BadValueTextException {
        String parameter = condition.parameter();
        return switch (condition.kind()) {
            case PATH_EXISTS,
                    PATH_EXISTS_GLOB,
                    PATH_IS_DIRECTORY,
                    PATH_IS_SYMBOLIC_LINK,
                    PATH_IS_MOUNT_POINT,
                    PATH_IS_READ_WRITE,
                    PATH_IS_ENCRYPTED,
                    DIRECTORY_NOT_EMPTY,
                    FILE_NOT_EMPTY,
                    FILE_IS_EXECUTABLE,
                    NEEDS_UPDATE -> host.holdsOfPath(condition.kind(), parameter);
            case FIRMWARE, CREDENTIAL, CPU_FEATURE, MEMORY_PRESSURE, CPU_PRESSURE, IO_PRESSURE ->
                host.holds(condition.kind(), parameter);
            case FIRST_BOOT -> UnitNumbers.truth(parameter) == host.isFirstBoot();
            case AC_POWER -> UnitNumbers.truth(parameter) == host.hasPower();
            case ARCHITECTURE -> parameter.equals("native") || parameter.equals(host.architecture());
            case VIRTUALIZATION -> isVirtual(parameter);
            case HOST -> isHost(parameter);
            case KERNEL_COMMAND_LINE -> isArgument(parameter);
            case KERNEL_VERSION -> isKernel(parameter);
            case SECURITY -> host.security().contains(parameter);
            case CAPABILITY -> isCapability(parameter);
            case MEMORY -> hasMemory(Comparison.of(parameter));
            case CPUS -> hasProcessors(Comparison.of(parameter));
            case ENVIRONMENT -> isVariable(parameter);
            case USER -> isAmong(host.user(), parameter);
            case GROUP -> isAmong(host.groups(), parameter);
            case CONTROL_GROUP_CONTROLLER ->
                host.controllers().containsAll(List.of(parameter.strip().split("\\s+")));
            case OS_RELEASE -> isRelease(parameter);
        };
    }

    private boolean hasMemory(Comparison asked) throws BadValueTextException {
        return asked.holds(host.memoryBytes(), UnitNumbers.bytes(asked.operand()));
    }

    private boolean hasProcessors(Comparison asked) throws BadValueTextException {
        return asked.holds(host.processors(), UnitNumbers.unsigned(asked.operand()));
    }

    private boolean isVirtual(String parameter) {
        boolean virtual = !host.virtualization().equals("none");
        try {
            return UnitNumbers.truth(parameter) == virtual;
        } catch (BadValueTextException e) {
            return switch (parameter) {
                case "vm" -> virtual && !host.isContainer();
                case "container" -> virtual && host.isContainer();
                default -> parameter.equals(host.virtualization());
            };
        }
    }

    private boolean isHost(String parameter) {
        boolean id = parameter.replace("-", "").matches("[0-9a-fA-F]{32}");
        return id
                ? parameter.replace("-", "").equalsIgnoreCase(host.machineId())
                : UnitPattern.matchesEscaped(parameter, host.hostName());
    }

    private boolean isArgument(String parameter) {
        return host.kernelArguments().stream()
                .anyMatch(
                        word -> word.equals(parameter) || !parameter.contains("=") && word.startsWith(parameter + "="));
    }

    /** Each word is a comparison or a pattern; all of them have to fit. */
    private boolean isKernel(String parameter) throws BadValueTextException {
        for (String word : new WordReader(parameter, Rule.QUOTES).all()) {
            Comparison comparison = Comparison.of(word);
            boolean fits = comparison.isGiven()
                    ? comparison.holds(VersionOrder.compare(host.kernelRelease(), comparison.operand()))
                    : UnitPattern.matchesEscaped(word, host.kernelRelease());
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private boolean isCapability(String parameter) throws BadValueTextException {
        OptionalInt number = CapabilitySet.number(parameter);
        if (number.isEmpty()) {
            throw BadValueTextException.invalid();
        }
        return (host.capabilities().mask() >>> number.getAsInt() & 1) == 1;
    }

    private boolean isVariable(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0
                ? host.variable(parameter).isPresent()
                : host.variable(parameter.substring(0, equals)).equals(Optional.of(parameter.substring(equals + 1)));
    }

    /** Whether one of the names and numbers of a user or of groups is meant. */
    private static boolean isAmong(Collection<String> names, String parameter) {
        return parameter.equals("@system") ? haveSystem(names) : names.contains(parameter);
    }

    private static boolean haveSystem(Collection<String> names) {
        return names.stream().anyMatch(name -> name.matches("\\d{1,9}") && Integer.parseInt(name) <= LAST_SYSTEM_USER);
    }

    /** Each word is a comparison of one variable. */
    private boolean isRelease(String parameter) throws BadValueTextException {
        for (String word : new WordReader(parameter, Rule.QUOTES).all()) {
            int name = 0;
            while (name < word.length() && Character.isLetterOrDigit(word.charAt(name)) || word.startsWith("_", name)) {
                name++;
            }
            Comparison comparison = Comparison.of(word.substring(name));
            if (name == 0 || !comparison.isGiven()) {
                throw BadValueTextException.invalid();
            }
            String actual = host.release().getOrDefault(word.substring(0, name), "");
            if (!comparison.holds(VersionOrder.compare(actual, comparison.operand()))) {
                return false;
            }
        }
        return true;
    }
}
