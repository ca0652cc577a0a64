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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * Copies a jar and makes of its class files what an AOT cache can keep. Those of Java 5 (version 49) are lifted to that of Java 8
 * (52), because a cache takes no class that the old verifier must verify: stack maps, which the new verifier reads, are made anew.
 * In the others, what would make classes at run time is {@linkplain SpelledOut spelled out}. Each class that was changed is verified here,
 * so that a mistake breaks the build and not the daemon.
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

    /** In the copy nothing is compressed: a package compresses all jars at once better than each would be, and classes are read faster. */
    void copy(Path from, Path to) throws IOException {
        try (JarFile jar = new JarFile(from.toFile());
                OutputStream file = Files.newOutputStream(to);
                JarOutputStream out = new JarOutputStream(file)) {
            SpelledAnnotations annotations = annotations(jar);
            for (JarEntry entry : jar.stream().toList()) {
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                byte[] written = isClass(entry) ? modern(entry.getName(), bytes, annotations) : bytes;
                write(entry.getName(), entry.getTime(), written, out);
            }
            for (Map.Entry<String, byte[]> added :
                    annotations.classes(classFile).entrySet()) {
                verify(added.getKey(), added.getValue());
                write(added.getKey(), jar.stream().findFirst().orElseThrow().getTime(), added.getValue(), out);
            }
        }
    }

    private SpelledAnnotations annotations(JarFile jar) throws IOException {
        List<ClassModel> models = new ArrayList<>();
        for (JarEntry entry : jar.stream().filter(ModernClasses::isClass).toList()) {
            models.add(classFile.parse(jar.getInputStream(entry).readAllBytes()));
        }
        return SpelledAnnotations.in(models);
    }

    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class");
    }

    private byte[] modern(String name, byte[] bytes, SpelledAnnotations annotations) {
        byte[] modern = versionOf(bytes) < FIRST_WITH_STACK_MAPS
                ? lift(bytes)
                : annotations.in(SpelledOut.of(bytes, classFile), classFile);
        if (modern != bytes) {
            verify(name, modern);
        }
        return modern;
    }

    private void verify(String name, byte[] bytes) {
        var problems = classFile.verify(bytes);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("cannot make " + name + " modern: " + problems);
        }
    }

    private byte[] lift(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        ClassTransform newVersion = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            } else {
                builder.with(element);
            }
        };
        return classFile.transformClass(
                model, newVersion.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
    }

    private static void write(String name, long time, byte[] bytes, JarOutputStream out) throws IOException {
        CRC32 check = new CRC32();
        check.update(bytes);
        JarEntry copy = new JarEntry(name);
        copy.setTime(time);
        copy.setMethod(ZipEntry.STORED);
        copy.setSize(bytes.length);
        copy.setCrc(check.getValue());
        out.putNextEntry(copy);
        out.write(bytes);
        out.closeEntry();
    }

    private static int versionOf(byte[] bytes) {
        return (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
    }

    private static InputStream resource(ClassLoader classes, ClassDesc mentioned) {
        String descriptor = mentioned.descriptorString();
        return classes.getResourceAsStream(descriptor.substring(1, descriptor.length() - 1) + ".class");
    }
}
