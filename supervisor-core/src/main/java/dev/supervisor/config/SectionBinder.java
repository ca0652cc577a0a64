package dev.supervisor.config;

import dev.supervisor.api.ini.Expansion;
import dev.supervisor.api.ini.ExpansionException;
import dev.supervisor.api.ini.IniOption;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.api.ini.Origin;
import dev.supervisor.config.SpecShape.Check;
import dev.supervisor.config.SpecShape.Slot;
import dev.supervisor.config.SpecShape.Step;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Turns the options of one section into values, and everything that is wrong with them into problems. */
final class SectionBinder {

    /** Where the sentences about a section end; the original adds the section and its file to some. */
    static final String NO_SUFFIX = "";

    private final IniSection section;
    private final String suffix;
    private final Surroundings surroundings;
    private final Findings findings;

    SectionBinder(IniSection section, String suffix, Surroundings surroundings, Findings findings) {
        this.section = section;
        this.suffix = suffix;
        this.surroundings = surroundings;
        this.findings = findings;
    }

    /**
     * Reads options in the original's order.
     *
     * @param wanted which of the steps are done
     * @param names what the {@code %} of an option can be expanded to
     * @param values gets the values by option name; options with a problem are not in it afterwards
     */
    void bind(SpecShape<?> shape, Predicate<Step> wanted, Function<Slot, Expansion> names, Map<String, Object> values) {
        for (Step step : shape.steps()) {
            if (wanted.test(step)) {
                switch (step) {
                    case Slot slot -> read(slot, names, values);
                    case Check check -> check(check, values);
                }
            }
        }
    }

    /** The record, unless a value that it needs is missing; that has been said. */
    <R extends Record> Optional<R> make(SpecShape<R> shape, Map<String, Object> values) {
        if (!shape.isCompleteIn(values)) {
            return Optional.empty();
        }
        try {
            return Optional.of(shape.make(values));
        } catch (BadValueException e) {
            problem(e.getMessage());
            return Optional.empty();
        }
    }

    /** The text of an option with every expansion made, or what it is by default; empty if it has to be given and is not. */
    private Optional<String> text(Slot slot, Expansion names) throws ExpansionException {
        Option declared = slot.declared();
        Optional<IniOption> given = section.option(slot.option());
        if (given.isEmpty() && declared.byDefault().equals(Option.REQUIRED)) {
            return Optional.empty();
        }
        String raw = given.map(IniOption::value).orElse(declared.byDefault());
        if (declared.unexpanded()) {
            return Optional.of(raw);
        }
        String once = expand(raw, slot.option(), place(slot), names);
        return Optional.of(declared.expandedTwice() ? names.expand(once, slot.option()) : once);
    }

    /** Expands a value that may lack its last conversion letter. */
    String expand(String raw, String option, String place, Expansion names) throws ExpansionException {
        Optional<String> completed = Expansion.completed(raw);
        if (completed.isEmpty()) {
            return names.expand(raw, place);
        }
        String expanded = names.expand(completed.get(), place);
        String shown =
                Problem.isSecret(option) ? "s is added" : "\"%s\" is read as \"%s\"".formatted(raw, completed.get());
        findings.warnAloud("For [%s], %s ends in an expansion without its conversion letter: %s (%s)"
                .formatted(section.name(), option, shown, originOf(option)));
        return expanded;
    }

    /** Something is wrong with an option. */
    void problem(String option, String sentence) {
        findings.problem(new Problem(
                filledIn(sentence) + suffix,
                Optional.of(section.name()),
                Optional.of(option),
                Optional.of(originOf(option))));
    }

    /** Something is wrong with the section as a whole. */
    void problem(String sentence) {
        findings.problem(new Problem(
                filledIn(sentence) + suffix,
                Optional.of(section.name()),
                Optional.empty(),
                Optional.of(section.origin())));
    }

    private void read(Slot slot, Function<Slot, Expansion> names, Map<String, Object> values) {
        String option = slot.option();
        values.remove(option);
        boolean given = section.option(option).isPresent();
        if (!given && !slot.sameAs().isEmpty()) {
            Optional.ofNullable(values.get(slot.sameAs())).ifPresent(value -> values.put(option, value));
            return;
        }
        if (!given && slot.usual().isPresent()) {
            values.put(option, slot.usual().get());
            return;
        }
        try {
            Optional<String> text = text(slot, names.apply(slot));
            if (text.isPresent()) {
                parse(slot, text.get()).ifPresent(value -> values.put(option, value));
            } else {
                problem(slot.declared().missing());
            }
        } catch (ExpansionException e) {
            problem(option, e.getMessage());
        }
    }

    private Optional<Object> parse(Slot slot, String text) {
        try {
            return Optional.of(slot.parse(text, surroundings));
        } catch (BadValueException e) {
            String own = slot.declared().invalid();
            problem(slot.option(), own.isEmpty() ? e.getMessage() : own.replace("{value}", text));
            return Optional.empty();
        }
    }

    private void check(Check check, Map<String, Object> values) {
        if (check.shape().isCompleteIn(values)) {
            try {
                check.shape().make(values);
            } catch (BadValueException e) {
                problem(e.getMessage());
            }
        }
    }

    private String place(Slot slot) {
        String own = slot.declared().place();
        return own.isEmpty() ? section.name() + "." + slot.option() : own;
    }

    private Origin originOf(String option) {
        return section.option(option).map(IniOption::origin).orElse(section.origin());
    }

    private String filledIn(String sentence) {
        return sentence.replace("{section}", section.name());
    }
}
