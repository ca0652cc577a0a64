package dev.supervisor.spec;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The components of a spec by their paths: {@code command}, {@code stop.stopwaitsecs}. A part of a spec is replaced by its own components. Reads
 * the records by reflection: for comparing and showing specs, not for starting processes.
 */
public final class Components {

    /** A part of a spec: its components count as components of the whole. */
    public interface Part {}

    private static final ClassValue<List<Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toList();
        }
    };

    private Components() {}

    /** The values of all components, in the order of their declarations. */
    public static Map<String, Object> of(Record spec) {
        Map<String, Object> values = new LinkedHashMap<>();
        collect(spec, "", values);
        return values;
    }

    private static void collect(Record spec, String path, Map<String, Object> values) {
        for (Method accessor : ACCESSORS.get(spec.getClass())) {
            Object value = read(accessor, spec);
            if (value instanceof Part && value instanceof Record part) {
                collect(part, path + accessor.getName() + ".", values);
            } else {
                values.put(path + accessor.getName(), value);
            }
        }
    }

    private static Object read(Method accessor, Record spec) {
        try {
            return accessor.invoke(spec);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }
}
