package dev.supervisor.ctl.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An update by plan")
class UpdatePlanTest {
    private static final String WORKER = """
        {"group": "worker", "change": "changed", "needs_replacement": false,
         "reasons": [{"option": "priority", "from": "999", "to": "5", "live": true}],
         "processes": [
           {"name": "worker:w0", "change": "changed", "running": true, "update": "restart", "minimal": "restart",
            "reasons": [{"option": "command", "from": "/bin/cat", "to": "/bin/tac", "live": false}]},
           {"name": "worker:w1", "change": "same", "running": true, "update": "restart", "minimal": "none", "reasons": []}]}\
        """;
    private static final String NEW = """
        {"group": "new", "change": "added", "reasons": [],
         "processes": [{"name": "new:new", "change": "added", "running": false, "update": "start", "minimal": "start", "reasons": []}]}\
        """;

    private final FakeSupervisor supervisor = new FakeSupervisor().running("web");
    private final RecordingTerminal terminal = new RecordingTerminal();

    private int run(String line) {
        return Run.of(supervisor, line, terminal, false).code();
    }

    @Test
    void says_for_each_process_what_would_be_done_and_why() {
        supervisor.serve("GET /api/v1/update", "{\"groups\": [" + WORKER + "," + NEW + "]}");

        assertEquals(0, run("update --plan"));

        assertEquals("""
            worker: changed
                priority: 999 -> 5 (no restart needed)
              worker:w0: restart
                command: /bin/cat -> /bin/tac
              worker:w1: restart
                is the same, but goes with its group
            new: added
              new: start
            """, terminal.out());
    }

    @Test
    void says_what_would_be_done_with_as_few_restarts_as_can_be() {
        supervisor.serve("GET /api/v1/update", "{\"groups\": [" + NEW + "," + WORKER + "]}");
        supervisor.running("worker");

        run("update --plan --minimal worker");

        assertEquals("""
            worker: changed
                priority: 999 -> 5 (no restart needed)
              worker:w0: restart
                command: /bin/cat -> /bin/tac
              worker:w1: nothing
            """, terminal.out());
    }

    @Test
    void says_that_there_is_nothing_to_do() {
        supervisor.serve("GET /api/v1/update", "{\"groups\": []}");

        assertEquals(0, run("update --plan all"));

        assertEquals("No config updates to processes\n", terminal.out());
    }

    @Test
    void is_done_with_as_few_restarts_as_can_be() {
        supervisor.serve("POST /api/v1/update?minimal=true", """
            {"groups": [{"plan": %s, "error": null}, {"plan": %s, "error": "FAILED: no"}]}\
            """.formatted(WORKER, NEW));

        assertEquals(1, run("update --minimal"));

        assertEquals("""
            worker:w0: restarted
            worker: updated process group
            new: ERROR (FAILED: no)
            """, terminal.out());
    }

    @Test
    void complains_about_groups_that_there_are_not_and_goes_on_with_the_others() {
        supervisor.serve("GET /api/v1/update", "{\"groups\": [" + NEW + "]}");
        supervisor.serve("POST /api/v1/update?groups=new&minimal=true", """
            {"groups": [{"plan": %s, "error": null}]}\
            """.formatted(NEW));

        assertEquals(1, run("update --plan nobody new"));
        assertEquals(1, run("update --minimal new nobody"));

        assertEquals("""
            ERROR: no such group: nobody
            new: added
              new: start
            ERROR: no such group: nobody
            new: added process group
            """, terminal.out());
    }

    @Test
    void of_nothing_but_groups_that_there_are_not_is_no_update_of_all() {
        supervisor.serve("GET /api/v1/update", "{\"groups\": [" + NEW + "]}");

        assertEquals(1, run("update --plan nobody"));
        assertEquals(1, run("update --minimal nobody nothing"));

        assertEquals("""
            ERROR: no such group: nobody
            ERROR: no such group: nobody
            ERROR: no such group: nothing
            """, terminal.out());
    }

    @Test
    void is_refused_by_a_server_without_an_api_before_anything_is_done() {
        supervisor.changeConfiguration(java.util.List.of(), java.util.List.of("web"), java.util.List.of());

        assertEquals(1, run("update --minimal"));

        assertEquals("", terminal.out());
        assertEquals(
                FakeSupervisor.URL + " has no /api/v1, so there is no plan of an update; nothing has been done\n",
                terminal.err());
    }
}
