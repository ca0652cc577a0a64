package dev.supervisor.os.portable;

import dev.supervisor.os.PrivateFolder;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.UniqueFile;

/**
 * By its path: a user who may move other people's directories could lead us astray, which a directory with the sticky
 * bit, such as {@code /tmp}, prevents.
 */
record PortablePrivateFolder(String path) implements PrivateFolder {
    private static final int OURS_ALONE = 0700;

    static PortablePrivateFolder in(String directory) throws SystemException {
        return new PortablePrivateFolder(UniqueFile.make(directory, ".supervisord-", "", path -> {
            Way.judgeFolderOf(path, "cannot make " + path);
            PortableFiles.check(Unix.LIBC.mkdir(Unix.text(path), OURS_ALONE), "cannot make " + path);
        }));
    }

    private byte[] at(String name) {
        return Unix.text(path + "/" + name);
    }

    @Override
    public void chmod(String name, int mode) throws SystemException {
        PortableFiles.check(Unix.LIBC.chmod(at(name), mode), "cannot change the mode of " + name + " in " + path);
    }

    @Override
    public void chown(String name, int uid, int gid) throws SystemException {
        PortableFiles.check(Unix.LIBC.lchown(at(name), uid, gid), "cannot change the owner of " + name + " in " + path);
    }

    @Override
    public void publish(String name, String to) throws SystemException {
        Way.judgeFolderOf(to, "cannot name " + to);
        PortableFiles.check(Unix.LIBC.link(at(name), Unix.text(to)), "cannot name " + to);
        remove(name);
    }

    @Override
    public void replace(String name, String to) throws SystemException {
        Way.judgeFolderOf(to, "cannot name " + to);
        PortableFiles.check(Unix.LIBC.rename(at(name), Unix.text(to)), "cannot name " + to);
    }

    @Override
    public void remove(String name) {
        Unix.LIBC.unlink(at(name));
    }

    @Override
    public void close() {
        Unix.LIBC.rmdir(Unix.text(path));
    }
}
