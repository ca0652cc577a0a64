package dev.supervisor.rest.endpoint;

import dev.supervisor.os.Files.FileStat;
import dev.supervisor.os.ProcessTable.Entry;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.OutputFigures;
import dev.supervisor.rest.view.LogFileView;
import dev.supervisor.rest.view.ProcessDetailView;
import dev.supervisor.rest.view.ProcessView;
import dev.supervisor.rest.view.Seconds;
import dev.supervisor.rest.view.TreeMemberView;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.time.Now;
import dev.supervisor.usage.ProcessTrees;
import dev.supervisor.usage.TreeUsage;
import dev.supervisor.user.Account;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The loop's data about a process, a snapshot to be completed by data from the machine. Immutable. */
record ProcessLooks(
        Instant at, ProcessView view, String command, Optional<String> directory, Optional<String> user, Logs logs) {

    /** Where its logs are and how much went there. */
    record Logs(Optional<String> stdout, Optional<String> stderr, OutputFigures written) {}

    /** Loop thread only. */
    static ProcessLooks at(Subprocess process, ProcessView view, Now now) {
        return new ProcessLooks(
                now.wall(),
                view,
                process.spec().command(),
                process.spec().directory(),
                process.spec().user().map(Account::name),
                new Logs(process.stdoutLog(), process.stderrLog(), process.output()));
    }

    /** The whole picture. May block. */
    ProcessDetailView in(Machine machine) {
        ProcessTrees trees = new ProcessTrees(machine.processes().entries());
        List<Entry> members = view.pid()
                .flatMap(child -> trees.of(new Pid(child)))
                .map(TreeUsage::members)
                .orElse(List.of());
        return new ProcessDetailView(
                at,
                view.with(trees),
                command,
                directory,
                user,
                members.stream().map(member -> member(member, machine)).toList(),
                logs.stdout().map(path -> log(path, logs.written().stdout(), machine)),
                logs.stderr().map(path -> log(path, logs.written().stderr(), machine)));
    }

    private static TreeMemberView member(Entry entry, Machine machine) {
        OptionalInt descriptors = machine.processes().descriptors(entry.pid());
        return new TreeMemberView(
                entry.pid().number(),
                entry.parent(),
                entry.name(),
                machine.processes().commandLine(entry.pid()),
                Character.toString(entry.state()),
                Seconds.of(entry.cpu()),
                entry.memoryBytes(),
                entry.tasks(),
                descriptors.isPresent() ? Optional.of(descriptors.getAsInt()) : Optional.empty());
    }

    private static LogFileView log(String path, OutputFigures.Stream written, Machine machine) {
        Optional<FileStat> file = machine.files().stat(path);
        return new LogFileView(
                path,
                file.map(FileStat::size),
                file.map(FileStat::modified),
                written.bytes(),
                written.lostBytes(),
                new LogPieces(machine).lastLines(path));
    }
}
