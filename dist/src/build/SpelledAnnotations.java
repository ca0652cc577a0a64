import java.lang.annotation.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Spells out the annotations of the components of records and of classes that a jar declares and reads itself. The JDK parses them and makes a proxy
 * class for each kind, in each run anew; here each kind of annotation gets a class that holds them all, and {@code getAnnotation} asks that one.
 */
final class SpelledAnnotations {
    private static final ClassDesc ANNOTATION =
            Annotation.class.describeConstable().orElseThrow();
    private static final ClassDesc COMPONENT = ClassDesc.of("java.lang.reflect.RecordComponent");
    private static final ClassDesc MAP = ClassDesc.of("java.util.Map");
    private static final ClassDesc HASH_MAP = ClassDesc.of("java.util.HashMap");
    private static final MethodTypeDesc ASKED = MethodTypeDesc.of(ANNOTATION, ConstantDescs.CD_Class);
    private static final MethodTypeDesc TEXT = MethodTypeDesc.of(ConstantDescs.CD_String);
    private static final String HELD = "held";
    private static final int HIDDEN = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;

    /** The members of an annotation, under names of their own. */
    private record Member(String name, ClassDesc type, Optional<AnnotationValue> usual) {}

    /** One interface, and what is annotated with it. */
    private record Kind(ClassDesc type, List<Member> members, Map<String, java.lang.classfile.Annotation> holders) {

        ClassDesc spelled() {
            return ClassDesc.ofDescriptor(type.descriptorString().replace(";", "$Spelled;"));
        }
    }

    private final Map<String, Kind> kinds = new TreeMap<>();
    private final Map<String, Kind> asked = new TreeMap<>();

    private SpelledAnnotations() {}

    /** @param classes of one jar */
    static SpelledAnnotations in(Collection<ClassModel> classes) {
        SpelledAnnotations spelled = new SpelledAnnotations();
        classes.forEach(spelled::learn);
        classes.forEach(spelled::collect);
        spelled.kinds.values().removeIf(kind -> kind.holders().isEmpty());
        return spelled;
    }

    /** The classes that hold annotations, by their names within the jar: of those that {@link #in(byte[], ClassFile)} has found to be asked. */
    Map<String, byte[]> classes(ClassFile classFile) {
        Map<String, byte[]> made = new TreeMap<>();
        for (Kind kind : asked.values()) {
            String descriptor = kind.spelled().descriptorString();
            made.put(
                    descriptor.substring(1, descriptor.length() - 1) + ".class",
                    classFile.build(kind.spelled(), builder -> write(kind, builder)));
        }
        return made;
    }

