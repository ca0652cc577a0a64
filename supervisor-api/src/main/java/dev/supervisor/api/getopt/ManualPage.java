package dev.supervisor.api.getopt;

import java.util.List;
import java.util.Locale;

/**
 * The manual page of a program, in the man(7) language: its beginning is made from its {@link Usage}, the rest is added section by
 * section. Text is given as it is to be read; what means something to the formatter is masked here. One thread.
 */
public final class ManualPage {
    private final StringBuilder page = new StringBuilder();

    /** Whether a heading was the last, which begins a paragraph too. */
    private boolean begun;

    /**
     * Begins with name, synopsis, description and options.
     *
     * @param section the number of the section of the manual
     * @param edition the date and the program's version, such as {@code 2026-01-01 supervisor 1.0}
     */
    public ManualPage(Usage usage, int section, String edition) {
        int blank = edition.indexOf(' ');
        String date = edition.substring(0, blank);
        String version = edition.substring(blank + 1);
        title(usage.program(), section, date, version);
        section("NAME").text(usage.program() + " \u2013 " + usage.purpose());
        section("SYNOPSIS");
        line(".B " + masked(usage.program()));
        text(usage.options().isEmpty() ? usage.arguments() : ("[options] " + usage.arguments()).strip());
        section("DESCRIPTION").text(usage.remark());
        if (!usage.options().isEmpty()) {
            section("OPTIONS");
            for (CommandOption option : usage.options()) {
                String argument = option.argument().map(name -> " " + name).orElse("");
                term(String.join(", ", Usage.spellings(option)) + argument, option.description() + ".");
            }
        }
    }

    private void title(String program, int section, String date, String version) {
        line(".TH " + masked(program).toUpperCase(Locale.ROOT) + " " + section + " " + date + " \"" + masked(version)
                + "\"");
    }

    /** Begins a section. */
    public ManualPage section(String heading) {
        line(".SH " + masked(heading));
        begun = true;
        return this;
    }

    /** Begins a part of a section. */
    public ManualPage part(String heading) {
        line(".SS " + masked(heading));
        begun = true;
        return this;
    }

    /** Adds a paragraph. */
    public ManualPage paragraph(String text) {
        return newParagraph().text(text);
    }

    /** Adds a word with its explanation. */
    public ManualPage term(String word, String explanation) {
        return line(".TP").line(".B " + masked(word)).text(explanation);
    }

    /** Adds lines that are shown as they are. */
    public ManualPage example(List<String> lines) {
        newParagraph().line(".in +4n").line(".nf");
        lines.forEach(this::text);
        return line(".fi").line(".in");
    }

    /** The whole page. */
    @Override
    public String toString() {
        return page.toString();
    }

    private ManualPage newParagraph() {
        return begun ? this : line(".PP");
    }

    private ManualPage text(String text) {
        String masked = masked(text);
        return line(masked.startsWith(".") || masked.startsWith("'") ? "\\&" + masked : masked);
    }

    private ManualPage line(String line) {
        page.append(line).append('\n');
        begun = false;
        return this;
    }

    private static String masked(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("\u2013", "\\-")
                .replace("'", "\\(aq")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti")
                .replace("`", "\\(ga");
    }
}
