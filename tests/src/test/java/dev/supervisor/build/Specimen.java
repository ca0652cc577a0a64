package dev.supervisor.build;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** One of each that the distribution spells out, and what they answer. */
final class Specimen implements Callable<List<String>> {

    private record All(
            boolean yes,
            byte little,
            char letter,
            short some,
            int number,
            long large,
            float part,
            double finer,
            String text,
            List<Object> things) {}

    private record Nothing() {}

    private sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record Square(double side) implements Shape {}

        default String kind() {
            return switch (this) {
                case Circle(double radius) when radius > 1 -> "large circle";
                case Circle _ -> "circle";
                case Square _ -> "square";
            };
        }
    }

    private static String what(Object thing) {
        return switch (thing) {
            case null -> "null";
            case String text when text.isEmpty() -> "empty";
            case String _ -> "text";
            case Integer number when number > 5 -> "large";
            case Shape shape -> shape.kind();
            case Number _ -> "number";
            default -> "else";
        };
    }

    /** Beside patterns there are constants: that one stays as it was. */
    private static String mixed(Object thing) {
        return switch (thing) {
            case Thread.State.NEW -> "new";
            case Thread.State _ -> "state";
            default -> "else";
        };
    }

    @Override
    public List<String> call() {
        List<String> answers = new ArrayList<>();
        for (Object thing : new Object[] {
            null, "", "a", 5, 6, 7L, 'c', new Shape.Circle(1), new Shape.Circle(2), new Shape.Square(3)
        }) {
            answers.add(what(thing));
        }
        answers.add(mixed(Thread.State.NEW) + mixed(Thread.State.BLOCKED) + mixed("NEW"));
        List<Record> records = records();
        for (Record one : records) {
            answers.add(one + " " + one.hashCode());
            records.forEach(other -> answers.add(one.equals(other) + " " + one.equals("other")));
        }
        return answers;
    }

    private static List<Record> records() {
        List<Record> records = new ArrayList<>(List.of(new Nothing(), new Nothing(), new Shape.Circle(1)));
        records.add(all(true, 1, 1L, 0.0, "a", List.of()));
        records.add(all(true, 1, 1L, 0.0, new String("a"), new ArrayList<>()));
        records.add(all(false, 1, 1L, 0.0, "a", List.of()));
        records.add(all(true, 2, 1L, 0.0, "a", List.of()));
        records.add(all(true, 1, 1L << 40, 0.0, "a", List.of()));
        records.add(all(true, 1, 1L, -0.0, "a", List.of()));
        records.add(all(true, 1, 1L, Double.NaN, "a", List.of()));
        records.add(all(true, 1, 1L, Double.NaN, "a", List.of()));
        records.add(all(true, 1, 1L, 0.0, null, List.of("b", 3)));
        return records;
    }

    private static All all(boolean yes, int number, long large, double finer, String text, List<Object> things) {
        return new All(
                yes, (byte) -number, (char) ('a' + number), (short) -5, number, large, 1.5f, finer, text, things);
    }
}
