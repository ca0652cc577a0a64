package dev.supervisor.config.option;

import dev.supervisor.api.ini.Expansion;
import dev.supervisor.api.ini.ExpansionException;
import dev.supervisor.api.ini.IniOption;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.api.ini.Origin;
import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.config.option.SectionShape.Check;
import dev.supervisor.config.option.SectionShape.Slot;
import dev.supervisor.config.option.SectionShape.Step;
import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.Doubt;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns the options of one section into values, and everything that is wrong with them into problems. */
public final class SectionBinder {

    /** Where the sentences about a section end. */
    public enum Ending {
        NOTHING,
        /** As the original has it of some. */
        SECTION_AND_FILE
    }

    private final IniSection section;
    private final Ending ending;
    private final KnownValues known;
    private final Findings findings;

    public SectionBinder(IniSection section, Ending ending, KnownValues known, Findings findings) {
        this.section = section;
        this.ending = ending;
        this.known = known;
        this.findings = findings;
    }

    /** The values of a shape's options in this section that are known before any has been read. */
    public SectionValues values(SectionShape<?> shape) {
        return SectionValues.of(shape, section, known);
    }

    /**
     * Reads options and checks rules between them.
     *
     * @param steps in the original's order
     * @param names what the {@code %} of an option can be expanded to
     * @param values gets the values; options with a problem have none afterwards
     */
    public void bind(List<Step> steps, Function<Slot, Expansion> names, SectionValues values) {
        for (Step step : steps) {
            switch (step) {
                case Slot slot -> {
                    if (values.isToBeRead(slot)) {
                        bind(slot, names, values);
                    }
                }
                case Check check -> make(check.shape(), values);
            }
        }
    }

    private void bind(Slot slot, Function<Slot, Expansion> names, SectionValues values) {
        Optional<IniOption> given = values.given(slot);
        if (given.isEmpty() && slot.sameAs().isPresent()) {
            values.putSame(slot, slot.sameAs().get());
        } else {
            read(slot, given, names).ifPresentOrElse(value -> values.put(slot, value), () -> values.miss(slot));
        }
    }

    /** The record, unless a value that it needs is missing or breaks a rule; that has been reported. */
    public <R extends Record> Optional<R> make(SectionShape<R> shape, SectionValues values) {
        if (!values.isComplete(shape)) {
            return Optional.empty();
        }
        try {
            return Optional.of(shape.make(values));
        } catch (BadValueException e) {
            problem(e.getMessage());
            return Optional.empty();
        }
    }

    /** The value of one option by itself, unless there is none; the reason has been reported. */
    public Optional<Object> read(Slot slot, Function<Slot, Expansion> names) {
        return read(slot, section.option(slot.option()), names);
    }

    private Optional<Object> read(Slot slot, Optional<IniOption> given, Function<Slot, Expansion> names) {
        OptionText declared = slot.text();
        if (given.isEmpty() && declared.usual().isPresent()) {
            return declared.usual();
        }
        if (given.isEmpty() && declared.isRequired()) {
            problem(slot.declared().missing());
            return Optional.empty();
        }
        if (given.isPresent() && given.get().value().indexOf('\0') >= 0) {
            problem(slot.option(), "a value cannot hold a NUL character");
            return Optional.empty();
        }
        try {
            return parse(slot, expanded(slot, given.map(IniOption::value).orElse(declared.byDefault()), names));
        } catch (ExpansionException e) {
            problem(slot.option(), e.getMessage());
            return Optional.empty();
        }
    }

    /** The text of an option with every expansion made. */
    private String expanded(Slot slot, String raw, Function<Slot, Expansion> names) throws ExpansionException {
        if (slot.text().unexpanded() || raw.indexOf('%') < 0) {
            return raw;
        }
        Expansion here = names.apply(slot);
        String once = expand(raw, slot.option(), place(slot), here);
        return slot.text().expandedTwice() ? here.expand(once, slot.option()) : once;
    }

    private Optional<Object> parse(Slot slot, String text) {
        try {
            Object value = known.value(slot, text);
            slot.text().type().doubt(text).ifPresent(doubt -> doubt(slot.option(), doubt));
            return Optional.of(value);
        } catch (BadValueException e) {
            String own = slot.declared().invalid();
            problem(slot.option(), own.isEmpty() ? e.getMessage() : own.replace("{value}", text));
            return Optional.empty();
        }
    }

    /** Adds a warning about an option that has been understood. */
    public void doubt(String option, Doubt doubt) {
        String text = "For [%s], %s %s (%s)".formatted(section.name(), option, doubt.sentence(), originOf(option));
        if (doubt.aloud()) {
            findings.warnAloud(text);
        } else {
            findings.warnOnce(text);
        }
    }

    /** The value of an option whose {@code %} has been expanded. */
    public void bindText(Slot slot, String text, SectionValues values) {
        parse(slot, text).ifPresentOrElse(value -> values.put(slot, value), () -> values.miss(slot));
    }

    /** Expands a value that may lack its last conversion letter. */
    public String expand(String raw, String option, String place, Expansion names) throws ExpansionException {
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

    /** Adds a problem of an option. */
    public void problem(String option, String sentence) {
        findings.problem(new Problem(
                filledIn(sentence), Optional.of(section.name()), Optional.of(option), Optional.of(originOf(option))));
    }

    /** Adds a problem of the section as a whole. */
    public void problem(String sentence) {
        findings.problem(new Problem(
                filledIn(sentence), Optional.of(section.name()), Optional.empty(), Optional.of(section.origin())));
    }

    private String place(Slot slot) {
        String own = slot.declared().place();
        return own.isEmpty() ? section.name() + "." + slot.option() : own;
    }

    private Origin originOf(String option) {
        return section.option(option).map(IniOption::origin).orElse(section.origin());
    }

    private String filledIn(String sentence) {
        String filledIn = sentence.replace("{section}", section.name());
        return switch (ending) {
            case NOTHING -> filledIn;
            case SECTION_AND_FILE ->
                filledIn + " in section " + PythonRepr.of(section.name()) + " (file: "
                        + PythonRepr.of(section.origin().file()) + ")";
        };
    }
}
