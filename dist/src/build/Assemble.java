import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Assembles the distribution, run by the build as
 * {@code java Assemble.java DIST CORE-TARGET CTL-TARGET RELEASED VERSION} with the JDK whose runtime it will carry:
 * launchers, jars, the runtime image, the two AOT caches, and the programs' manual pages and completion. Does nothing
 * if nothing has changed.
 */
final class Assemble {
    /**
     * The JDK modules that the programs need; other modules that a library asks for (java.desktop, java.sql) serve
     * parts of it that never run.
     */
    private static final String MODULES = "java.base,java.xml,java.logging,java.naming,jdk.unsupported,jdk.net";

    private final Path sources;
    private final Path target;
    private final Path home;
    private final Path launch;
    private final Path natives;
    private final Instant released;

    /** By the name of the program: the jars that Maven found it to need, its own first. */
    private final Map<String, List<Path>> classPaths = new TreeMap<>();

    /** The date and the version that manual pages carry. */
    private final String edition;

    private Assemble(Path dist, Path daemonTarget, Path clientTarget, Instant released, String version)
            throws IOException {
        this.sources = dist.resolve("src");
        this.target = dist.resolve("target");
        this.home = target.resolve("supervisor");
        this.edition = LocalDate.ofInstant(released, ZoneOffset.UTC) + " supervisor " + version;
        this.launch = daemonTarget.resolve("launch");
        this.natives = daemonTarget.resolve("libsupervisord.so");
        this.released = released;
        classPaths.put("supervisord", classPath(daemonTarget, version));
        classPaths.put("supervisorctl", classPath(clientTarget, version));
    }

    public static void main(String[] args) throws Exception {
        new Assemble(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Instant.parse(args[3]), args[4]).run();
    }

    private void run() throws Exception {
        String runtimeIs = System.getProperty("java.home") + " " + Runtime.version() + " by "
                + digest(List.of(sources.resolve("build/Assemble.java")));
        List<Path> inputs = new ArrayList<>(List.of(sources, launch, natives, sample(), services()));
        classPaths.values().forEach(inputs::addAll);
        String allIs = runtimeIs + " " + edition + " " + digest(inputs);
        Path runtimeWas = target.resolve("runtime.made-of");
        Path allWas = target.resolve("supervisor.made-of");
        if (isWritten(allWas, allIs)) {
            Files.setLastModifiedTime(allWas, FileTime.from(Instant.now()));
            return;
        }
        Files.deleteIfExists(allWas);
        if (!isWritten(runtimeWas, runtimeIs)) {
            link();
            Files.writeString(runtimeWas, runtimeIs);
        }
        programs();
        jars();
        train();
        new Pages(home, sources.resolve("main/bin"), edition).write();
        Files.writeString(allWas, allIs);
    }

    private void train() throws IOException, InterruptedException {
        // Not below target/: the path of a socket may have no more than 107 bytes.
        Path scratch = Files.createTempDirectory("supervisor-training");
        try {
            new Training(home.toAbsolutePath(), scratch).run();
        } finally {
            delete(scratch);
        }
    }

