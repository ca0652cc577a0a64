import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.BootstrapMethodsAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Spells out what javac leaves to the first run: which case of a {@code switch} over patterns it is, and {@code equals}, {@code hashCode} and
 * {@code toString} of records. The JDK would generate a class or two for each as the program runs, and an AOT cache of JDK 25 does not keep
 * those; here it becomes a private method of the class itself, which does what {@link java.lang.runtime.SwitchBootstraps#typeSwitch} and
 * {@link java.lang.runtime.ObjectMethods} say.
 */
final class SpelledOut {
    private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
    private static final int HASH_FACTOR = 31;

    private final ClassModel model;
    private final List<Consumer<ClassBuilder>> added = new ArrayList<>();

    private SpelledOut(ClassModel model) {
        this.model = model;
    }

    /** @return the same class without such calls; the same array, if there are none */
    static byte[] of(byte[] bytes, ClassFile classFile) {
        ClassModel model = classFile.parse(bytes);
        if (!leavesAnything(model)) {
            return bytes;
        }
        SpelledOut spelled = new SpelledOut(model);
        CodeTransform calls = spelled::spell;
        ClassTransform methods = ClassTransform.endHandler(spelled::addMethods);
        return classFile
                .withOptions(ClassFile.ConstantPoolSharingOption.NEW_POOL)
                .transformClass(
                        model, ClassTransform.transformingMethodBodies(calls).andThen(methods));
    }

    private static boolean leavesAnything(ClassModel model) {
        return model
                .findAttribute(Attributes.bootstrapMethods())
                .map(BootstrapMethodsAttribute::bootstrapMethods)
                .orElse(List.of())
                .stream()
                .map(linked -> linked.bootstrapMethod().asSymbol().owner())
                .anyMatch(linker -> linker.equals(SWITCHES) || linker.equals(RECORDS));
    }

    private void addMethods(ClassBuilder builder) {
        added.forEach(method -> method.accept(builder));
    }

    private void spell(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeDynamicInstruction call) {
            DirectMethodHandleDesc linker = call.bootstrapMethod();
            List<LoadableConstantEntry> facts = call.invokedynamic().bootstrap().arguments();
            if (linker.owner().equals(SWITCHES)
                    && linker.methodName().equals("typeSwitch")
                    && facts.stream().allMatch(ClassEntry.class::isInstance)) {
                instead(code, call, body -> whichCase(body, facts));
                return;
            }
            if (linker.owner().equals(RECORDS)) {
                instead(code, call, body -> ofRecord(body, call, facts));
                return;
            }
        }
        code.with(element);
    }

    private void instead(CodeBuilder code, InvokeDynamicInstruction call, Consumer<CodeBuilder> body) {
        String name = call.name().stringValue() + "$" + added.size();
        MethodTypeDesc type = call.typeSymbol();
        int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
        added.add(builder -> builder.withMethodBody(name, type, flags, body));
        boolean inInterface = model.flags().has(AccessFlag.INTERFACE);
        code.invokestatic(model.thisClass().asSymbol(), name, type, inInterface);
    }

    /** {@code (target, restart)}: the number of the first case from {@code restart} on that takes it; -1 for null. */
    private static void whichCase(CodeBuilder code, List<LoadableConstantEntry> cases) {
        Label something = code.newLabel();
        code.aload(0).ifnonnull(something).iconst_m1().ireturn().labelBinding(something);
        for (int i = 0; i < cases.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf(((ClassEntry) cases.get(i)).asSymbol()).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(cases.size()).ireturn();
    }

    private static void ofRecord(CodeBuilder code, InvokeDynamicInstruction call, List<LoadableConstantEntry> facts) {
        ClassDesc record = ((ClassEntry) facts.getFirst()).asSymbol();
        List<DirectMethodHandleDesc> fields = facts.stream()
                .skip(2)
                .map(fact -> (DirectMethodHandleDesc) ((MethodHandleEntry) fact).asSymbol())
                .toList();
        switch (call.name().stringValue()) {
            case "hashCode" -> hash(code, record, fields);
            case "equals" -> compare(code, record, fields);
            case "toString" -> print(code, record, fields);
            default -> throw new IllegalStateException("records have no " + call.name());
        }
    }

    private static void hash(CodeBuilder code, ClassDesc record, List<DirectMethodHandleDesc> fields) {
        code.iconst_0();
        for (DirectMethodHandleDesc field : fields) {
            code.loadConstant(HASH_FACTOR).imul();
            ClassDesc type = get(code, 0, record, field);
            ClassDesc hasher = type.isPrimitive() ? boxOf(type) : OBJECTS;
            ClassDesc hashed = type.isPrimitive() ? type : ConstantDescs.CD_Object;
            code.invokestatic(hasher, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, hashed))
                    .iadd();
        }
        code.ireturn();
    }

    private static void compare(CodeBuilder code, ClassDesc record, List<DirectMethodHandleDesc> fields) {
        Label differ = code.newLabel();
        code.aload(1).instanceOf(record).ifeq(differ);
        code.aload(1).checkcast(record).astore(2);
        for (DirectMethodHandleDesc field : fields) {
            get(code, 0, record, field);
            ClassDesc type = get(code, 2, record, field);
            if (type.isPrimitive()) {
                code.invokestatic(boxOf(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
                        .ifne(differ);
            } else {
                code.invokestatic(
                                OBJECTS,
                                "equals",
                                MethodTypeDesc.of(
                                        ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                        .ifeq(differ);
            }
        }
        code.iconst_1().ireturn().labelBinding(differ).iconst_0().ireturn();
    }

    private static void print(CodeBuilder code, ClassDesc record, List<DirectMethodHandleDesc> fields) {
        code.new_(BUILDER).dup().invokespecial(BUILDER, "<init>", MethodTypeDesc.of(ConstantDescs.CD_void));
        code.ldc(record)
                .invokevirtual(ConstantDescs.CD_Class, "getSimpleName", MethodTypeDesc.of(ConstantDescs.CD_String));
        append(code, ConstantDescs.CD_String);
        String before = "[";
        for (DirectMethodHandleDesc field : fields) {
            code.ldc(before + field.methodName() + "=");
            append(code, ConstantDescs.CD_String);
            append(code, get(code, 0, record, field));
            before = ", ";
        }
        code.ldc(fields.isEmpty() ? "[]" : "]");
        append(code, ConstantDescs.CD_String);
        code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String))
                .areturn();
    }

    /** Appends what lies on the stack to the builder below it. */
    private static void append(CodeBuilder code, ClassDesc type) {
        ClassDesc taken =
                switch (TypeKind.from(type)) {
                    case BYTE, SHORT, INT -> ConstantDescs.CD_int;
                    case LONG, CHAR, BOOLEAN, FLOAT, DOUBLE -> type;
                    case REFERENCE -> type.equals(ConstantDescs.CD_String) ? type : ConstantDescs.CD_Object;
                    case VOID -> throw new IllegalStateException("a field of type void");
                };
        code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, taken));
    }

    /** @return the type of the field, whose value lies on the stack now */
    private static ClassDesc get(CodeBuilder code, int variable, ClassDesc record, DirectMethodHandleDesc field) {
        ClassDesc type = field.invocationType().returnType();
        code.aload(variable).getfield(record, field.methodName(), type);
        return type;
    }

    private static ClassDesc boxOf(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BYTE -> ConstantDescs.CD_Byte;
            case SHORT -> ConstantDescs.CD_Short;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case CHAR -> ConstantDescs.CD_Character;
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            case REFERENCE, VOID -> throw new IllegalStateException("no primitive: " + primitive);
        };
    }
}
