package dev.supervisor.client;

import dev.supervisor.api.json.JsonValue;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.client.report.DaemonReport;
import dev.supervisor.client.report.GroupPlan;
import dev.supervisor.client.report.LogPiece;
import dev.supervisor.client.report.Members;
import dev.supervisor.client.report.ProcessDetail;
import dev.supervisor.client.report.ProcessReport;
import dev.supervisor.client.report.RunReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A server's offer besides XML-RPC: JSON below {@code /api/v1}. The original offers nothing, nor does ours on TCP
 * without an {@code [http_api]} section; then answers are empty. Made on first use: the reader of JSON is not loaded
 * before. One thread.
 */
public record SupervisorApi(Source source) {
    private static final String ROOT = "/api/v1";

    /** How documents are got. */
    public interface Source {

        /**
         * Asks for a document.
         *
         * @return empty if there is no API
         * @throws RpcFault if the API refuses
         */
        Optional<JsonValue> ask(String verb, String path) throws RpcFault, IOException;
    }

    /** The daemon itself. */
    public Optional<DaemonReport> daemon() throws RpcFault, IOException {
        return ask("GET", "/supervisor").map(DaemonReport::of);
    }

    /** All processes with what they use. */
    public Optional<List<ProcessReport>> processes() throws RpcFault, IOException {
        return ask("GET", "/processes?usage=true").map(all -> all.objects("processes", ProcessReport::of));
    }

    /** All processes without what they use, which the server need not look up then. */
    public Optional<List<ProcessReport>> processesWithoutUsage() throws RpcFault, IOException {
        return ask("GET", "/processes").map(all -> all.objects("processes", ProcessReport::of));
    }

    /** @throws RpcFault if there is no such process */
    public Optional<ProcessDetail> process(String name) throws RpcFault, IOException {
        return ask("GET", "/processes/" + inPath(name)).map(ProcessDetail::of);
    }

    /**
     * Has a process stopped, if it runs, and started, and waits for neither.
     *
     * @return false if there is no API
     * @throws RpcFault if that cannot begin
     */
    public boolean beginRestart(String name) throws RpcFault, IOException {
        return ask("POST", "/processes/" + inPath(name) + "/restart?wait=false").isPresent();
    }

    /** The last runs of a process, the newest first. */
    public Optional<List<RunReport>> history(String name) throws RpcFault, IOException {
        return ask("GET", "/processes/" + inPath(name) + "/history").map(all -> all.objects("runs", RunReport::of));
    }

    /**
     * A piece of a log; empty also if the server knows no cursors.
     *
     * @param from in bytes; if negative, this many before the end, from the beginning of a line
     * @throws RpcFault with a sentence that says where the output goes, if there is no file that keeps it
     */
    public Optional<LogPiece> logFrom(String name, StdStream channel, long from, int bytes)
            throws RpcFault, IOException {
        return log(name, channel, "from=" + from, bytes);
    }

    /** The text after the piece that had this cursor. */
    public Optional<LogPiece> logAfter(String name, StdStream channel, String cursor, int bytes)
            throws RpcFault, IOException {
        return log(name, channel, "after=" + inPath(cursor), bytes);
    }

    private Optional<LogPiece> log(String name, StdStream channel, String where, int bytes)
            throws RpcFault, IOException {
        String path = "/processes/" + inPath(name) + "/logs/" + channel.word();
        return ask("GET", path + "?" + where + "&bytes=" + bytes).flatMap(LogPiece::of);
    }

    /**
     * The effects of an update, without doing it.
     *
     * @param groups empty: all
     * @throws RpcFault if the configuration has mistakes
     */
    public Optional<List<GroupPlan>> updatePlan(List<String> groups) throws RpcFault, IOException {
        return ask("GET", "/update" + query(groups)).map(all -> all.objects("groups", GroupPlan::planned));
    }

    /** Updates, restarts only what must be, and says what was done. */
    public Optional<List<GroupPlan>> updateMinimally(List<String> groups) throws RpcFault, IOException {
        return ask("POST", "/update" + query(groups) + (groups.isEmpty() ? "?" : "&") + "minimal=true")
                .map(all -> all.objects("groups", GroupPlan::done));
    }

    private static String query(List<String> groups) {
        return groups.isEmpty()
                ? ""
                : "?groups=" + groups.stream().map(SupervisorApi::inPath).collect(Collectors.joining(","));
    }

    private Optional<Members> ask(String verb, String path) throws RpcFault, IOException {
        return source.ask(verb, ROOT + path).map(Members::of);
    }

    /** Its form in a path: anything but letters and digits becomes two hexadecimal digits for each byte. */
    private static String inPath(String name) {
        StringBuilder path = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_';
            path.append(plain ? Character.toString(b) : "%%%02X".formatted(b & 0xff));
        }
        return path.toString();
    }
}
