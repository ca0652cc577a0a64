package dev.supervisor.unit.install;

/** The verbs of systemctl that alter links, as its sentences name them. */
public enum InstallVerb {
    ENABLE("enable", "enable unit"),
    DISABLE("disable", "disable unit"),
    REENABLE("reenable", "reenable unit"),
    PRESET("preset", "preset unit"),
    LINK("link", "link unit"),
    MASK("mask", "mask unit"),
    UNMASK("unmask", "unmask unit"),
    ADD_DEPENDENCY("add dependency", "add dependency", "add dependency on unit"),
    SET_DEFAULT("set default", "set default target", "set default unit");

    private final String word;
    private final String ofManager;
    private final String ofFiles;

    InstallVerb(String word, String ofBoth) {
        this(word, ofBoth, ofBoth);
    }

    InstallVerb(String word, String ofManager, String ofFiles) {
        this.word = word;
        this.ofManager = ofManager;
        this.ofFiles = ofFiles;
    }

    String word() {
        return word;
    }

    String ofManager() {
        return ofManager;
    }

    String ofFiles() {
        return ofFiles;
    }
}
