package dev.supervisor.os.simulated;

import dev.supervisor.os.Errno;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.HeldFile;
import dev.supervisor.os.PrivateFolder;
import dev.supervisor.os.SystemException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A tree of files in memory, without symbolic links; it begins with {@code /}, {@code /tmp} and {@code /var/log}, and we work in {@code /}. */
public final class SimulatedFiles implements Files {
    private static final int UMASK = 022;
    private static final String NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789_";

    private final DescriptorTable descriptors;
    private final TreeMap<String, SimulatedFile> tree = new TreeMap<>();
    private final Map<String, SimulatedFifo> pipes = new HashMap<>(); // that somebody has read
    private final Map<String, Errno> refusals = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private int inodes;

    SimulatedFiles(DescriptorTable descriptors) {
        this.descriptors = descriptors;
        for (String directory : List.of("/", "/tmp", "/var", "/var/log")) {
            putDirectory(directory);
        }
    }

    public void putDirectory(String path) {
        tree.put(absolute(path), new SimulatedFile(true, 0755, inodes++));
    }

    /** Puts a file there, and the directories that lead to it. */
    public void putFile(String path, int mode, byte[] content) {
        String absolute = absolute(path);
        for (int slash = absolute.indexOf('/', 1); slash > 0; slash = absolute.indexOf('/', slash + 1)) {
            String directory = absolute.substring(0, slash);
            if (!tree.containsKey(directory)) {
                putDirectory(directory);
            }
        }
        tree.put(absolute, new SimulatedFile(false, mode, inodes++).with(content));
    }

    /** Gives an existing file to somebody. Before, everything is root's, which is the daemon's user. */
    public void give(String path, int mode, int owner, int group) {
        SimulatedFile file = tree.get(absolute(path));
        file.chmod(mode);
        file.chown(owner, group);
    }

    /** Puts a named pipe there. */
    public void putPipe(String path) {
        tree.put(absolute(path), SimulatedFile.pipe(0644, inodes++));
    }

    public String content(String path) {
        return new String(contentBytes(path), StandardCharsets.UTF_8);
    }

    public byte[] contentBytes(String path) {
        return tree.get(absolute(path)).content();
    }

    /** From now on, opening or making this path is refused; and so is writing to what is open of it. */
    public void refuse(String path, Errno error) {
        refusals.put(absolute(path), error);
        Optional.ofNullable(tree.get(absolute(path))).ifPresent(file -> file.refuseWrites(Optional.of(error)));
    }

    /** Takes {@link #refuse} back. */
    public void allow(String path) {
        refusals.remove(absolute(path));
        Optional.ofNullable(tree.get(absolute(path))).ifPresent(file -> file.refuseWrites(Optional.empty()));
    }

    /** Why nobody can change into it; empty if one can. */
    Optional<Errno> whyNotADirectory(String path) {
        SimulatedFile there = tree.get(absolute(path));
        if (there == null) {
            return Optional.of(Errno.named("ENOENT"));
        }
        return there.directory() ? Optional.empty() : Optional.of(Errno.named("ENOTDIR"));
    }

    @Override
    public Optional<FileStat> stat(String path) {
        return Optional.ofNullable(tree.get(absolute(path))).map(SimulatedFile::stat);
    }

    @Override
    public boolean isLink(String path) {
        return false;
    }

    @Override
    public boolean mayExecute(String path) {
        return stat(path).map(stat -> (stat.mode() & 0111) != 0).orElse(false);
    }

    @Override
    public boolean mayWrite(String path) {
        return tree.containsKey(absolute(path)) && !refusals.containsKey(absolute(path));
    }

    @Override
    public Fd openAppend(String path) throws SystemException {
        SimulatedFile file = forWriting(path);
        if (!file.stat().regular() && !file.directory()) {
            SimulatedFifo pipe = pipes.get(absolute(path));
            if (pipe == null || !pipe.isRead()) {
                throw new SystemException(Errno.named("ENXIO"), "cannot open " + path);
            }
            return descriptors.add(pipe.writer());
        }
        return descriptors.add(file.opened(true, true));
    }

    @Override
    public Fd openTruncated(String path) throws SystemException {
        SimulatedFile file = forWriting(path);
        Fd fd = descriptors.add(file.opened(true, false));
        file.with(new byte[0]);
        return fd;
    }

    @Override
    public Fd openNew(String path) throws SystemException {
        if (tree.containsKey(absolute(path))) {
            throw refusal("EEXIST", path);
        }
        makeEmpty(path, 0666);
        return descriptors.add(existing(path).opened(true, true));
    }

    @Override
    public Fd openRead(String path) throws SystemException {
        allowed(path);
        SimulatedFile file = existing(path);
        if (!file.stat().regular() && !file.directory()) {
            return descriptors.add(pipes.computeIfAbsent(absolute(path), _ -> new SimulatedFifo(file))
                    .reader());
        }
        return descriptors.add(file.opened(false, false));
    }

    @Override
    public Optional<Fd> openRegular(String path) throws SystemException {
        allowed(path);
        SimulatedFile file = existing(path);
        return file.stat().regular() ? Optional.of(descriptors.add(file.opened(false, false))) : Optional.empty();
    }

    private SimulatedFile forWriting(String path) throws SystemException {
        allowed(path);
        SimulatedFile there = tree.get(absolute(path));
        if (there == null) {
            makeEmpty(path, 0666);
            there = existing(path);
        }
        if (there.directory()) {
            throw refusal("EISDIR", path);
        }
        return there;
    }

