package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.client.report.ProcessReport;
import dev.supervisor.ctl.top.FullScreen;
import dev.supervisor.ctl.top.Key;
import dev.supervisor.ctl.top.Picture;
import dev.supervisor.ctl.top.ProcessTable;
import dev.supervisor.ctl.top.Wish;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A table of all processes that fills the screen, is always up to date, and takes keys. */
final class Top implements Action {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "top";
    }

    @Override
    public List<String> help() {
        return List.of(
                "top\t\tShow all processes live; up and down choose one",
                "\t\ts starts it, x stops it, r restarts it (both ask first), l shows its logs",
                "\t\t/ filters by name or state, q leaves");
    }

    @Override
    public void run(String argument, Session session) throws RpcFault, IOException {
        if (rejectsArgument(argument, session) || !Upcheck.passes(session)) {
            return;
        }
        if (!session.audience().seesOutput()) {
            session.terminal().line("Error: top requires a terminal");
            session.exitWith(ExitCode.FAILURE);
            return;
        }
        if (!session.audience().cursorMoves()) {
            session.terminal()
                    .line("Error: top requires a terminal that can move its cursor (TERM is \"dumb\" or not set)");
            session.exitWith(ExitCode.FAILURE);
            return;
        }
        if (session.server().api().processes().isEmpty()) {
            NoApi.say("CPU, memory, restarts and last exits are not shown", session);
        }
        try (FullScreen screen = session.terminal().fullScreen()) {
            new Sitting(session, screen).last();
        }
    }

    /** From the first look to the last. */
    private static final class Sitting {
        private final Session session;
        private final FullScreen screen;
        private final ProcessTable table = new ProcessTable();
        private final TopDeeds deeds;
        private String trouble = "";

        Sitting(Session session, FullScreen screen) {
            this.session = session;
            this.screen = screen;
            this.deeds = new TopDeeds(session);
        }

        void last() throws IOException {
            look();
            boolean stays = true;
            while (stays) {
                String message = trouble.isEmpty() ? deeds.message() : trouble;
                Picture picture = new Picture(table, session.serverUrl(), message, deeds.logs());
                screen.show(picture.lines(screen.size(), session.audience().palette()));
                Optional<Key> key = screen.key(PAUSE);
                Optional<Wish> wish = key.flatMap(table::press);
                stays = !(wish.isPresent() && wish.get() instanceof Wish.Leave);
                wish.ifPresent(deeds::grant);
                if (stays && (key.isEmpty() || wish.isPresent())) {
                    look();
                }
            }
        }

        /** Shows a failure; the next refresh may succeed. */
        private void look() {
            try {
                Optional<List<ProcessReport>> told = session.server().api().processes();
                List<ProcessReport> processes = told.isPresent() ? told.get() : known();
                table.update(processes);
                deeds.goOn(processes);
                trouble = "";
            } catch (RpcFault | IOException e) {
                trouble = e.getMessage();
            }
        }

        private List<ProcessReport> known() throws RpcFault, IOException {
            List<ProcessInfo> infos = session.server().getAllProcessInfo();
            return infos.stream().map(ProcessReport::of).toList();
        }
    }
}
