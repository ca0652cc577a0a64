package dev.supervisor.unit.disk;

import dev.supervisor.os.SystemText;
import dev.supervisor.unit.file.UnitFiles;
import dev.supervisor.unit.file.UnitPaths;
import dev.supervisor.unit.file.UnreadableFileException;
import dev.supervisor.unit.install.LinkFailedException;
import dev.supervisor.unit.install.LinkFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The files of the host, or those below another root. Any thread; blocks as long as the disk does. */
public final class DiskUnitFiles implements UnitFiles, LinkFiles {
    private static final int PERMISSIONS = 07777;
    private static final int FILE_TYPE = 0170000;
    private static final int CHARACTER_DEVICE = 0020000;

    private final String root;

    /** @param root the folder that paths are below, without slash at the end; {@code ""} for the host's own */
    public DiskUnitFiles(String root) {
        this.root = root;
    }

    @Override
    public Optional<Entry> entry(String path) {
        try {
            Map<String, Object> facts =
                    Files.readAttributes(at(path), "unix:mode,size,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
            int mode = (Integer) facts.get("mode");
            Kind kind = kind(mode);
            long size = kind == Kind.FILE ? (Long) facts.get("size") : 0;
            var modified = (java.nio.file.attribute.FileTime) facts.get("lastModifiedTime");
            return Optional.of(new Entry(kind, size, mode & PERMISSIONS, modified.to(TimeUnit.NANOSECONDS)));
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> linkTarget(String path) {
        try {
            return Optional.of(text(Files.readSymbolicLink(at(path))));
        } catch (IOException | UnsupportedOperationException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> names(String folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(at(folder))) {
            entries.forEach(entry -> names.add(text(entry.getFileName())));
        } catch (IOException | DirectoryIteratorException | InvalidPathException _) {
            return List.of();
        }
        return List.copyOf(names);
    }

    @Override
    public byte[] content(String path) throws UnreadableFileException {
        try {
            if (!Files.isRegularFile(at(path), LinkOption.NOFOLLOW_LINKS)) {
                throw new UnreadableFileException(Files.exists(at(path)) ? "Invalid argument" : NO_FILE);
            }
            return Files.readAllBytes(at(path));
        } catch (IOException e) {
            throw new UnreadableFileException(sentence(e));
        } catch (InvalidPathException _) {
            throw new UnreadableFileException(NO_FILE);
        }
    }

    @Override
    public void make(String link, String target) throws LinkFailedException {
        try {
            Files.createDirectories(at(link).getParent());
            Files.createSymbolicLink(at(link), Path.of(target));
        } catch (IOException | InvalidPathException e) {
            throw new LinkFailedException(link + ": " + sentence(e));
        }
    }

    @Override
    public void remove(String path) throws LinkFailedException {
        try {
            Path file = at(path);
            if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(file);
            }
            removeIfEmpty(file.getParent());
        } catch (IOException | InvalidPathException e) {
            throw new LinkFailedException(path + ": " + sentence(e));
        }
    }

    private static final String NO_FILE = "No such file or directory";

    /** Only a folder of dependencies goes; one of the search path stays. */
    private static void removeIfEmpty(Path folder) throws IOException {
        if (!UnitPaths.isOfDependencies(folder.getFileName().toString())) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            if (entries.iterator().hasNext()) {
                return;
            }
        }
        Files.deleteIfExists(folder);
    }

    private Path at(String path) {
        return Path.of(root + path);
    }

    /** The runtime's names of files are those of its locale's encoding; bytes that are none stay as it shows them. */
    private static String text(Path path) {
        return SystemText.decode(SystemText.encode(path.toString()));
    }

    private static Kind kind(int mode) {
        return switch (mode & FILE_TYPE) {
            case 0100000 -> Kind.FILE;
            case 0040000 -> Kind.FOLDER;
            case 0120000 -> Kind.LINK;
            case CHARACTER_DEVICE -> Kind.CHARACTER_DEVICE;
            default -> Kind.OTHER;
        };
    }

    private static String sentence(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> NO_FILE;
            case AccessDeniedException _ -> "Permission denied";
            case FileSystemException failed when failed.getReason() != null -> failed.getReason();
            default -> "Input/output error";
        };
    }
}
