package dev.supervisor.api.getopt;

import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/**
 * How a program is used: what {@code -h} prints, and the beginning of its manual page. picocli breaks the lines; it is loaded for
 * this only, because a start without it is faster.
 *
 * @param program its name
 * @param purpose what it is for, in a few words
 * @param arguments what follows its options
 * @param options in the order in which they are shown
 * @param remark what else there is to say of its arguments
 */
public record Usage(
        String program, String purpose, String arguments, List<? extends CommandOption> options, String remark) {
    private static final int WIDTH = 79;
    private static final int INDENTATION = 5;

    public Usage {
        options = List.copyOf(options);
    }

    /**
     * The text for {@code -h}.
     *
     * @param invokedAs how the program was called
     */
    public String text(String invokedAs) {
        StringBuilder text = new StringBuilder();
        text.append(program).append(" -- ").append(purpose).append("\n\n");
        text.append("Usage: ").append(invokedAs).append(" [options]");
        text.append(arguments.isEmpty() ? "" : " " + arguments);
        text.append("\n\nOptions:\n");
        text.append(broken(options.stream().map(Usage::line).toList(), INDENTATION));
        return text.append('\n').append(broken(List.of(remark), 0)).toString();
    }

    /** The forms of an option, with their dashes. */
    static List<String> spellings(CommandOption option) {
        String word = "--" + option.word();
        return option.letter().isEmpty() ? List.of(word) : List.of("-" + option.letter(), word);
    }

    private static String line(CommandOption option) {
        String argument = option.argument().map(name -> " " + name).orElse("");
        return String.join("/", spellings(option)) + argument + " -- " + option.description();
    }

    /** Lines no longer than a screen is wide; what goes on in a further line is set in. */
    private static String broken(List<String> lines, int indentation) {
        ColorScheme plain = Help.defaultColorScheme(Ansi.OFF);
        TextTable table = TextTable.forColumns(plain, new Column(WIDTH, 0, Overflow.WRAP));
        table.indentWrappedLines = indentation;
        for (String line : lines) {
            table.addRowValues(new Text[] {plain.text(line)});
        }
        return table.toString();
    }
}
