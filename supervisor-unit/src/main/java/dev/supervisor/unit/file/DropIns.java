package dev.supervisor.unit.file;

import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitName.Form;
import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.file.UnitFiles.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files in the folders that stand beside a unit: {@code a.service.d}, {@code a.service.wants}. */
final class DropIns {
    private static final List<String> BACKUPS = List.of(
            "~",
            ".rpmnew",
            ".rpmsave",
            ".rpmorig",
            ".dpkg-old",
            ".dpkg-new",
            ".dpkg-tmp",
            ".dpkg-dist",
            ".dpkg-bak",
            ".dpkg-backup",
            ".dpkg-remove",
            ".ucf-new",
            ".ucf-old",
            ".ucf-dist",
            ".swp",
            ".bak",
            ".old",
            ".new");

    private DropIns() {}

    /**
     * The files that count, sorted by their own names. Of equal names that one counts whose folder comes first: a folder of
     * the search path before the next one, in it a more special name before a more general one, the unit's names before
     * its type.
     *
     * @param folderEnd {@code .d}, {@code .wants}, {@code .requires}
     * @param fileEnd {@code .conf}, or nothing
     * @param names the unit's names, the own one first
     */
    static List<String> of(UnitFiles files, UnitIndex index, String folderEnd, String fileEnd, List<UnitName> names) {
        SortedMap<String, String> chosen = new TreeMap<>();
        for (String folder : folders(files, index, folderEnd, names)) {
            for (String name : files.names(folder)) {
                if (name.endsWith(fileEnd) && !isHidden(name)) {
                    chosen.putIfAbsent(name, folder + "/" + name);
                }
            }
        }
        return List.copyOf(chosen.values());
    }

    private static Set<String> folders(UnitFiles files, UnitIndex index, String end, List<UnitName> names) {
        Set<String> folders = new LinkedHashSet<>();
        UnitType type = names.getFirst().type();
        for (UnitName name : names) {
            List<String> bases = new ArrayList<>();
            addBases(bases, name);
            for (String folder : index.path().folders()) {
                bases.forEach(base -> addFolder(folders, files, index, folder + "/" + base + end));
            }
        }
        for (String folder : index.path().folders()) {
            addFolder(folders, files, index, folder + "/" + type.word() + end);
        }
        return folders;
    }

    private static void addFolder(Set<String> folders, UnitFiles files, UnitIndex index, String folder) {
        if (index.hasFolder(folder)) {
            UnitPaths.real(files, folder)
                    .filter(real -> files.entry(real, Kind.FOLDER).isPresent())
                    .ifPresent(folders::add);
        }
    }

    /** Its name, that of its template, and those of its prefixes up to each dash, from special to general. */
    private static void addBases(List<String> bases, UnitName name) {
        bases.add(name.text());
        if (name.form() == Form.INSTANCE) {
            addBases(bases, name.template().orElseThrow());
        }
        String prefix = name.prefix();
        int dash = prefix.lastIndexOf('-', prefix.endsWith("-") ? prefix.length() - 2 : prefix.length());
        if (dash > 0) {
            addBases(bases, new UnitName(prefix.substring(0, dash + 1), name.ownInstance(), name.type()));
        }
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") || BACKUPS.stream().anyMatch(name::endsWith);
    }
}
