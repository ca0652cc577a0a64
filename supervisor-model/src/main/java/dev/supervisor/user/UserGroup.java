package dev.supervisor.user;

/**
 * A group that exists, looked up when the file was read.
 *
 * @param name as the file has it
 */
public record UserGroup(String name, int gid) {

    /** Its form in the file. */
    @Override
    public String toString() {
        return name;
    }
}
