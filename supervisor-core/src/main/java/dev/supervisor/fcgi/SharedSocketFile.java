package dev.supervisor.fcgi;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.Files.FileStat;
import dev.supervisor.os.HeldFile;
import dev.supervisor.os.PrivateFolder;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.user.Owner;
import java.util.Optional;

/** Makes the Unix socket that the processes of a group share (supervisor/datatypes.py UnixStreamSocketConfig). */
record SharedSocketFile(SharedSocketSpec spec, Files files, Sockets sockets, Descriptors descriptors) {
    private static final int PRIVATE = 0700;
    private static final int STICKY = 01000;
    private static final int ROOT = 0;

    /** In place of whatever is there, as in the original. Nobody can connect before owner and mode are right, as it does not listen yet. */
    Fd bind(String path) throws SystemException {
        removeOld(path);
        Fd socket = bindAt(path);
        boolean done = false;
        try (HeldFile held = hold(path)) {
            give(held, path);
            setMode(held, path);
            done = true;
            return socket;
        } finally {
            if (!done) {
                descriptors.close(socket);
                removeOld(path);
            }
        }
    }

    /** Binds one that nobody ever finds. */
    void tryOut(String path) throws SystemException {
        if (SystemText.encode(path).length > Sockets.MOST_PATH_BYTES) {
            throw new SystemException("ENAMETOOLONG", SharedSocket.sentence(url(), "AF_UNIX path too long"));
        }
        String name = "s";
        String around = path.substring(0, path.lastIndexOf('/') + 1);
        try (PrivateFolder folder = files.privateFolder(around)) {
            try {
                FileStat ours = files.stat(folder.path()).orElseThrow();
                if (isKept(path, around, ours.owner())) {
                    throw new SystemException(Errno.named("EPERM"), "cannot remove " + path);
                }
                descriptors.close(sockets.bindUnix(folder.path() + "/" + name));
                if (spec.socket_owner().isPresent()) {
                    Owner owner = spec.socket_owner().get();
                    folder.chown(name, owner.uid(), owner.gid());
                }
            } finally {
                folder.remove(name);
            }
        } catch (SystemException refused) {
            throw failure(refused, refused.error().pythonWords());
        }
    }

    /** Whether a folder's sticky bit keeps what is in it from somebody, although they may write to the folder. */
    private boolean isKept(String path, String folder, int user) {
        Optional<FileStat> there = files.stat(path).filter(seen -> user != ROOT && user != seen.owner());
        Optional<FileStat> around =
                files.stat(folder).filter(seen -> (seen.mode() & STICKY) != 0 && user != seen.owner());
        return there.isPresent() && around.isPresent();
    }

    private Fd bindAt(String path) throws SystemException {
        try {
            return sockets.bindUnix(path);
        } catch (SystemException refused) {
            boolean tooLong = refused.errorName().equals("ENAMETOOLONG");
            throw failure(
                    refused, tooLong ? "AF_UNIX path too long" : refused.error().pythonWords());
        }
    }

    private void removeOld(String path) throws SystemException {
        try {
            Files.unlinkIfThere(files, path);
        } catch (SystemException refused) {
            throw failure(refused, refused.error().pythonWords() + ": '" + path + "'");
        }
    }

    private HeldFile hold(String path) throws SystemException {
        try {
            return files.holdSocket(path);
        } catch (SystemException refused) {
            throw failure(refused, refused.error().pythonWords() + ": '" + path + "'");
        }
    }

    private void give(HeldFile socket, String path) throws SystemException {
        if (spec.socket_owner().isEmpty()) {
            return;
        }
        Owner owner = spec.socket_owner().get();
        try {
            socket.chown(owner.uid(), owner.gid());
        } catch (SystemException refused) {
            throw failure(
                    refused,
                    "Could not change ownership of socket file: "
                            + refused.error().pythonWords() + ": '" + path + "'");
        }
    }

    private void setMode(HeldFile socket, String path) throws SystemException {
        try {
            socket.chmod(spec.socket_mode().orElse(PRIVATE));
        } catch (SystemException refused) {
            throw failure(
                    refused,
                    "Could not change permissions of socket file: "
                            + refused.error().pythonWords() + ": '" + path + "'");
        }
    }

    private SystemException failure(SystemException refused, String why) {
        return SharedSocket.failure(url(), refused, why);
    }

    private String url() {
        return spec.socket().url();
    }
}
