package dev.supervisor.ctl;

import dev.supervisor.api.getopt.ManualPage;
import dev.supervisor.api.ini.DefaultPaths;
import dev.supervisor.ctl.action.ActionText;
import java.util.ArrayList;
import java.util.List;

/** Prints the manual page of the client; run by the build, with the date and the version as its arguments. */
public final class Manual {
    private static final int SECTION = 1;

    private Manual() {}

    public static void main(String[] args) {
        System.out.print(page(String.join(" ", args)));
    }

    static String page(String edition) {
        ManualPage page = new ManualPage(ClientOption.usage(), SECTION, edition);
        addActions(page.section("ACTIONS"));
        page.section("ENVIRONMENT")
                .term("NO_COLOR", "If it is set and not empty, states are not shown in colour.")
                .term("CLICOLOR_FORCE", "If it is set and neither empty nor 0, they are, also in a pipe.");
        page.section("FILES")
                .paragraph("The server and the login are in the section [supervisorctl] of the first of these files"
                        + " that exists, if --configuration names none:")
                .example(DefaultPaths.of("DIRECTORY/bin/supervisorctl"));
        addExitStatus(page.section("EXIT STATUS"));
        page.section("EXAMPLES")
                .paragraph("Restart all processes of the group web, and follow the output of one of them:")
                .example(List.of("supervisorctl restart 'web:*'", "supervisorctl tail -f web:web_0 stderr"))
                .paragraph("Have bash complete actions and the names of processes:")
                .example(List.of("source <(supervisorctl completion bash)"));
        return page.section("SEE ALSO")
                .paragraph("supervisord(8), echo_supervisord_conf(1), pidproxy(1)")
                .toString();
    }

    /** Each explanation under what it explains; a line without one stands for itself. */
    private static void addActions(ManualPage page) {
        for (ActionText action : ActionText.all()) {
            page.part(action.name());
            List<String> waiting = new ArrayList<>(action.lines());
            while (!waiting.isEmpty()) {
                String line = waiting.removeFirst();
                int tab = line.indexOf('\t');
                if (tab < 0 && !line.isEmpty()) {
                    page.paragraph(line);
                } else if (tab >= 0) {
                    page.term(line.substring(0, tab).strip(), explanation(line, waiting));
                }
            }
        }
    }

    /** The text after the tabs, here and in the lines that continue it. */
    private static String explanation(String line, List<String> following) {
        StringBuilder text = new StringBuilder(afterTabs(line));
        while (!following.isEmpty() && following.getFirst().startsWith("\t")) {
            text.append(' ').append(afterTabs(following.removeFirst()));
        }
        return text.toString();
    }

    private static String afterTabs(String line) {
        return line.substring(line.lastIndexOf('\t') + 1).strip();
    }

    private static void addExitStatus(ManualPage page) {
        page.term("0", "Done, or nothing had to be done; always after a shell.")
                .term("1", "Something failed.")
                .term("2", "The command line or the configuration is wrong, or start was given no name.")
                .term("3", "status: one of the processes shown is not running.")
                .term("4", "The server refuses connections; status: there is no server, or no process of a name.")
                .term("5", "The server speaks another version of the interface.")
                .term("7", "There is no socket where the server should be, or the process is not running.");
    }
}
