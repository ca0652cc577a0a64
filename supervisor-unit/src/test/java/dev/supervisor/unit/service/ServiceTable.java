package dev.supervisor.unit.service;

import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.RestartRule;
import dev.supervisor.unit.policy.ServiceLife.FailureMode;
import dev.supervisor.unit.policy.ServiceLife.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The table of what the machine does, made by asking it: each state once, and everything that can happen to a service in it. */
final class ServiceTable {
    private final Map<ServicePhase, Acted> states = new EnumMap<>(ServicePhase.class);
    private final Map<String, UnaryOperator<Acted>> inputs = new LinkedHashMap<>();

    ServiceTable() {
        states();
        inputs();
    }

    /** All lines that there are, one each. */
    private static LifeDraft full(Type type) {
        LifeDraft draft = LifeDraft.of(type).restart(RestartRule.When.ON_FAILURE);
        for (ExecRole role : ExecRole.values()) {
            if (role != ExecRole.START && role != ExecRole.CLEAN) {
                draft.line(role);
            }
        }
        draft.watchdog = Optional.of(Duration.ofSeconds(10));
        draft.clean = Optional.of(Duration.ofSeconds(10));
        return draft;
    }

    private static Acted fresh(LifeDraft draft) {
        return new Acted("x.service", draft.life());
    }

    private static Acted up(LifeDraft draft) {
        return fresh(draft).start().control(0).control(0).says("READY=1").control(0);
    }

    private void states() {
        LifeDraft full = full(Type.NOTIFY);
        put(fresh(full));
        put(fresh(full).start());
        put(fresh(full).start().control(0));
        put(fresh(full).start().control(0).control(0));
        put(fresh(full).start().control(0).control(0).says("READY=1"));
        put(up(full));
        LifeDraft remains = full(Type.ONESHOT);
        remains.remains = true;
        put(fresh(remains).start().control(0).control(0).main(0).control(0));
        put(up(full).reload());
        Acted signalled = up(full(Type.NOTIFY_RELOAD).without(ExecRole.RELOAD)).reload();
        put(signalled);
        put(signalled.copy().says("RELOADING=1\nMONOTONIC_USEC=1"));
        put(up(full).stop());
        put(up(full).pass(10_000));
        put(up(full).stop().control(0));
        put(up(full).stop().control(0).pass(90_000));
        put(up(full).stop().control(0).main(0));
        full.stopMode = FailureMode.ABORT;
        Acted left = up(full).others(1).stop().control(0).main(0).control(0);
        put(left.copy().pass(90_000));
        full.stopMode = FailureMode.TERMINATE;
        put(up(full).others(1).stop().control(0).main(0).control(0));
        put(up(full).others(1).stop().control(0).main(0).control(0).pass(90_000));
        Acted waiting = up(full).main(1).control(0);
        waiting.restarts = false;
        put(waiting);
        put(up(full(Type.NOTIFY).restart(RestartRule.When.NO)).main(1).control(0));
        put(fresh(full).feed(new ServiceInput.Clean()));
    }

    private void put(Acted acted) {
        states.put(acted.state.phase(), acted);
    }

    private void inputs() {
        inputs.put("start", Acted::start);
        inputs.put("stop", Acted::stop);
        inputs.put("reload", Acted::reload);
        inputs.put("reset-failed", acted -> acted.feed(new ServiceInput.ResetFailed()));
        inputs.put("clean", acted -> acted.feed(new ServiceInput.Clean()));
        inputs.put(
                "the deadline",
                acted -> acted.state.deadline().isEmpty()
                        ? acted
                        : acted.pass(acted.untilDue().toMillis()));
        inputs.put("main process ends well", acted -> hasMain(acted) ? acted.main(0) : acted);
        inputs.put("main process fails", acted -> hasMain(acted) ? acted.main(1) : acted);
        inputs.put("command ends well", acted -> hasControl(acted) ? acted.control(0) : acted);
        inputs.put("command fails", acted -> hasControl(acted) ? acted.control(1) : acted);
        inputs.put("nobody is left", acted -> hasMain(acted) || hasControl(acted) ? acted : acted.othersEnd());
        inputs.put("READY=1", acted -> hasMain(acted) ? acted.says("READY=1") : acted);
        inputs.put("RELOADING=1", acted -> hasMain(acted) ? acted.says("RELOADING=1\nMONOTONIC_USEC=1") : acted);
        inputs.put("STOPPING=1", acted -> hasMain(acted) ? acted.says("STOPPING=1") : acted);
        inputs.put("WATCHDOG=trigger", acted -> hasMain(acted) ? acted.says("WATCHDOG=trigger") : acted);
        inputs.put("memory ran out", acted -> acted.feed(new ServiceInput.OomKilled()));
    }

