package dev.supervisor.os.linux;

import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.HeldFile;
import dev.supervisor.os.PrivateFolder;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import dev.supervisor.os.UniqueFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files by system calls, as the runtime cannot name a path that is not text in its locale. */
public final class LinuxFiles implements Files {
    private static final Libc ACCESS = Libc.function("access");
    private static final Libc CLOSEDIR = Libc.function("closedir");
    private static final Libc GETCWD = Libc.function("getcwd");
    private static final Libc FTRUNCATE = Libc.function("ftruncate");
    private static final Libc LINKAT = Libc.function("linkat");
    private static final Libc LSEEK = Libc.function("lseek");
    private static final Libc OPEN = Libc.function("open");
    private static final Libc OPENDIR = Libc.function("opendir");
    private static final Libc READDIR = Libc.function("readdir");
    private static final Libc RENAMEAT = Libc.function("renameat");
    private static final Libc STATX = Libc.function("statx");
    private static final Libc UNLINKAT = Libc.function("unlinkat");

    private static final int NEW_FILE = 0666;
    private static final int PRIVATE_FILE = 0600;
    private static final int PERMISSIONS = 07777;
    private static final int DIRECTORY = 0040000;

    static final int AT_EMPTY_PATH = 0x1000;
    static final int STATX_BASIC_STATS = 0x7ff;
    static final int STATX_BTIME = 0x800;
    static final int STATX_SIZE = 256;
    static final int STATX_UID = 20;
    static final int STATX_GID = 24;
    static final int STATX_MODE = 28;
    static final int STATX_INODE = 32;
    static final int STATX_FILE_SIZE = 40;
    static final int STATX_BORN = 80;
    static final int STATX_MODIFIED = 112;
    static final int STATX_DEVICE = 136;

    static final int DIRENT_NAME = 19;
    private static final int LONGEST_PATH = 4096;
    private static final int LONGEST_NUMBER = 16; // with a point before it and a NUL behind

