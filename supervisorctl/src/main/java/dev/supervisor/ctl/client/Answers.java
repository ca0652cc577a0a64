package dev.supervisor.ctl.client;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From values on the wire to what they mean. Members that nobody here knows are left alone, whoever added them. */
final class Answers {
    private Answers() {}

    static String text(XmlRpcValue value) throws ServerException {
        if (value instanceof StringValue string) {
            return string.text();
        }
        throw unexpected(value, "text");
    }

    static int number(XmlRpcValue value) throws ServerException {
        if (value instanceof IntValue number) {
            return Math.clamp(number.number(), Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        throw unexpected(value, "a number");
    }

    static List<String> texts(XmlRpcValue value) throws ServerException {
        List<String> texts = new ArrayList<>();
        for (XmlRpcValue item : items(value)) {
            texts.add(text(item));
        }
        return texts;
    }

    static List<ProcessInfo> processInfos(XmlRpcValue value) throws ServerException {
        List<ProcessInfo> infos = new ArrayList<>();
        for (XmlRpcValue item : items(value)) {
            infos.add(processInfo(item));
        }
        return infos;
    }

    static ProcessInfo processInfo(XmlRpcValue value) throws ServerException {
        Struct info = Struct.of(value);
        return new ProcessInfo(
                info.text("name"),
                info.text("group"),
                info.number("start"),
                info.number("stop"),
                info.number("now"),
                info.number("state"),
                info.text("statename"),
                info.text("spawnerr"),
                info.number("exitstatus"),
                info.text("logfile"),
                info.text("stdout_logfile"),
                info.text("stderr_logfile"),
                info.number("pid"),
                info.text("description"));
    }

    static List<ProcessResult> results(XmlRpcValue value) throws ServerException {
        List<ProcessResult> results = new ArrayList<>();
        for (XmlRpcValue item : items(value)) {
            Struct result = Struct.of(item);
            results.add(new ProcessResult(
                    result.text("name"), result.text("group"), result.number("status"), result.text("description")));
        }
        return results;
    }

    static List<ConfiguredProcess> configuredProcesses(XmlRpcValue value) throws ServerException {
        List<ConfiguredProcess> processes = new ArrayList<>();
        for (XmlRpcValue item : items(value)) {
            Struct process = Struct.of(item);
            processes.add(new ConfiguredProcess(
                    new Namespec(process.text("group"), process.text("name")),
                    process.truth("inuse"),
                    process.truth("autostart"),
                    process.number("group_prio"),
                    process.number("process_prio")));
        }
        return processes;
    }

    /** The three lists of {@code reloadConfig}, which come as the only item of a list. */
    static ConfigChanges changes(XmlRpcValue value) throws ServerException {
        List<XmlRpcValue> outer = items(value);
        List<XmlRpcValue> lists = outer.size() == 1 ? items(outer.getFirst()) : outer;
        if (lists.size() != 3) {
            throw unexpected(value, "three lists");
        }
        return new ConfigChanges(texts(lists.get(0)), texts(lists.get(1)), texts(lists.get(2)));
    }

    private static List<XmlRpcValue> items(XmlRpcValue value) throws ServerException {
        if (value instanceof ArrayValue array) {
            return array.items();
        }
        throw unexpected(value, "a list");
    }

    private static ServerException unexpected(XmlRpcValue value, String expected) {
        return new ServerException(
                ServerException.Kind.BAD_ANSWER, "the server answered " + value + " where " + expected + " belongs");
    }

    /** The members of a struct by their names. */
    private record Struct(Map<String, XmlRpcValue> members) {

        static Struct of(XmlRpcValue value) throws ServerException {
            if (!(value instanceof StructValue struct)) {
                throw unexpected(value, "a struct");
            }
            Map<String, XmlRpcValue> members = new HashMap<>();
            for (Member member : struct.members()) {
                members.put(member.name(), member.value());
            }
            return new Struct(members);
        }

        String text(String name) throws ServerException {
            return Answers.text(member(name));
        }

        int number(String name) throws ServerException {
            return Answers.number(member(name));
        }

        boolean truth(String name) throws ServerException {
            XmlRpcValue value = member(name);
            if (value instanceof BooleanValue truth) {
                return truth.truth();
            }
            throw unexpected(value, "true or false");
        }

        private XmlRpcValue member(String name) throws ServerException {
            XmlRpcValue value = members.get(name);
            if (value == null) {
                throw new ServerException(
                        ServerException.Kind.BAD_ANSWER, "the server's answer lacks the member " + name);
            }
            return value;
        }
    }
}
