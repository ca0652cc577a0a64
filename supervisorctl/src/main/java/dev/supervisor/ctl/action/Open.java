package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.ServerUrl;
import dev.supervisor.client.UrlParts;
import java.io.IOException;
import java.util.List;

/** Turns to another server and shows its status, whose exit code does not count. */
final class Open implements Action {

    @Override
    public String name() {
        return "open";
    }

    @Override
    public List<String> help() {
        return List.of(
                "open <url>\tConnect to a remote supervisord process.",
                "\t\t(for UNIX domain socket, use unix:///socket/path)");
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        String scheme = UrlParts.parse(argument).scheme();
        if (!scheme.equals("unix") && !scheme.equals("http")) {
            session.terminal().line("ERROR: url must be http:// or unix://");
            session.exitWith(ExitCode.FAILURE);
            return;
        }
        session.turnTo(new ServerUrl(argument, "that of open"));
        ExitCode before = session.exitCode();
        new Status().run("", session);
        session.exitWith(before);
    }
}
