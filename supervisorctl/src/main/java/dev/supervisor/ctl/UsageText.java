package dev.supervisor.ctl;

import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code -h} prints. picocli breaks the lines; it is loaded for this only, because a start without it is faster. */
final class UsageText {
    private static final int WIDTH = 79;
    private static final int INDENTATION = 5;

    private UsageText() {}

    static String of(String invokedAs) {
        CommandSpec command = CommandSpec.create();
        command.usageMessage()
                .width(WIDTH)
                .header("supervisorctl -- control applications that supervisord runs", "")
                .customSynopsis(invokedAs.replace("%", "%%") + " [options] [action [arguments]]")
                .footer(
                        "",
                        "An action is a word like \"status\" or \"restart\" with its arguments; the action \"help\""
                                + " lists them all. Without one, actions are read from standard input, one a line.");
        for (ClientOption option : ClientOption.values()) {
            command.addOption(spec(option));
        }
        ColorScheme plain = Help.defaultColorScheme(Ansi.OFF);
        Help help = new Help(command, plain);
        TextTable options = TextTable.forColumns(plain, new Column(WIDTH, 0, Overflow.WRAP));
        options.indentWrappedLines = INDENTATION;
        for (OptionSpec option : command.options()) {
            options.addRowValues(new Text[] {plain.text(line(option))});
        }
        return help.header() + "Usage: " + help.synopsis(0) + "\nOptions:\n" + options + help.footer();
    }

    private static OptionSpec spec(ClientOption option) {
        OptionSpec.Builder spec =
                OptionSpec.builder("-" + option.letter(), "--" + option.word()).description(option.description());
        return option.argument()
                .map(name -> spec.arity("1").type(String.class).paramLabel(name))
                .orElseGet(() -> spec.arity("0").type(boolean.class))
                .build();
    }

    private static String line(OptionSpec option) {
        String argument = option.arity().min() == 0 ? "" : " " + option.paramLabel();
        return String.join("/", option.names()) + argument + " -- " + option.description()[0];
    }
}
