import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Copies a jar and lifts its class files of Java 5 (version 49) to that of Java 8 (52), because an AOT cache takes no class
 * that the old verifier must verify. Stack maps, which the new verifier reads, are made anew; each lifted class is verified
 * here, so that a class that cannot be lifted breaks the build and not the daemon.
 */
final class ModernClasses {
    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

    private final ClassFile classFile;

    /** @param classes finds the classes that the lifted ones mention, to tell which extends which */
    ModernClasses(ClassLoader classes) {
        ClassHierarchyResolver resolver = ClassHierarchyResolver.ofResourceParsing(
                        mentioned -> resource(classes, mentioned))
                .orElse(ClassHierarchyResolver.defaultResolver())
                .cached();
        classFile = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(resolver), ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
    }

    /** @return how many classes were lifted; the copy of a jar without any is the same file, byte for byte */
    int copy(Path from, Path to) throws IOException {
        Map<String, byte[]> lifted = new TreeMap<>();
        try (JarFile jar = new JarFile(from.toFile())) {
            for (JarEntry entry : jar.stream()
                    .filter(each -> each.getName().endsWith(".class"))
                    .toList()) {
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                if (versionOf(bytes) < FIRST_WITH_STACK_MAPS) {
                    lifted.put(entry.getName(), lift(entry.getName(), bytes));
                }
            }
            if (lifted.isEmpty()) {
                Files.copy(from, to);
            } else {
                write(jar, lifted, to);
            }
        }
        return lifted.size();
    }

    private byte[] lift(String name, byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        ClassTransform newVersion = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            } else {
                builder.with(element);
            }
        };
        byte[] lifted = classFile.transformClass(
                model, newVersion.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
        var problems = classFile.verify(lifted);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("cannot lift " + name + ": " + problems);
        }
        return lifted;
    }

    private static void write(JarFile jar, Map<String, byte[]> lifted, Path to) throws IOException {
        try (OutputStream file = Files.newOutputStream(to);
                JarOutputStream out = new JarOutputStream(file)) {
            for (JarEntry entry : jar.stream().toList()) {
                JarEntry copy = new JarEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                byte[] bytes = lifted.get(entry.getName());
                try (InputStream in = bytes == null ? jar.getInputStream(entry) : new ByteArrayInputStream(bytes)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }

    private static int versionOf(byte[] bytes) {
        return (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
    }

    private static InputStream resource(ClassLoader classes, ClassDesc mentioned) {
        String descriptor = mentioned.descriptorString();
        return classes.getResourceAsStream(descriptor.substring(1, descriptor.length() - 1) + ".class");
    }
}
