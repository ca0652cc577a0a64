package dev.supervisor.daemon;

import dev.supervisor.api.getopt.ManualPage;
import dev.supervisor.api.ini.DefaultPaths;
import java.util.List;

/** Prints the manual page of the daemon; run by the build, with the date and the version as its arguments. */
public final class Manual {
    private static final int SECTION = 8;

    private Manual() {}

    public static void main(String[] args) {
        System.out.print(page(String.join(" ", args)));
    }

    static String page(String edition) {
        ManualPage page = new ManualPage(DaemonOption.usage(), SECTION, edition);
        page.section("SIGNALS")
                .term("SIGTERM, SIGINT, SIGQUIT", "Stop all processes and end.")
                .term(
                        "SIGHUP",
                        "Stop all processes, read the configuration again and start over; if it has mistakes,"
                                + " nothing is stopped and the activity log has the reason.")
                .term("SIGUSR2", "Close and reopen the activity log and all logs of processes.");
        page.section("FILES")
                .paragraph("The configuration is the first of these files that exists, if --configuration names none:")
                .example(DefaultPaths.of("DIRECTORY/bin/supervisord"));
        page.section("EXIT STATUS")
                .term("0", "It has ended on request, or --check found no mistakes.")
                .term("1", "It could not open a socket, the pid file or a log.")
                .term("2", "The command line or the configuration is wrong.");
        page.section("EXAMPLES")
                .paragraph("Report the mistakes in a configuration, and start nothing:")
                .example(List.of("supervisord --check --strict -c supervisord.conf"))
                .paragraph("Stay in the foreground, as in a container:")
                .example(List.of("supervisord -n -c supervisord.conf"));
        return page.section("SEE ALSO")
                .paragraph("supervisorctl(1), echo_supervisord_conf(1), pidproxy(1)")
                .toString();
    }
}
