package dev.supervisor.os.portable;

import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.HeldFile;
import dev.supervisor.os.PrivateFolder;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import dev.supervisor.os.UniqueFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jnr.constants.platform.Access;
import jnr.constants.platform.Errno;
import jnr.constants.platform.OpenFlags;

/**
 * Files by system calls; what is in a directory and what a path leads to by the runtime, which knows each system's structs. The runtime takes
 * any bytes for a path if they come as a URI.
 */
final class PortableFiles implements Files {
    private static final int NEW_FILE = 0666;
    private static final int PRIVATE_FILE = 0600;
    private static final int PERMISSIONS = 07777;
    private static final int FILE_TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    /** Nothing is found below it, as in a directory that is gone. */
    private static final String REMOVED_DIRECTORY = "/dev/null";

    private static final int SEEK_SET = 0;
    private static final int SEEK_CUR = 1;

    @Override
    public Optional<FileStat> stat(String path) {
        try {
            Map<String, Object> seen =
                    java.nio.file.Files.readAttributes(path(path), "unix:mode,size,dev,ino,lastModifiedTime,uid,gid");
            int mode = (Integer) seen.get("mode");
            Instant modified = ((FileTime) seen.get("lastModifiedTime")).toInstant();
            return Optional.of(new FileStat(
                    (mode & FILE_TYPE) == DIRECTORY,
                    (mode & FILE_TYPE) == REGULAR,
                    mode & PERMISSIONS,
                    (Long) seen.get("size"),
                    Long.toHexString((Long) seen.get("dev")) + ":" + seen.get("ino"),
                    modified.truncatedTo(ChronoUnit.SECONDS),
                    (Integer) seen.get("uid"),
                    (Integer) seen.get("gid")));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public boolean mayExecute(String path) {
        return Unix.LIBC.access(Unix.text(path), Access.X_OK.intValue()) == 0;
    }

    @Override
    public boolean mayWrite(String path) {
        return Unix.LIBC.access(Unix.text(path), Access.W_OK.intValue()) == 0;
    }

    @Override
    public Fd openAppend(String path) throws SystemException {
        Way.judge(path, "cannot open " + path);
        int flags = flags(OpenFlags.O_WRONLY, OpenFlags.O_CREAT, OpenFlags.O_APPEND);
        boolean file = stat(path).map(FileStat::regular).orElse(true);
        return open(path, file ? flags : flags | OpenFlags.O_NONBLOCK.intValue(), NEW_FILE);
    }

    @Override
    public Fd openTruncated(String path) throws SystemException {
        Way.judge(path, "cannot open " + path);
        return open(path, flags(OpenFlags.O_WRONLY, OpenFlags.O_CREAT, OpenFlags.O_TRUNC), NEW_FILE);
    }

    @Override
    public Fd openNew(String path) throws SystemException {
        Way.judgeFolderOf(path, "cannot open " + path);
        int flags = flags(OpenFlags.O_WRONLY, OpenFlags.O_CREAT, OpenFlags.O_EXCL, OpenFlags.O_APPEND);
        return open(path, flags, NEW_FILE);
    }

    @Override
    public Fd openRead(String path) throws SystemException {
        boolean file = stat(path).map(FileStat::regular).orElse(true);
        return open(path, file ? flags(OpenFlags.O_RDONLY) : flags(OpenFlags.O_RDONLY, OpenFlags.O_NONBLOCK), 0);
    }

    /** Looked at before, as opening a device may do something, and behind, as it may be another one by then. */
    @Override
    public Optional<Fd> openRegular(String path) throws SystemException {
        if (stat(path).filter(there -> !there.regular()).isPresent()) {
            return Optional.empty();
        }
        Fd fd = open(path, flags(OpenFlags.O_RDONLY, OpenFlags.O_NONBLOCK), 0);
        jnr.posix.FileStat seen = Unix.POSIX.allocateStat();
        if (Unix.POSIX.fstat(fd.number(), seen) == 0 && seen.isFile()) {
            return Optional.of(fd);
        }
        PortableDescriptors.close(fd.number());
        return Optional.empty();
    }

    @Override
    public boolean isLink(String path) {
        return java.nio.file.Files.isSymbolicLink(path(path));
    }

    private static int flags(OpenFlags... flags) {
        int all = OpenFlags.O_NOCTTY.intValue();
        for (OpenFlags flag : flags) {
            all |= flag.intValue();
        }
        return all;
    }

    private static Fd open(String path, int flags, int mode) throws SystemException {
        byte[] text = Unix.text(path);
        while (true) {
            int fd = Unix.LIBC.open(text, flags, mode);
            if (fd >= 0) {
                Pipe.closeOnExec(fd);
                return new Fd(fd);
            }
            if (!Unix.failedWith(Errno.EINTR)) {
                throw Unix.refused("cannot open " + path);
            }
        }
    }

    @Override
    public String createUnique(String directory, String prefix, String suffix) throws SystemException {
        int flags = flags(OpenFlags.O_RDWR, OpenFlags.O_CREAT, OpenFlags.O_EXCL, OpenFlags.O_NOFOLLOW);
        return UniqueFile.make(directory, prefix, suffix, path -> {
            Way.judgeFolderOf(path, "cannot open " + path);
            PortableDescriptors.close(open(path, flags, PRIVATE_FILE).number());
        });
    }

    @Override
    public FileStat stat(Fd fd) throws SystemException {
        jnr.posix.FileStat seen = Unix.POSIX.allocateStat();
        if (Unix.POSIX.fstat(fd.number(), seen) != 0) {
            throw Unix.refused("cannot see what descriptor " + fd.number() + " is");
        }
        return new FileStat(
                seen.isDirectory(),
                seen.isFile(),
                seen.mode() & PERMISSIONS,
                seen.st_size(),
                Long.toHexString(seen.dev()) + ":" + seen.ino(),
                Instant.ofEpochSecond(seen.mtime()),
                seen.uid(),
                seen.gid());
    }

    @Override
    public long position(Fd fd) throws SystemException {
        long position = Unix.LIBC.lseek(fd.number(), 0, SEEK_CUR);
        if (position < 0) {
            throw Unix.refused("cannot see the position in descriptor " + fd.number());
        }
        return position;
    }

    @Override
    public void seek(Fd fd, long position) throws SystemException {
        if (Unix.LIBC.lseek(fd.number(), position, SEEK_SET) < 0) {
            throw Unix.refused("cannot move in descriptor " + fd.number());
        }
    }

    @Override
    public void rename(String from, String to) throws SystemException {
        String deed = "cannot rename " + from + " to " + to;
        Way.judgeFolderOf(from, deed);
        Way.judgeFolderOf(to, deed);
        check(Unix.LIBC.rename(Unix.text(from), Unix.text(to)), deed);
    }

    /** For a directory Linux returns {@code EISDIR}, POSIX and the others {@code EPERM}. */
    @Override
    public void unlink(String path) throws SystemException {
        Way.judgeFolderOf(path, "cannot remove " + path);
        check(Unix.LIBC.unlink(Unix.text(path)), "cannot remove " + path);
    }

    @Override
    public void link(String existing, String name) throws SystemException {
        String deed = "cannot link " + existing + " to " + name;
        Way.judgeFolderOf(existing, deed);
        Way.judgeFolderOf(name, deed);
        check(Unix.LIBC.link(Unix.text(existing), Unix.text(name)), deed);
    }

    @Override
    public PrivateFolder privateFolder(String directory) throws SystemException {
        return PortablePrivateFolder.in(directory);
    }

    /** By its path, because all systems have only that in common. */
    @Override
    public HeldFile holdSocket(String path) {
        return new HeldFile() {
            @Override
            public void chmod(int mode) throws SystemException {
                check(Unix.LIBC.chmod(Unix.text(path), mode), "cannot change the mode of " + path);
            }

            @Override
            public void chown(int uid, int gid) throws SystemException {
                check(Unix.LIBC.lchown(Unix.text(path), uid, gid), "cannot change the owner of " + path);
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    static void check(int answer, String what) throws SystemException {
        if (answer != 0) {
            throw Unix.refused(what);
        }
    }

    @Override
    public List<String> list(String directory) throws SystemException {
        PortableDescriptors.close(open(directory, flags(OpenFlags.O_RDONLY), 0).number()); // for the error's name
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = java.nio.file.Files.newDirectoryStream(path(directory))) {
            for (Path entry : entries) {
                names.add(name(entry));
            }
            return names;
        } catch (IOException | DirectoryIteratorException _) {
            throw new SystemException(dev.supervisor.os.Errno.named("EIO"), "cannot list " + directory);
        }
    }

    @Override
    public Optional<String> workingDirectory() {
        return whereWeAre();
    }

    private static Optional<String> whereWeAre() {
        byte[] path = new byte[Unix.LONGEST_PATH];
        if (Unix.LIBC.getcwd(path, path.length) == null) {
            return Optional.empty();
        }
        return Optional.of(Unix.textIn(path)).filter(there -> there.startsWith("/"));
    }

    /** As the runtime has it: with the bytes that are not text, and from where we are now, not from where the runtime has started. */
    static Path path(String path) {
        StringBuilder uri = new StringBuilder("file://");
        String absolute = path.startsWith("/") ? path : whereWeAre().orElse(REMOVED_DIRECTORY) + "/" + path;
        for (byte each : SystemText.encode(absolute)) {
            uri.append(each == '/' ? "/" : "%%%02X".formatted(each));
        }
        return Path.of(URI.create(uri.toString()));
    }

    private static String name(Path entry) {
        String uri = entry.toUri().getRawPath();
        String name = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return decode(name.substring(name.lastIndexOf('/') + 1));
    }

    private static String decode(String raw) {
        byte[] from = raw.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[from.length];
        int length = 0;
        for (int at = 0; at < from.length; at++) {
            boolean escaped = from[at] == '%';
            bytes[length++] = escaped ? (byte) Integer.parseInt(raw, at + 1, at + 3, 16) : from[at];
            at += escaped ? 2 : 0;
        }
        return SystemText.decode(Arrays.copyOf(bytes, length));
    }
}
