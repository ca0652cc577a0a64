package dev.supervisor.simulation;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.kit.Received;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.operation.Operation;
import dev.supervisor.operation.Operations;
import dev.supervisor.plan.Deed;
import dev.supervisor.plan.PlanStanding;
import dev.supervisor.plan.Task.ToProcess;
import dev.supervisor.rest.RestAnswer;
import dev.supervisor.rest.RestRequest;
import dev.supervisor.rest.RestServer;
import dev.supervisor.rpc.CallDispatcher;
import dev.supervisor.time.Now;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The ways by which clients come in, XML-RPC and the API in JSON, and the calls that wait for their answers. */
final class Calls {
    static final String UPDATE = "/update";

    private final CallDispatcher rpc;
    private final RestServer rest;
    private final Operations operations;
    private final Diary diary;
    private final List<Call> waiting = new ArrayList<>();
    private Now turn;
    private boolean acting;
    private boolean overlapped;

    Calls(SimulatedDaemon daemon, Diary diary) {
        this.rpc = daemon.dispatcher(task -> task.accept(turn));
        this.rest = daemon.rest();
        this.operations = daemon.world.operations;
        this.diary = diary;
    }

    /** Makes a call in this turn; what it starts at once, is started because a client wants it. */
    CompletableFuture<XmlRpcValue> make(Call call, Now now, String method, Object... params) {
        List<XmlRpcValue> values = Arrays.stream(params)
                .<XmlRpcValue>map(param ->
                        param instanceof Boolean wait ? new BooleanValue(wait) : new StringValue(String.valueOf(param)))
                .toList();
        begin(call);
        turn = now;
        acting = true;
        try {
            return follow(call, rpc.call(method, values).thenApply(Received::of));
        } finally {
            acting = false;
        }
    }

    /** Posts a request to the API in JSON, which takes several turns. */
    void post(Call call, String path, String query) {
        overlapped |= path.equals(UPDATE)
                && waiting.stream().anyMatch(other -> other.toString().contains("update"));
        begin(call);
        RestRequest request = new RestRequest("POST", "/api/v1" + path, query, _ -> Optional.empty());
        follow(call, rest.of(request).answer().apply(Runnable::run).thenApply(Calls::document));
    }

    private void begin(Call call) {
        diary.note("client asks: " + call);
        waiting.add(call);
    }

    private static String document(RestAnswer answer) {
        return new String(((RestAnswer.Document) answer).body(), StandardCharsets.UTF_8);
    }

    private <T> CompletableFuture<T> follow(Call call, CompletableFuture<T> answer) {
        answer.whenComplete((value, failure) -> {
            diary.note("client is answered: " + call + ": " + (failure == null ? value : failure));
            waiting.remove(call);
            try {
                call.answer(failure);
            } catch (AssertionError mistake) {
                diary.keep(mistake);
            }
        });
        return answer;
    }

    /** Whether a client may have wanted this process to start just now. */
    boolean mayStart(Namespec process) {
        return acting
                || waiting.stream().anyMatch(call -> call.mayStart(process.process()))
                || restartsOf(process).anyMatch(this::starts);
    }

    /** Whether a client whose call or restart goes on may want this process to stop just now. */
    boolean mayStop(Namespec process) {
        return waiting.stream().anyMatch(call -> call.mayStop(process.process()))
                || restartsOf(process).anyMatch(restart -> !starts(restart));
    }

    /** Those that go on; the client that asked for one may have been answered already. */
    private Stream<Operation> restartsOf(Namespec process) {
        return operations.running().stream().filter(operation -> operation.plan().stages().stream()
                .flatMap(stage -> stage.tasks().stream())
                .anyMatch(
                        task -> task instanceof ToProcess(var name, Deed.StartAgain _, var _) && name.equals(process)));
    }

    /** Whether the last stage of a restart, that of the starts, has begun. */
    private boolean starts(Operation restart) {
        int starts = restart.plan().stages().getLast().tasks().size();
        PlanStanding standing = operations.standing(restart);
        return standing.done() > standing.total() - starts
                || standing.open().stream()
                        .anyMatch(task -> task instanceof ToProcess(var _, Deed.StartAgain _, var _));
    }

    /** The operations that have not come to their end. */
    Collection<Operation> operations() {
        return operations.running();
    }

    /** Whether an update was asked for while another went on: the logs of one may be taken over by those of the other at once. */
    boolean hadUpdatesAtOneTime() {
        return overlapped;
    }

    /** Those that wait. */
    List<Call> waiting() {
        return waiting;
    }
}