    private void link() throws IOException, InterruptedException {
        Path runtime = home.resolve("runtime");
        delete(runtime);
        Files.createDirectories(home);
        int code = ToolProvider.findFirst("jlink")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--add-modules",
                        MODULES,
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        // A package compresses all classes at once better than this would each.
                        "--compress",
                        "zip-0",
                        "--output",
                        runtime.toString());
        if (code != 0) {
            throw new IOException("jlink ended with " + code);
        }
        for (String unused :
                List.of("bin/keytool", "bin/rmiregistry", "lib/jexec", "lib/jrt-fs.jar", "lib/classlist")) {
            Files.deleteIfExists(runtime.resolve(unused));
        }
        withoutComments(runtime.resolve("conf/security/java.security"));
        for (Path library : list(runtime.resolve("lib"))) {
            if (library.toString().endsWith(".so")) {
                run("strip", "--strip-unneeded", library.toString());
            }
        }
        for (String name : classPaths.keySet()) {
            // The name of the executable is what `ps -o comm` and `pidof` show.
            Files.copy(
                    runtime.resolve("bin/java"),
                    runtime.resolve("bin").resolve(name),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** The JVM reads 1,500 lines of them each time before it opens its first Unix socket. */
    private static void withoutComments(Path properties) throws IOException {
        List<String> lines = Files.readAllLines(properties);
        Files.write(
                properties, lines.stream().filter(line -> !line.startsWith("#")).toList());
    }

    private void programs() throws IOException, InterruptedException {
        Path bin = fresh("bin");
        compileStart(bin.resolve("supervisord"));
        Files.createLink(bin.resolve("supervisorctl"), bin.resolve("supervisord"));
        scripts("bin", bin);
        Path libexec = fresh("libexec");
        for (Path ours : List.of(launch, natives)) {
            Files.copy(ours, libexec.resolve(ours.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        scripts("libexec", libexec);
        Path conf = fresh("conf");
        Files.copy(sample(), conf.resolve("supervisord.conf"));
        Path services = Files.createDirectory(conf.resolve("service"));
        for (Path service : list(services())) {
            Files.copy(service, services.resolve(service.getFileName()));
        }
    }

    private void scripts(String from, Path to) throws IOException {
        for (Path script : list(sources.resolve("main").resolve(from))) {
            Path copy = to.resolve(script.getFileName());
            Files.copy(script, copy);
            copy.toFile().setExecutable(true, false);
        }
    }

    private void compileStart(Path binary) throws IOException, InterruptedException {
        String source = sources.resolve("main/c/start.c").toString();
        run("cc", "-std=gnu11", "-Os", "-Wall", "-Wextra", "-Werror", "-static", "-s", "-o", binary.toString(), source);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(command[0] + " ended with " + code);
        }
    }

    private void jars() throws IOException {
        Path lib = fresh("lib");
        Set<Path> all = new TreeSet<>();
        classPaths.values().forEach(all::addAll);
        List<URL> urls = new ArrayList<>();
        for (Path jar : all) {
            urls.add(jar.toUri().toURL());
        }
        try (URLClassLoader classes = new URLClassLoader(urls.toArray(URL[]::new))) {
            ModernClasses modern = new ModernClasses(classes);
            for (Path jar : all) {
                Path copy = lib.resolve(jar.getFileName());
                modern.copy(jar, copy);
                date(copy);
            }
        }
        for (String name : classPaths.keySet()) {
            Files.copy(sources.resolve("main/options").resolve(name + ".options"), lib.resolve(name + ".options"));
            writeJarOfJars(lib.resolve(name + ".jar"), classPaths.get(name));
            date(lib.resolve(name + ".jar"));
        }
    }

    /** A cache accepts a jar only of the date that it had in training, and a package must look the same whenever it is made. */
    private void date(Path jar) throws IOException {
        Files.setLastModifiedTime(jar, FileTime.from(released));
    }

    /** An empty jar whose manifest names the others, so that one word on the command line is the whole class path. */
    private void writeJarOfJars(Path file, List<Path> jars) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.joining(" ")));
        JarEntry entry = new JarEntry(JarFile.MANIFEST_NAME);
        entry.setTimeLocal(LocalDateTime.ofInstant(released, ZoneOffset.UTC));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(entry);
            manifest.write(jar);
        }
    }

    /** The jar of a module, which may have one of its tests beside it, and those that it needs. */
    private static List<Path> classPath(Path moduleTarget, String version) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> own = Files.list(moduleTarget)) {
            jars.add(own.filter(file -> file.toString().endsWith("-" + version + ".jar"))
                    .findFirst()
                    .orElseThrow());
        }
        for (String jar : Files.readString(moduleTarget.resolve("class-path")).split(File.pathSeparator)) {
            jars.add(Path.of(jar));
        }
        return jars;
    }

    private Path sample() {
        return sources.resolve("../../conf/supervisord.conf").normalize();
    }

    private Path services() {
        return sources.resolve("../../conf/service").normalize();
    }

    private Path fresh(String folder) throws IOException {
        delete(home.resolve(folder));
        return Files.createDirectories(home.resolve(folder));
    }

    private static boolean isWritten(Path file, String text) throws IOException {
        return Files.exists(file) && Files.readString(file).equals(text);
    }

    private static String digest(List<Path> roots) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path root : roots) {
            for (Path file : list(root)) {
                digest.update(file.getFileName().toString().getBytes());
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> list(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static void delete(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