    @Override
    public Optional<FileStat> stat(String path) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(STATX_SIZE, 8);
            if (statx(Numbers.AT_FDCWD, Scratch.text(arena, path), 0, into) != 0) {
                return Optional.empty();
            }
            return Optional.of(stat(into));
        }
    }

    private static FileStat stat(MemorySegment seen) {
        int mode = seen.get(ValueLayout.JAVA_SHORT, STATX_MODE) & 0xFFFF;
        return new FileStat(
                (mode & Inode.KIND) == DIRECTORY,
                (mode & Inode.KIND) == Inode.REGULAR,
                mode & PERMISSIONS,
                seen.get(ValueLayout.JAVA_LONG, STATX_FILE_SIZE),
                Long.toHexString(seen.get(ValueLayout.JAVA_LONG, STATX_DEVICE))
                        + ":"
                        + seen.get(ValueLayout.JAVA_LONG, STATX_INODE)
                        + born(seen),
                Instant.ofEpochSecond(seen.get(ValueLayout.JAVA_LONG, STATX_MODIFIED)),
                seen.get(ValueLayout.JAVA_INT, STATX_UID),
                seen.get(ValueLayout.JAVA_INT, STATX_GID));
    }

    /** Nothing where the file system does not know. */
    private static String born(MemorySegment seen) {
        if ((seen.get(ValueLayout.JAVA_INT, 0) & STATX_BTIME) == 0) {
            return "";
        }
        return ":" + seen.get(ValueLayout.JAVA_LONG, STATX_BORN) + "."
                + seen.get(ValueLayout.JAVA_INT, STATX_BORN + Long.BYTES);
    }

    @Override
    public boolean mayExecute(String path) {
        return may(path, Numbers.X_OK);
    }

    @Override
    public boolean mayWrite(String path) {
        return may(path, Numbers.W_OK);
    }

    private static boolean may(String path, int use) {
        try (Arena arena = Arena.ofConfined()) {
            return ACCESS.call(Scratch.text(arena, path), use) == 0;
        }
    }

    @Override
    public Fd openAppend(String path) throws SystemException {
        return GuardedPath.open(path, Numbers.O_WRONLY | Numbers.O_CREAT | Numbers.O_APPEND, NEW_FILE);
    }

    /** Or may become one. A file that is leased is waited for. */
    private static boolean isFile(Arena arena, long path) {
        return Inode.at(Numbers.AT_FDCWD, path, 0, arena)
                .filter(seen -> seen.kind() != Inode.REGULAR)
                .isEmpty();
    }

    @Override
    public boolean isLink(String path) {
        return Inode.at(Numbers.AT_FDCWD, path, Numbers.AT_SYMLINK_NOFOLLOW)
                .filter(seen -> seen.kind() == Inode.LINK)
                .isPresent();
    }

    @Override
    public Fd openTruncated(String path) throws SystemException {
        Fd fd = GuardedPath.open(path, Numbers.O_WRONLY | Numbers.O_CREAT, NEW_FILE);
        if (FTRUNCATE.call(fd.number(), 0) != 0 && Libc.errorNumber() != Numbers.EINVAL) { // what has no length
            SystemException refused = Libc.refused("cannot empty " + path);
            LinuxDescriptors.close(fd.number());
            throw refused;
        }
        return fd;
    }

    @Override
    public Fd openNew(String path) throws SystemException {
        int flags = Numbers.O_WRONLY | Numbers.O_CREAT | Numbers.O_EXCL | Numbers.O_APPEND;
        return GuardedPath.open(path, flags, NEW_FILE);
    }

    @Override
    public Fd openRead(String path) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            long address = Scratch.text(arena, path);
            int special = isFile(arena, address) ? 0 : Numbers.O_NONBLOCK;
            return open(path, address, Numbers.O_RDONLY | special, 0);
        }
    }

    /** Looked at before, as opening a device may do something, and behind, as it may be another one by then. */
    @Override
    public Optional<Fd> openRegular(String path) throws SystemException {
        if (stat(path).filter(there -> !there.regular()).isPresent()) {
            return Optional.empty();
        }
        Fd fd = open(path, Numbers.O_RDONLY | Numbers.O_NONBLOCK, 0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(STATX_SIZE, 8);
            if (statx(fd.number(), Scratch.text(arena, ""), AT_EMPTY_PATH, into) == 0
                    && stat(into).regular()) {
                return Optional.of(fd);
            }
        }
        LinuxDescriptors.close(fd.number());
        return Optional.empty();
    }

    static Fd open(String path, int flags, int mode) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            return open(path, Scratch.text(arena, path), flags, mode);
        }
    }

    private static Fd open(String path, long address, int flags, int mode) throws SystemException {
        while (true) {
            int fd = OPEN.call(address, flags | Numbers.O_CLOEXEC | Numbers.O_NOCTTY, mode);
            if (fd >= 0) {
                return new Fd(fd);
            }
            if (Libc.errorNumber() != Numbers.EINTR) {
                throw Libc.refused("cannot open " + path);
            }
        }
    }

    @Override
    public String createUnique(String directory, String prefix, String suffix) throws SystemException {
        int flags = Numbers.O_RDWR | Numbers.O_CREAT | Numbers.O_EXCL | Numbers.O_NOFOLLOW;
        return UniqueFile.make(
                directory,
                prefix,
                suffix,
                path -> LinuxDescriptors.close(
                        GuardedPath.open(path, flags, PRIVATE_FILE).number()));
    }

    @Override
    public FileStat stat(Fd fd) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(STATX_SIZE, 8);
            if (statx(fd.number(), Scratch.text(arena, ""), AT_EMPTY_PATH, into) != 0) {
                throw Libc.refused("cannot see what descriptor " + fd.number() + " is");
            }
            return stat(into);
        }
    }

    static int statx(int directory, long path, int flags, MemorySegment into) {
        return STATX.call(directory, path, flags, STATX_BASIC_STATS | STATX_BTIME, into.address());
    }

    @Override
    public long position(Fd fd) throws SystemException {
        long position = LSEEK.word(fd.number(), 0, Numbers.SEEK_CUR);
        if (position < 0) {
            throw Libc.refused("cannot see the position in descriptor " + fd.number());
        }
        return position;
    }

    @Override
    public void seek(Fd fd, long position) throws SystemException {
        if (LSEEK.word(fd.number(), position, Numbers.SEEK_SET) < 0) {
            throw Libc.refused("cannot move in descriptor " + fd.number());
        }
    }

    @Override
    public void rename(String from, String to) throws SystemException {
        onTwo(RENAMEAT, from, to, "rename");
    }

    @Override
    public void unlink(String path) throws SystemException {
        String deed = "cannot remove " + path;
        try (Arena arena = Arena.ofConfined();
                Place place = Place.of(path, deed)) {
            if (UNLINKAT.call(place.folder(), Scratch.text(arena, place.name()), 0) != 0) {
                throw Libc.refused(deed);
            }
        }
    }

    /** Rewrites only the digits of each name: with fifty backups this is most of the cost of a rotation. */
    @Override
    public int moveUp(String path, int top) throws SystemException {
        try (Arena arena = Arena.ofConfined();
                Place log = Place.of(path, "cannot rename " + path)) {
            byte[] name = SystemText.encode(log.name());
            MemorySegment from = arena.allocate(name.length + LONGEST_NUMBER);
            MemorySegment to = arena.allocate(name.length + LONGEST_NUMBER);
            MemorySegment.copy(name, 0, from, ValueLayout.JAVA_BYTE, 0, name.length);
            MemorySegment.copy(name, 0, to, ValueLayout.JAVA_BYTE, 0, name.length);
            number(to, name.length, top + 1);
            int missing = top + 1;
            for (int number = top; number > 0; number--) {
                number(from, name.length, number);
                if (RENAMEAT.call(log.folder(), from.address(), log.folder(), to.address(), 0) != 0) {
                    if (Libc.errorNumber() != Numbers.ENOENT) {
                        throw Libc.refused("cannot rename " + Files.numbered(path, number) + " to "
                                + Files.numbered(path, number + 1));
                    }
                    missing = number;
                }
                MemorySegment written = from;
                from = to;
                to = written;
            }
            return missing;
        } catch (SystemException refused) {
            if (refused.error().number() == Numbers.ENOENT) {
                return 1; // not even the folder is there
            }
            throw refused;
        }
    }

    private static void number(MemorySegment path, int at, int number) {
        byte[] digits = ("." + number + "\0").getBytes(StandardCharsets.US_ASCII);
        MemorySegment.copy(digits, 0, path, ValueLayout.JAVA_BYTE, at, digits.length);
    }

    @Override
    public void link(String existing, String name) throws SystemException {
        onTwo(LINKAT, existing, name, "link");
    }

    private static void onTwo(Libc function, String path, String other, String verb) throws SystemException {
        String deed = "cannot " + verb + " " + path + " to " + other;
        try (Arena arena = Arena.ofConfined();
                Place from = Place.of(path, deed);
                Place to = Place.of(other, deed)) {
            long text = Scratch.text(arena, from.name());
            if (function.call(from.folder(), text, to.folder(), Scratch.text(arena, to.name()), 0) != 0) {
                throw Libc.refused(deed);
            }
        }
    }

    @Override
    public PrivateFolder privateFolder(String directory) throws SystemException {
        return LinuxPrivateFolder.in(directory);
    }

    @Override
    public HeldFile holdSocket(String path) throws SystemException {
        return LinuxHeldFile.ofSocket(path);
    }

    @Override
    public List<String> list(String directory) throws SystemException {
        long listing;
        try (Arena arena = Arena.ofConfined()) {
            listing = OPENDIR.word(Scratch.text(arena, directory), 0, 0);
        }
        if (listing == 0) {
            throw Libc.refused("cannot list " + directory);
        }
        try {
            List<String> names = new ArrayList<>();
            for (long entry; (entry = READDIR.word(listing, 0, 0)) != 0; ) {
                String name = Scratch.textAt(entry + DIRENT_NAME);
                if (!name.equals(".") && !name.equals("..")) {
                    names.add(name);
                }
            }
            return names;
        } finally {
            CLOSEDIR.call(listing);
        }
    }

    @Override
    public Optional<String> workingDirectory() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocate(LONGEST_PATH);
            if (GETCWD.word(path.address(), LONGEST_PATH, 0) == 0) {
                return Optional.empty();
            }
            return Optional.of(Scratch.textAt(path.address())).filter(there -> there.startsWith("/"));
        }
    }
}
