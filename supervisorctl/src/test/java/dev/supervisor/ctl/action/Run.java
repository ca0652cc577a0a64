package dev.supervisor.ctl.action;

import dev.supervisor.client.Credentials;

/**
 * The result of one line given to a supervisor.
 *
 * @param out everything on standard output
 * @param code the exit code
 */
record Run(String out, int code) {

    static Run of(FakeSupervisor supervisor, String line) {
        return of(supervisor, line, new RecordingTerminal(), false);
    }

    static Run of(FakeSupervisor supervisor, String line, RecordingTerminal terminal, boolean interactive) {
        Session session = session(supervisor, terminal, interactive);
        new Interpreter(session).run(line);
        return new Run(terminal.out(), session.exitCode().code());
    }

    static Session session(FakeSupervisor supervisor, RecordingTerminal terminal, boolean interactive) {
        return new Session(
                terminal, Audience.SCRIPTS, supervisor, FakeSupervisor.ADDRESS, Credentials.NONE, interactive);
    }

    static Run said(int code, String... lines) {
        return new Run(lines.length == 0 ? "" : String.join("\n", lines) + "\n", code);
    }
}
