package dev.supervisor.unit.file;

import dev.supervisor.unit.install.LinkFailedException;
import dev.supervisor.unit.install.LinkFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files and links in a map, for tests. */
public final class TreeInMemory implements UnitFiles, LinkFiles {
    private final SortedMap<String, Node> nodes = new TreeMap<>();
    private long now = 1;

    private record Node(Kind kind, byte[] content, String target, int mode, long modified) {}

    /** A file with these lines; {@code \n} and the like as they are. */
    public TreeInMemory file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8), 0644);
    }

    public TreeInMemory file(String path, byte[] content, int mode) {
        folder(UnitPaths.folderOf(path));
        nodes.put(path, new Node(Kind.FILE, content, "", mode, now++));
        return this;
    }

    public TreeInMemory link(String path, String target) {
        folder(UnitPaths.folderOf(path));
        nodes.put(path, new Node(Kind.LINK, new byte[0], target, 0777, now++));
        return this;
    }

    public TreeInMemory folder(String path) {
        if (!path.equals("/")) {
            folder(UnitPaths.folderOf(path));
            nodes.put(path, new Node(Kind.FOLDER, new byte[0], "", 0755, now++));
        }
        return this;
    }

    public TreeInMemory thing(String path, Kind kind) {
        folder(UnitPaths.folderOf(path));
        nodes.put(path, new Node(kind, new byte[0], "", 0666, now++));
        return this;
    }

    /** All links, as {@code path → target}, sorted. */
    public List<String> links() {
        return nodes.entrySet().stream()
                .filter(node -> node.getValue().kind == Kind.LINK)
                .map(node -> node.getKey() + " → " + node.getValue().target)
                .toList();
    }

    @Override
    public Optional<Entry> entry(String path) {
        if (path.equals("/")) {
            return Optional.of(new Entry(Kind.FOLDER, 0, 0755, 0));
        }
        return Optional.ofNullable(nodes.get(path))
                .map(node -> new Entry(node.kind, node.content.length, node.mode, node.modified));
    }

    @Override
    public Optional<String> linkTarget(String path) {
        return Optional.ofNullable(nodes.get(path))
                .filter(node -> node.kind == Kind.LINK)
                .map(Node::target);
    }

    @Override
    public List<String> names(String folder) {
        List<String> names = new ArrayList<>();
        for (String path : nodes.tailMap(folder + "/").keySet()) {
            if (!path.startsWith(folder + "/")) {
                break;
            }
            if (path.indexOf('/', folder.length() + 1) < 0) {
                names.add(path.substring(folder.length() + 1));
            }
        }
        return names.reversed();
    }

    @Override
    public byte[] content(String path) throws UnreadableFileException {
        Node node = nodes.get(path);
        if (node == null) {
            throw new UnreadableFileException("No such file or directory");
        }
        if (node.kind != Kind.FILE) {
            throw new UnreadableFileException("Invalid argument");
        }
        if (node.mode == 0) {
            throw new UnreadableFileException("Permission denied");
        }
        return node.content.clone();
    }

    @Override
    public void make(String link, String target) throws LinkFailedException {
        if (nodes.containsKey(link)) {
            throw new LinkFailedException(link + ": File exists");
        }
        link(link, target);
    }

    @Override
    public void remove(String path) {
        nodes.remove(path);
        String folder = UnitPaths.folderOf(path);
        if ((folder.endsWith(".wants") || folder.endsWith(".requires"))
                && names(folder).isEmpty()) {
            nodes.remove(folder);
        }
    }
}
