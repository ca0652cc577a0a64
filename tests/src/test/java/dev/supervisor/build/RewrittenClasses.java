package dev.supervisor.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Classes as the build has rewritten them, beside those that the compiler made. */
final class RewrittenClasses extends ClassLoader {
    private static final String PACKAGE = "dev.supervisor.build.";

    private final Map<String, byte[]> bytes;

    /** @param bytes by the names of the classes */
    RewrittenClasses(Map<String, byte[]> bytes) {
        super(null);
        this.bytes = bytes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] found = bytes.get(name);
        if (found == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, found, 0, found.length);
    }

    /** A tool of the build, which is source text only. */
    static Class<?> tool(String name, Path folder) throws Exception {
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), "../dist/src/build/" + name + ".java");
        assertThat(code).isZero();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}).loadClass(name);
    }

    /** Those of this package whose names begin so, as the compiler made them. */
    static Map<String, byte[]> compiled(String prefix) throws IOException, URISyntaxException {
        Path folder = Path.of(RewrittenClasses.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(PACKAGE.replace('.', '/'));
        Map<String, byte[]> found = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .forEach(file -> found.put(nameOf(file), read(file)));
        }
        return found;
    }

    private static String nameOf(Path file) {
        return PACKAGE + file.getFileName().toString().replace(".class", "");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
