package dev.supervisor.unit.install;

/** Alters links. Paths are absolute. Each call may block as long as the file system does. */
public interface LinkFiles {
    /** Makes a symbolic link and the folders above it. Where anything is already, it is refused. */
    void make(String link, String target) throws LinkFailedException;

    /** Removes a link or a file, and its folder if nothing else is in it. One that is gone already is no failure. */
    void remove(String path) throws LinkFailedException;
}