    /** Makes one that nobody has yet, with what the umask leaves of the mode. */
    void makeEmpty(String path, int mode) throws SystemException {
        allowed(path);
        inDirectory(path);
        tree.put(absolute(path), new SimulatedFile(false, mode & ~UMASK, inodes++));
    }

    @Override
    public String createUnique(String directory, String prefix, String suffix) throws SystemException {
        while (true) {
            StringBuilder path = new StringBuilder(directory).append('/').append(prefix);
            for (int i = 0; i < 8; i++) {
                path.append(NAME_CHARACTERS.charAt(random.nextInt(NAME_CHARACTERS.length())));
            }
            String unique = path.append(suffix).toString();
            if (!tree.containsKey(absolute(unique))) {
                allowed(unique);
                inDirectory(unique);
                tree.put(absolute(unique), new SimulatedFile(false, 0600, inodes++));
                return unique;
            }
        }
    }

    @Override
    public FileStat stat(Fd fd) throws SystemException {
        if (descriptors.get(fd) instanceof SimulatedFifo.End end) {
            return end.stat();
        }
        return opened(fd).stat();
    }

    @Override
    public long position(Fd fd) throws SystemException {
        return opened(fd).position();
    }

    @Override
    public void seek(Fd fd, long position) throws SystemException {
        opened(fd).seek(position);
    }

    @Override
    public void rename(String from, String to) throws SystemException {
        SimulatedFile moved = existing(from);
        inDirectory(to);
        tree.remove(absolute(from));
        tree.put(absolute(to), moved);
    }

    @Override
    public void unlink(String path) throws SystemException {
        if (existing(path).directory()) {
            throw refusal("EISDIR", path);
        }
        tree.remove(absolute(path));
    }

    @Override
    public void link(String existing, String name) throws SystemException {
        SimulatedFile file = existing(existing);
        inDirectory(name);
        if (tree.putIfAbsent(absolute(name), file) != null) {
            throw refusal("EEXIST", name);
        }
    }

    @Override
    public PrivateFolder privateFolder(String directory) throws SystemException {
        String path = absolute(directory) + "/.supervisord-" + inodes;
        inDirectory(path);
        allowed(path);
        tree.put(path, new SimulatedFile(true, 0700, inodes++));
        return new Folder(path);
    }

    @Override
    public HeldFile holdSocket(String path) throws SystemException {
        SimulatedFile held = existing(path);
        return new HeldFile() {
            @Override
            public void chmod(int mode) {
                held.chmod(mode);
            }

            @Override
            public void chown(int uid, int gid) {
                // Everything is everybody's here.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private final class Folder implements PrivateFolder {
        private final String path;

        private Folder(String path) {
            this.path = path;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public void chmod(String name, int mode) throws SystemException {
            existing(path + "/" + name).chmod(mode);
        }

        @Override
        public void chown(String name, int uid, int gid) throws SystemException {
            existing(path + "/" + name);
        }

        @Override
        public void publish(String name, String to) throws SystemException {
            if (tree.containsKey(absolute(to))) {
                throw refusal("EEXIST", to);
            }
            replace(name, to);
        }

        @Override
        public void replace(String name, String to) throws SystemException {
            allowed(to);
            rename(path + "/" + name, to);
        }

        @Override
        public void remove(String name) {
            tree.remove(path + "/" + name);
        }

        @Override
        public void close() {
            tree.remove(path);
        }
    }

    @Override
    public List<String> list(String directory) throws SystemException {
        if (!existing(directory).directory()) {
            throw refusal("ENOTDIR", directory);
        }
        String prefix = absolute(directory).equals("/") ? "/" : absolute(directory) + "/";
        return tree.keySet().stream()
                .filter(path -> path.startsWith(prefix) && path.length() > prefix.length())
                .map(path -> path.substring(prefix.length()))
                .filter(name -> name.indexOf('/') < 0)
                .toList();
    }

    @Override
    public Optional<String> workingDirectory() {
        return Optional.of("/");
    }

    private SimulatedFile.Opened opened(Fd fd) throws SystemException {
        if (descriptors.get(fd) instanceof SimulatedFile.Opened file) {
            return file;
        }
        throw new SystemException(Errno.named("ESPIPE"), "cannot use descriptor " + fd.number() + " as a file");
    }

    private SimulatedFile existing(String path) throws SystemException {
        SimulatedFile there = tree.get(absolute(path));
        if (there == null) {
            throw refusal("ENOENT", path);
        }
        return there;
    }

    private void inDirectory(String path) throws SystemException {
        String absolute = absolute(path);
        String directory = absolute.substring(0, Math.max(1, absolute.lastIndexOf('/')));
        Optional<Errno> why = whyNotADirectory(directory);
        if (why.isPresent()) {
            throw new SystemException(why.get(), "cannot use " + path);
        }
    }

    private void allowed(String path) throws SystemException {
        Errno error = refusals.get(absolute(path));
        if (error != null) {
            throw new SystemException(error, "cannot open " + path);
        }
    }

    private static SystemException refusal(String error, String path) {
        return new SystemException(Errno.named(error), "cannot use " + path);
    }

    private static String absolute(String path) {
        String absolute = path.startsWith("/") ? path : path.equals(".") ? "/" : "/" + path;
        return absolute.length() > 1 && absolute.endsWith("/")
                ? absolute.substring(0, absolute.length() - 1)
                : absolute;
    }
}
