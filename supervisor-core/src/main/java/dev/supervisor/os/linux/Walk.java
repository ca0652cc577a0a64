package dev.supervisor.os.linux;

import dev.supervisor.os.Errno;
import dev.supervisor.os.SharedFolder;
import dev.supervisor.os.SystemException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * Goes along a path, one name after the other, where there are links on it: each is judged before it is followed ({@link SharedFolder}), by
 * descriptors, so that nobody can put another one in its place meanwhile.
 */
final class Walk implements AutoCloseable {
    private static final Libc FSTATFS = Libc.function("fstatfs");
    private static final Libc OPENAT = Libc.function("openat");
    private static final Libc READLINKAT = Libc.function("readlinkat");

    /** As many as the kernel follows. */
    private static final int MOST_LINKS = 40;

    /**
     * The system's errors for a link that it must not follow: of a file, of a directory, and of a new file in a
     * directory with the sticky bit.
     */
    private static final Set<Integer> OF_A_LINK = Set.of(Numbers.ELOOP, Numbers.ENOTDIR, Numbers.EACCES);

    private static final int LONGEST_PATH = 4096;
    private static final int FOLDER = Numbers.O_PATH | Numbers.O_DIRECTORY;

    private final String deed;
    private final Deque<String> left = new ArrayDeque<>();
    private int folder;
    private int links;

    /**
     * @param deed what it is for, as in {@code cannot open /tmp/x}
     * @throws SystemException if there is not even a folder to begin in
     */
    Walk(String path, String deed) throws SystemException {
        this.deed = deed;
        folder = begin(path);
        goOnTo(path);
    }

    private int begin(String path) throws SystemException {
        return openIn(Numbers.AT_FDCWD, path.startsWith("/") ? "/" : ".", FOLDER, 0)
                .orElseThrow(() -> Libc.refused(deed));
    }

    private void goOnTo(String path) {
        String[] names = path.split("/+");
        for (int i = names.length - 1; i >= 0; i--) {
            if (!names[i].isEmpty()) {
                left.push(names[i]);
            }
        }
    }

    /**
     * Opens what is at its end.
     *
     * @param flags of open(2)
     */
    int open(int flags, int mode) throws SystemException {
        while (true) {
            String name = left.isEmpty() ? "." : left.pop();
            boolean last = left.isEmpty();
            int wanted = last ? flags : FOLDER;
            Optional<Integer> opened = openIn(folder, name, wanted | Numbers.O_NOFOLLOW, mode);
            if (opened.isEmpty()) {
                opened = follow(name, wanted, mode, Libc.error());
            }
            if (last && opened.isPresent()) {
                return judged(opened.get());
            }
            opened.ifPresent(this::move);
        }
    }

    private int judged(int opened) throws SystemException {
        try {
            judge(Inode.at(opened, "", LinuxFiles.AT_EMPTY_PATH));
            return opened;
        } catch (SystemException refused) {
            LinuxDescriptors.close(opened);
            throw refused;
        }
    }

    private void judge(Optional<Inode> last) throws SystemException {
        if (last.filter(Inode::isFileOfOthers).isPresent()
                && !around().trustsFileOf(last.get().owner(), LinuxUsers.effective())) {
            throw SharedFolder.refused(deed, last.get().kind() == Inode.PIPE ? "a pipe" : "a file");
        }
    }

    private SharedFolder around() {
        return Inode.at(folder, "", LinuxFiles.AT_EMPTY_PATH)
                .map(Inode::asFolder)
                .orElseThrow(() -> new IllegalStateException("nothing to be seen of a folder that is open"));
    }

    /**
     * @param refusal why it could not be opened as what is no link
     * @return what a link of the kernel's own leads to; empty if the names of another one are what is to be gone along now
     */
    private Optional<Integer> follow(String name, int wanted, int mode, Errno refusal) throws SystemException {
        Optional<Integer> link = OF_A_LINK.contains(refusal.number())
                ? openIn(folder, name, Numbers.O_PATH | Numbers.O_NOFOLLOW, 0)
                : Optional.<Integer>empty();
        if (link.isEmpty()) {
            throw notOpened(name, wanted, refusal);
        }
        try {
            Inode itself = Inode.at(link.get(), "", LinuxFiles.AT_EMPTY_PATH).orElseThrow();
            if (itself.kind() != Inode.LINK || ++links > MOST_LINKS) {
                throw notOpened(name, wanted, refusal);
            }
            if (isInProc(link.get())) {
                return Optional.of(openIn(folder, name, wanted, mode).orElseThrow(() -> Libc.refused(deed)));
            }
            if (!around().trustsLinkOf(itself.owner(), LinuxUsers.effective())) {
                throw SharedFolder.refused(deed, (wanted == FOLDER ? "behind " : "") + "a link");
            }
            String target = target(link.get());
            if (target.startsWith("/")) {
                move(begin(target));
            }
            goOnTo(target);
            return Optional.empty();
        } finally {
            LinuxDescriptors.close(link.get());
        }
    }

    private SystemException notOpened(String name, int wanted, Errno refusal) throws SystemException {
        if (wanted != FOLDER) {
            judge(Inode.at(folder, name, Numbers.AT_SYMLINK_NOFOLLOW));
        }
        return new SystemException(refusal, deed);
    }

    /** Such a link is not a text, whatever it looks like, and nobody can make one. */
    private static boolean isInProc(int link) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment seen = arena.allocate(Numbers.STATFS_SIZE, 8);
            return FSTATFS.call(link, seen.address()) == 0
                    && seen.get(ValueLayout.JAVA_LONG, 0) == Numbers.PROC_SUPER_MAGIC;
        }
    }

    private String target(int link) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(LONGEST_PATH + 1L);
            if (READLINKAT.word(link, Scratch.text(arena, ""), text.address(), LONGEST_PATH, 0, 0) < 0) {
                throw Libc.refused(deed);
            }
            return Scratch.textAt(text.address());
        }
    }

    /** Empty if it cannot be; why is what the C library says then. */
    private static Optional<Integer> openIn(int folder, String name, int flags, int mode) {
        try (Arena arena = Arena.ofConfined()) {
            long text = Scratch.text(arena, name);
            while (true) {
                int fd = OPENAT.call(folder, text, flags | Numbers.O_CLOEXEC, mode, 0);
                if (fd >= 0) {
                    return Optional.of(fd);
                }
                if (Libc.errorNumber() != Numbers.EINTR) {
                    return Optional.empty();
                }
            }
        }
    }

    private void move(int to) {
        LinuxDescriptors.close(folder);
        folder = to;
    }

    @Override
    public void close() {
        LinuxDescriptors.close(folder);
    }
}
