package dev.supervisor.unit.install;

import dev.supervisor.unit.file.UnitProblem;
import dev.supervisor.unit.install.InstallChange.AuxiliaryFailed;
import dev.supervisor.unit.install.InstallChange.Failed;
import dev.supervisor.unit.install.InstallChange.IsMasked;
import dev.supervisor.unit.install.InstallChange.LedNowhere;
import dev.supervisor.unit.install.InstallChange.Made;
import dev.supervisor.unit.install.InstallChange.Removed;
import dev.supervisor.unit.install.InstallChange.Thing;
import dev.supervisor.unit.install.InstallChange.WithoutDestination;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a request to alter links does and says, worked out before anything is done.
 *
 * @param changes in their order; those that alter files are to be carried out even if others have failed
 * @param hasInstallInfo whether the units say anything about how they are enabled; if not, systemctl explains that
 * @param problems remarks about the files that were read for it
 */
public record InstallPlan(
        InstallVerb verb, List<InstallChange> changes, boolean hasInstallInfo, List<UnitProblem> problems) {

    public InstallPlan {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    /** Does what is planned. */
    public void carryOut(LinkFiles links) throws LinkFailedException {
        for (InstallChange change : changes) {
            switch (change) {
                case Made(String link, String target) -> links.make(link, target);
                case Removed(String path) -> links.remove(path);
                case IsMasked _, LedNowhere _, WithoutDestination _, AuxiliaryFailed _, Failed _ -> {}
            }
        }
    }

    /** The first thing that is not done, if any: then systemctl ends with 1. */
    public Optional<Failed> failure() {
        return changes.stream()
                .flatMap(change -> change instanceof Failed failed ? Stream.of(failed) : Stream.empty())
                .findFirst();
    }

    /** The lines that systemctl prints to stderr when the manager has done it: all that was done, or why something was not. */
    public List<String> linesOfManager() {
        return failure()
                .map(failed -> List.of("Failed to " + verb.ofManager() + ": "
                        + failed.why().ofManager(failed.thing().text(), failed.other())))
                .orElseGet(() -> changes.stream()
                        .filter(change -> !(change instanceof LedNowhere))
                        .map(change -> line(change, ""))
                        .toList());
    }

    /** The lines that it prints when it has done it itself below a root: {@code ""} for the host's own files. */
    public List<String> linesOfFiles(String root) {
        return changes.stream().map(change -> line(change, root)).toList();
    }

    private String line(InstallChange change, String root) {
        return switch (change) {
            case Made(String link, String target) -> "Created symlink " + root + link + " → " + target + ".";
            case Removed(String path) -> "Removed \"" + root + path + "\".";
            case IsMasked(String path) -> "Unit " + root + path + " is masked, ignoring.";
            case LedNowhere(String target) -> InstallFailure.NO_UNIT.ofFiles(root + target, "", verb);
            case WithoutDestination(String path, String destination) ->
                "Unit " + root + path + " is added as a dependency to a non-existent unit " + destination + ".";
            case AuxiliaryFailed(String name) -> "Failed to enable auxiliary unit " + name + ", ignoring.";
            case Failed(InstallFailure why, Thing thing, String other) ->
                why.ofFiles((thing.isPath() ? root : "") + thing.text(), other, verb);
        };
    }
}
