package dev.supervisor.os.portable;

import dev.supervisor.os.SharedFolder;
import dev.supervisor.os.SystemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Checks a path before we write there, for things that other users have put there for us ({@link SharedFolder}). By
 * paths, because all systems have only that in common: an attacker who is fast enough may change something between the
 * check and the use.
 */
final class Way {
    private static final int MOST_LINKS = 40;
    private static final int ROOT = 0;
    private static final int PERMISSIONS = 07777;
    private static final int FILE_TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int PIPE = 0010000;

    private final String deed;
    private final boolean throughLast;
    private final Deque<Path> left = new ArrayDeque<>();
    private Path at;

    private Way(Path path, String deed, boolean throughLast) {
        this.deed = deed;
        this.throughLast = throughLast;
        at = path.getRoot();
        goOnTo(path);
    }

    private void goOnTo(Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            left.push(path.getName(i));
        }
    }

    /**
     * Whether a file may be opened for writing.
     *
     * @param deed what is not done if not, as in {@code cannot open /tmp/x}
     * @throws SystemException {@code EACCES}
     */
    static void judge(String path, String deed) throws SystemException {
        new Way(PortableFiles.path(path), deed, true).go();
    }

    /** Whether the folder may be used in which something is made, moved or removed, whatever is there itself; as {@link #judge}. */
    static void judgeFolderOf(String path, String deed) throws SystemException {
        new Way(PortableFiles.path(path), deed, false).go();
    }

    private void go() throws SystemException {
        try {
            for (int links = 0; !left.isEmpty() && links <= MOST_LINKS; ) {
                Path next = at.resolve(left.pop());
                boolean last = left.isEmpty();
                if (Files.isSymbolicLink(next) && (throughLast || !last)) {
                    links++;
                    follow(next, last);
                } else {
                    if (last && throughLast) {
                        judgeFile(next);
                    }
                    at = next;
                }
            }
        } catch (IOException _) {
            // A missing file is no obstacle.
        }
    }

    private void follow(Path link, boolean last) throws IOException, SystemException {
        if (!folder().trustsLinkOf(number(link, "uid"), Unix.POSIX.geteuid())) {
            throw SharedFolder.refused(deed, last ? "a link" : "behind a link");
        }
        Path target = Files.readSymbolicLink(link);
        if (target.isAbsolute()) {
            at = target.getRoot();
        }
        goOnTo(target);
    }

    private void judgeFile(Path file) throws IOException, SystemException {
        int kind = number(file, "mode") & FILE_TYPE;
        int owner = number(file, "uid");
        boolean canBeTheirs = (kind == REGULAR || kind == PIPE) && owner != ROOT;
        if (canBeTheirs && !folder().trustsFileOf(owner, Unix.POSIX.geteuid())) {
            throw SharedFolder.refused(deed, kind == PIPE ? "a pipe" : "a file");
        }
    }

    private SharedFolder folder() throws IOException {
        Map<String, Object> seen = Files.readAttributes(at, "unix:mode,uid");
        return new SharedFolder((Integer) seen.get("mode") & PERMISSIONS, (Integer) seen.get("uid"));
    }

    private static int number(Path path, String attribute) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
    }
}
