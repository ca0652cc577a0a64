package dev.supervisor.unit.file;

import dev.supervisor.unit.UnitName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The units that a unit depends on because of links in folders: {@code multi-user.target.wants/nginx.service}. */
final class FolderLinks {
    private FolderLinks() {}

    /**
     * The names of the links; it does not matter where they lead, unless that is {@code /dev/null}, which switches a link
     * off.
     *
     * @param word {@code Wants} or {@code Requires}
     * @param names the unit's names, the own one first
     */
    static List<String> of(UnitFiles files, UnitIndex index, String word, List<UnitName> names, Problems problems) {
        List<String> units = new ArrayList<>();
        String end = "." + word.toLowerCase(Locale.ROOT);
        for (String link : DropIns.of(files, index, end, "", names)) {
            if (UnitPaths.isMasked(files, link)) {
                continue;
            }
            String what = word + " dependency dropin " + link;
            Optional<String> target = files.linkTarget(link);
            Optional<UnitName> name = UnitName.of(UnitPaths.nameOf(link));
            if (target.isEmpty()) {
                problems.warnOfUnit(what + " is not a symlink, ignoring.");
            } else if (name.isEmpty()) {
                problems.warnOfUnit(what + " is not a valid unit name, ignoring.");
            } else {
                if (!AliasRules.fits(name.get(), UnitPaths.nameOf(target.get()), names.getFirst())) {
                    problems.warnOfUnit(what + " target " + target.get() + " has different name");
                }
                units.add(name.get().filledInFor(names.getFirst()).text());
            }
        }
        return List.copyOf(units);
    }
}