    private static boolean hasMain(Acted acted) {
        return acted.state.workers().main().isPresent();
    }

    private static boolean hasControl(Acted acted) {
        return acted.state.workers().control().isPresent();
    }

    Map<ServicePhase, Acted> reached() {
        return states;
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        for (ServicePhase phase : ServicePhase.values()) {
            section(text, phase);
        }
        return text.toString();
    }

    private void section(StringBuilder text, ServicePhase phase) {
        text.append("### ").append(phase.word());
        text.append(" (").append(phase.active().word()).append(")\n\n");
        text.append("| input | next | what is done, in order |\n|---|---|---|\n");
        List<String> nothing = new ArrayList<>();
        inputs.forEach((name, input) -> {
            Acted acted = input.apply(states.get(phase).copy());
            List<String> done = acted.effects.stream()
                    .map(ServiceTable::shown)
                    .filter(what -> !what.isEmpty())
                    .toList();
            if (acted.effects.stream().allMatch(ServiceTable::isForDebugging)) {
                nothing.add(name);
            } else {
                text.append("| ").append(name).append(" | ").append(path(acted)).append(" | ");
                text.append(String.join("; ", done)).append(" |\n");
            }
        });
        text.append("\nNothing is to be seen of: ")
                .append(String.join(", ", nothing))
                .append(".\n\n");
    }

    private static boolean isForDebugging(ServiceEffect effect) {
        return effect instanceof ServiceEffect.Tell(ServiceSentence sentence) && sentence.priority() == 7;
    }

    private static String path(Acted acted) {
        String path = acted.done(ServiceEffect.Announce.class).stream()
                .map(change -> change.to().word())
                .collect(Collectors.joining(", "));
        return path.isEmpty() ? "stays" : "**" + path + "**";
    }

    private static String shown(ServiceEffect effect) {
        return switch (effect) {
            case ServiceEffect.Spawn(ExecRole role, int _) ->
                role == ExecRole.CLEAN ? "remove folders" : "run " + role.directive();
            case ServiceEffect.Kill(var blow, var main, var control) ->
                blow.signal() + " to "
                        + (blow.everybody() ? "all" : main.or(() -> control).isPresent() ? "main" : "nobody");
            case ServiceEffect.SeekMain _ -> "look for the main process";
            case ServiceEffect.CountOthers() -> "count processes";
            case ServiceEffect.Send(var _, var signal) -> signal + " to one";
            case ServiceEffect.Begin() -> "a new run";
            case ServiceEffect.Tell(ServiceSentence sentence) ->
                sentence.priority() == 7
                        ? ""
                        : "*" + sentence.line("x.service", "x.service").replace("x.service: ", "") + "*";
            case ServiceEffect.Announce _ -> "";
            case ServiceEffect.JobDone(var job, var result) -> job + ": " + result;
            case ServiceEffect.JobWaits(var job) -> job + " waits";
            case ServiceEffect.ScheduleRestart() -> "request a restart";
            case ServiceEffect.Trigger(var occasion) -> "trigger " + occasion;
            case ServiceEffect.WarnOfLeftOvers _ -> "";
            case ServiceEffect.CleanUp(boolean restarting) -> restarting ? "clean up for a restart" : "clean up";
        };
    }
}
