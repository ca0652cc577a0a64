package dev.supervisor.rest.endpoint;

import dev.supervisor.os.Files.FileStat;
import dev.supervisor.os.ProcessTable.Entry;
import dev.supervisor.output.OutputFigures;
import dev.supervisor.picture.ProcessPicture;
import dev.supervisor.rest.view.LogFileView;
import dev.supervisor.rest.view.ProcessDetailView;
import dev.supervisor.rest.view.ProcessView;
import dev.supervisor.rest.view.Seconds;
import dev.supervisor.rest.view.TreeMemberView;
import dev.supervisor.time.Now;
import dev.supervisor.usage.ProcessTrees;
import dev.supervisor.usage.TreeUsage;
import dev.supervisor.user.Account;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Completes pictures of processes by data from the machine, all as of one turn. May block; for the worker. */
record ProcessDetails(Machine machine, Now now, ZoneId zone) {

    /** @param written how much went into its logs */
    ProcessDetailView of(ProcessPicture process, OutputFigures written) {
        ProcessTrees trees = new ProcessTrees(machine.processes().entries());
        List<Entry> members =
                process.pid().flatMap(trees::of).map(TreeUsage::members).orElse(List.of());
        return new ProcessDetailView(
                now.wall(),
                ProcessView.of(process, now, zone).with(trees),
                process.spec().command(),
                process.spec().directory(),
                process.spec().user().map(Account::name),
                members.stream().map(this::member).toList(),
                process.logs().stdout().map(path -> log(path, written.stdout())),
                process.logs().stderr().map(path -> log(path, written.stderr())));
    }

    private TreeMemberView member(Entry entry) {
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

    private LogFileView log(String path, OutputFigures.Stream written) {
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
