package dev.supervisor.unit.value;

import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.UnitNumbers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Numbers of processors or of memory nodes. Immutable. */
public final class CpuSet {
    public static final CpuSet NONE = new CpuSet(new BitSet());

    private static final int MOST = 8192;

    private final BitSet numbers;

    private CpuSet(BitSet numbers) {
        this.numbers = numbers;
    }

    /** Why a list is none. */
    public static final class UnknownCpuException extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownCpuException(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** A set of words like {@code 3} and {@code 0-3}. */
    public static CpuSet parse(List<String> words) throws UnknownCpuException {
        BitSet numbers = new BitSet();
        for (String word : words) {
            int dash = word.indexOf('-');
            try {
                long first = UnitNumbers.unsigned(dash > 0 ? word.substring(0, dash) : word);
                long last = dash > 0 ? UnitNumbers.unsigned(word.substring(dash + 1)) : first;
                if (Math.max(first, last) >= MOST) {
                    throw new UnknownCpuException(
                            "Cannot add CPU " + Math.max(first, last) + " to set: Numerical result out of range");
                }
                if (first <= last) {
                    numbers.set((int) first, (int) last + 1);
                }
            } catch (BadValueTextException e) {
                throw new UnknownCpuException("Failed to parse CPU affinity '" + word + "'");
            }
        }
        return new CpuSet(numbers);
    }

    public CpuSet with(CpuSet others) {
        BitSet all = (BitSet) numbers.clone();
        all.or(others.numbers);
        return new CpuSet(all);
    }

    public boolean isEmpty() {
        return numbers.isEmpty();
    }

    public boolean contains(int number) {
        return numbers.get(number);
    }

    /** The set as bytes in hexadecimal digits, the lowest numbers first, in words of eight bytes. */
    public String bits() {
        StringBuilder bits = new StringBuilder();
        for (long word : numbers.toLongArray()) {
            for (int i = 0; i < Long.BYTES; i++) {
                bits.append("%02x".formatted(word >>> 8 * i & 0xff));
            }
        }
        return bits.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSet set && set.numbers.equals(numbers);
    }

    @Override
    public int hashCode() {
        return numbers.hashCode();
    }

    /** As {@code show} prints it: {@code 0-1 3}. */
    @Override
    public String toString() {
        List<String> ranges = new ArrayList<>();
        for (int first = numbers.nextSetBit(0); first >= 0; ) {
            int last = numbers.nextClearBit(first) - 1;
            ranges.add(first == last ? String.valueOf(first) : first + "-" + last);
            first = numbers.nextSetBit(last + 1);
        }
        return String.join(" ", ranges);
    }
}
