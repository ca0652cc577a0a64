package dev.supervisor.os.linux;

import dev.supervisor.os.SystemException;

/**
 * A name in a folder that is held open, so that what is done there is done in that folder: see {@link GuardedPath#folder}.
 *
 * @param folder its descriptor
 * @param name without a slash
 */
record Place(int folder, String name) implements AutoCloseable {

    /** @param deed what is not done if the folder cannot be had, as in {@code cannot remove /tmp/x} */
    static Place of(String path, String deed) throws SystemException {
        int slash = path.lastIndexOf('/');
        String around = slash < 0 ? "." : path.substring(0, slash + 1);
        String name = path.substring(slash + 1);
        return new Place(GuardedPath.folder(around, deed), name.isEmpty() ? "." : name);
    }

    @Override
    public void close() {
        LinuxDescriptors.close(folder);
    }
}
