import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Puts the distribution together, run by the build as {@code java Assemble.java DIST LAUNCH VERSION} with the JDK whose runtime
 * it shall carry: launchers, jars, the runtime image, and the two AOT caches. Does nothing where nothing has changed.
 */
final class Assemble {
    /** What the programs need of the JDK; a library's other wishes (java.desktop, java.sql) are for parts that never run. */
    private static final String MODULES = "java.base,java.xml,java.logging,java.naming,jdk.unsupported,jdk.net";

    private static final List<String> PROGRAMS = List.of("supervisord", "supervisorctl");

    private final Path sources;
    private final Path target;
    private final Path home;
    private final Path launch;
    private final Map<String, Path> mainJars = new LinkedHashMap<>();

    private Assemble(Path dist, Path launch, String version) {
        this.sources = dist.resolve("src");
        this.target = dist.resolve("target");
        this.home = target.resolve("supervisor");
        this.launch = launch;
        mainJars.put("supervisord", jar("supervisor-core-" + version + ".jar"));
        mainJars.put("supervisorctl", jar("supervisorctl-" + version + ".jar"));
    }

    public static void main(String[] args) throws Exception {
        new Assemble(Path.of(args[0]), Path.of(args[1]), args[2]).run();
    }

    private void run() throws Exception {
        String runtimeIs = MODULES + " of " + System.getProperty("java.home") + " " + Runtime.version();
        String allIs = runtimeIs + " " + digest(sources, target.resolve("jars"), target.resolve("start"), launch, sample());
        Path runtimeWas = target.resolve("runtime.made-of");
        Path allWas = target.resolve("supervisor.made-of");
        if (isWritten(allWas, allIs)) {
            return;
        }
        Files.deleteIfExists(allWas);
        if (!isWritten(runtimeWas, runtimeIs)) {
            link();
            Files.writeString(runtimeWas, runtimeIs);
        }
        programs();
        jars();
        new Training(home, target.resolve("training")).run();
        Files.writeString(allWas, allIs);
    }

    private void link() throws IOException {
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
                        "--compress",
                        "zip-6",
                        "--output",
                        runtime.toString());
        if (code != 0) {
            throw new IOException("jlink ended with " + code);
        }
        for (String unused : List.of("bin/keytool", "bin/rmiregistry", "lib/jexec", "lib/jrt-fs.jar", "lib/classlist")) {
            Files.deleteIfExists(runtime.resolve(unused));
        }
        for (String name : PROGRAMS) {
            // The name of the executable is what `ps -o comm` and `pidof` show.
            Files.copy(runtime.resolve("bin/java"), runtime.resolve("bin").resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private void programs() throws IOException {
        Path bin = fresh("bin");
        Files.copy(target.resolve("start"), bin.resolve("supervisord"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createLink(bin.resolve("supervisorctl"), bin.resolve("supervisord"));
        for (String script : List.of("echo_supervisord_conf", "pidproxy")) {
            Path copy = bin.resolve(script);
            Files.copy(sources.resolve("main/bin").resolve(script), copy);
            copy.toFile().setExecutable(true, false);
        }
        Files.copy(launch, fresh("libexec").resolve("launch"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(sample(), fresh("conf").resolve("supervisord.conf"));
    }

    private void jars() throws IOException {
        Path lib = fresh("lib");
        List<URL> all = new ArrayList<>();
        for (Path jar : list(target.resolve("jars"))) {
            all.add(jar.toUri().toURL());
        }
        try (URLClassLoader classes = new URLClassLoader(all.toArray(URL[]::new))) {
            ModernClasses modern = new ModernClasses(classes);
            for (String name : PROGRAMS) {
                Files.copy(sources.resolve("main/options").resolve(name + ".options"), lib.resolve(name + ".options"));
                modern.copy(mainJars.get(name), lib.resolve(name + ".jar"));
                for (String needed : classPath(mainJars.get(name))) {
                    if (Files.notExists(lib.resolve(needed))) {
                        modern.copy(jar(needed), lib.resolve(needed));
                    }
                }
            }
        }
    }

    /** The jars that Maven found the program to need: it wrote them into the manifest of the program's own jar. */
    private static List<String> classPath(Path mainJar) throws IOException {
        try (JarFile jar = new JarFile(mainJar.toFile())) {
            return List.of(jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH).split(" "));
        }
    }

    private Path sample() {
        return sources.resolve("../../conf/supervisord.conf").normalize();
    }

    private Path jar(String name) {
        return target.resolve("jars").resolve(name);
    }

    private Path fresh(String folder) throws IOException {
        delete(home.resolve(folder));
        return Files.createDirectories(home.resolve(folder));
    }

    private static boolean isWritten(Path file, String text) throws IOException {
        return Files.exists(file) && Files.readString(file).equals(text);
    }

    private static String digest(Path... roots) throws IOException, NoSuchAlgorithmException {
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