    /** @return the same class, which asks those; the same array, if it asks for none */
    byte[] in(byte[] bytes, ClassFile classFile) {
        ClassModel model = classFile.parse(bytes);
        return asksFor(model)
                ? classFile.transformClass(
                        model, ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Calls::new)))
                : bytes;
    }

    private boolean asksFor(ClassModel model) {
        for (var entry : model.constantPool()) {
            if (entry instanceof ClassEntry named
                    && kinds.containsKey(named.asSymbol().descriptorString())) {
                return true;
            }
        }
        return false;
    }

    private void learn(ClassModel model) {
        List<String> about = model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(found -> found.annotations().stream())
                .map(found -> found.className().stringValue())
                .toList();
        boolean asWritten = !about.contains("Ljava/lang/annotation/Inherited;");
        List<Member> members =
                model.methods().stream().map(SpelledAnnotations::member).toList();
        if (model.flags().has(AccessFlag.ANNOTATION)
                && asWritten
                && members.stream().allMatch(SpelledAnnotations::isPlain)) {
            ClassDesc type = model.thisClass().asSymbol();
            kinds.put(type.descriptorString(), new Kind(type, members, new TreeMap<>()));
        }
    }

    private static Member member(MethodModel method) {
        return new Member(
                method.methodName().stringValue(),
                method.methodTypeSymbol().returnType(),
                method.findAttribute(Attributes.annotationDefault()).map(found -> found.defaultValue()));
    }

    /** A number, a text, a truth, a class or a constant of an enum: what {@link #load} can say. */
    private static boolean isPlain(Member member) {
        return !member.type().isArray();
    }

    private void collect(ClassModel model) {
        String name = model.thisClass().asInternalName().replace('/', '.');
        model.findAttribute(Attributes.runtimeVisibleAnnotations()).ifPresent(found -> keep(name, found));
        model.findAttribute(Attributes.record())
                .ifPresent(record -> record.components().forEach(component -> component
                        .findAttribute(Attributes.runtimeVisibleAnnotations())
                        .ifPresent(found -> keep(name + "." + component.name().stringValue(), found))));
    }

    private void keep(String holder, RuntimeVisibleAnnotationsAttribute found) {
        for (java.lang.classfile.Annotation annotation : found.annotations()) {
            Optional.ofNullable(kinds.get(annotation.className().stringValue()))
                    .ifPresent(kind -> kind.holders().put(holder, annotation));
        }
    }

    private static void write(Kind kind, ClassBuilder builder) {
        builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC | ClassFile.ACC_SUPER)
                .withInterfaceSymbols(kind.type())
                .withField(HELD, MAP, HIDDEN);
        MethodTypeDesc all = MethodTypeDesc.of(
                ConstantDescs.CD_void, kind.members().stream().map(Member::type).toList());
        for (Member member : kind.members()) {
            builder.withField(member.name(), member.type(), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL)
                    .withMethodBody(
                            member.name(), MethodTypeDesc.of(member.type()), ClassFile.ACC_PUBLIC, code -> code.aload(0)
                                    .getfield(kind.spelled(), member.name(), member.type())
                                    .return_(TypeKind.from(member.type())));
        }
        builder.withMethodBody(ConstantDescs.INIT_NAME, all, ClassFile.ACC_PRIVATE, code -> construct(kind, code))
                .withMethodBody(
                        "annotationType",
                        MethodTypeDesc.of(ConstantDescs.CD_Class),
                        ClassFile.ACC_PUBLIC,
                        code -> code.loadConstant(kind.type()).areturn())
                .withMethodBody(
                        ConstantDescs.CLASS_INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_STATIC,
                        code -> hold(kind, all, code))
                .withMethodBody(
                        "of",
                        MethodTypeDesc.of(ANNOTATION, COMPONENT),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code -> ask(kind, code, () -> nameOfComponent(code)))
                .withMethodBody(
                        "of",
                        MethodTypeDesc.of(ANNOTATION, ConstantDescs.CD_Class),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code -> ask(kind, code, () -> code.aload(0)
                                .invokevirtual(ConstantDescs.CD_Class, "getName", TEXT)));
    }

    private static void construct(Kind kind, CodeBuilder code) {
        code.aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        int slot = 1;
        for (Member member : kind.members()) {
            TypeKind stored = TypeKind.from(member.type());
            code.aload(0).loadLocal(stored, slot).putfield(kind.spelled(), member.name(), member.type());
            slot += stored.slotSize();
        }
        code.return_();
    }

    private static void hold(Kind kind, MethodTypeDesc all, CodeBuilder code) {
        code.new_(HASH_MAP)
                .dup()
                .invokespecial(HASH_MAP, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .astore(0);
        kind.holders().forEach((holder, annotation) -> {
            code.aload(0).loadConstant(holder).new_(kind.spelled()).dup();
            kind.members().forEach(member -> load(valueOf(member, annotation), code));
            code.invokespecial(kind.spelled(), ConstantDescs.INIT_NAME, all)
                    .invokeinterface(
                            MAP,
                            "put",
                            MethodTypeDesc.of(
                                    ConstantDescs.CD_Object, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                    .pop();
        });
        code.aload(0).putstatic(kind.spelled(), HELD, MAP).return_();
    }

    private static AnnotationValue valueOf(Member member, java.lang.classfile.Annotation annotation) {
        return annotation.elements().stream()
                .filter(element -> element.name().stringValue().equals(member.name()))
                .map(AnnotationElement::value)
                .findFirst()
                .or(member::usual)
                .orElseThrow();
    }

    private static void load(AnnotationValue value, CodeBuilder code) {
        switch (value) {
            case AnnotationValue.OfInt number -> code.loadConstant(number.intValue());
            case AnnotationValue.OfBoolean truth -> code.loadConstant(truth.booleanValue() ? 1 : 0);
            case AnnotationValue.OfString text -> code.loadConstant(text.stringValue());
            case AnnotationValue.OfClass type -> code.loadConstant(type.classSymbol());
            case AnnotationValue.OfEnum constant ->
                code.getstatic(constant.classSymbol(), constant.constantName().stringValue(), constant.classSymbol());
            default -> throw new IllegalStateException("cannot spell out " + value);
        }
    }

    private static void ask(Kind kind, CodeBuilder code, Runnable name) {
        code.getstatic(kind.spelled(), HELD, MAP);
        name.run();
        code.invokeinterface(MAP, "get", MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                .checkcast(ANNOTATION)
                .areturn();
    }

    private static void nameOfComponent(CodeBuilder code) {
        code.aload(0)
                .invokevirtual(COMPONENT, "getDeclaringRecord", MethodTypeDesc.of(ConstantDescs.CD_Class))
                .invokevirtual(ConstantDescs.CD_Class, "getName", TEXT)
                .loadConstant(".")
                .invokevirtual(
                        ConstantDescs.CD_String,
                        "concat",
                        MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_String))
                .aload(0)
                .invokevirtual(COMPONENT, "getName", TEXT)
                .invokevirtual(
                        ConstantDescs.CD_String,
                        "concat",
                        MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_String));
    }

    /** Replaces {@code ldc KIND; getAnnotation}, which is how javac writes it down. */
    private final class Calls implements CodeTransform {
        private final List<ConstantInstruction> pushed = new ArrayList<>();

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof ConstantInstruction constant
                    && constant.constantValue() instanceof ClassDesc type
                    && kinds.containsKey(type.descriptorString())) {
                atEnd(code);
                pushed.add(constant);
                return;
            }
            if (!pushed.isEmpty() && element instanceof InvokeInstruction call && isAsking(call)) {
                ClassDesc type = (ClassDesc) pushed.removeFirst().constantValue();
                Kind kind = kinds.get(type.descriptorString());
                asked.put(type.descriptorString(), kind);
                code.invokestatic(
                        kind.spelled(),
                        "of",
                        MethodTypeDesc.of(ANNOTATION, call.owner().asSymbol()));
                return;
            }
            if (element instanceof Instruction) {
                atEnd(code);
            }
            code.with(element);
        }

        @Override
        public void atEnd(CodeBuilder code) {
            pushed.forEach(code::with);
            pushed.clear();
        }

        private boolean isAsking(InvokeInstruction call) {
            ClassDesc owner = call.owner().asSymbol();
            return call.name().equalsString("getAnnotation")
                    && call.typeSymbol().equals(ASKED)
                    && (owner.equals(COMPONENT) || owner.equals(ConstantDescs.CD_Class));
        }
    }
}
