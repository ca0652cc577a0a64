package dev.supervisor.rest.view;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessResult;
import java.util.Optional;
import java.util.stream.Stream;

/** The result for one of several processes. */
public record ResultView(
        @Described("The process, with its group.") String name,
        @Described("Whether it was done.") boolean ok,

        @Described("The fault of XML-RPC, like NOT_RUNNING, if it was not.")
        Optional<String> fault,

        @Described("In words.") String description) {

    public static ResultView of(ProcessResult result) {
        boolean ok = result.status() == Fault.SUCCESS.code();
        Optional<String> fault = Stream.of(Fault.values())
                .filter(known -> !ok && known.code() == result.status())
                .map(Fault::name)
                .findFirst();
        return new ResultView(result.group() + ":" + result.name(), ok, fault, result.description());
    }
}
