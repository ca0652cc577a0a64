package dev.supervisor.unit.install;

/** How a unit is pulled in by a link in another unit's folder. */
public enum Dependency {
    WANTS(".wants"),
    REQUIRES(".requires");

    private final String folderEnd;

    Dependency(String folderEnd) {
        this.folderEnd = folderEnd;
    }

    String folderEnd() {
        return folderEnd;
    }
}
