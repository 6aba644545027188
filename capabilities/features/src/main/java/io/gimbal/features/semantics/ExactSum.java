package io.gimbal.features.semantics;

import java.util.Arrays;
import java.util.OptionalLong;

/// A sum without rounding: a whole number of 2^-1074, the smallest double, in two's complement, of which only
/// the words in use are kept. Every finite double and every long is such a number, so adding is exact, and
/// therefore associative and commutative; rounding happens once, in [#toDouble]. Not thread-safe.
public final class ExactSum {
    /// The bit that is worth one.
    private static final int POINT = 1074;

    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    private static final int EXPONENT = 0x7ff;

    private static final long[] NONE = {};

    /// The value is the sum of `words[i] * 2^(64 * (base + i))` over `i < size`, the last word signed. Words
    /// below are zero, words above repeat the sign.
    private long[] words = NONE;

    private int base;
    private int size;

    public boolean isZero() {
        for (int i = 0; i < size; i++) {
            if (words[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /// @throws IllegalArgumentException if the number is infinite or not a number
    public void add(double number) {
        long bits = Double.doubleToRawLongBits(number);
        int exponent = (int) (bits >>> MANTISSA_BITS) & EXPONENT;
        if (exponent == EXPONENT) {
            throw new IllegalArgumentException("not a finite number: " + number);
        }
        long mantissa = (bits & MANTISSA) | (exponent == 0 ? 0 : 1L << MANTISSA_BITS);
        addShifted(bits < 0 ? -mantissa : mantissa, Math.max(exponent - 1, 0));
    }

    public void add(long number) {
        addShifted(number, POINT);
    }

    public void add(ExactSum other) {
        if (other.size > 0) {
            cover(other.base, other.base + other.size);
            addWords(other.words, other.size, other.base - base);
        }
    }

    private void addShifted(long number, int position) {
        if (number == 0) {
            return;
        }
        int word = position >>> 6;
        int shift = position & 63;
        long low = number << shift;
        long high = shift == 0 ? number >> 63 : number >> (64 - shift);
        cover(word, word + 2);
        addTwoWords(low, high, word - base);
    }

    private void addTwoWords(long low, long high, int from) {
        long before = words[from];
        words[from] = before + low;
        long carry = Long.compareUnsigned(words[from], before) < 0 ? 1 : 0;
        carry = addWord(from + 1, high, carry, from + 1 == size - 1);
        carry(from + 2, high >> 63, carry);
    }

    private void addWords(long[] addend, int count, int from) {
        long carry = 0;
        long sign = addend[count - 1] >> 63;
        for (int i = 0; i < count; i++) {
            carry = addWord(from + i, addend[i], carry, from + i == size - 1);
        }
        carry(from + count, sign, carry);
    }

    /// Adds the sign of an addend to all higher words, as long as that changes anything.
    private void carry(int from, long sign, long carryIn) {
        long carry = carryIn;
        for (int i = from; i < size && sign + carry != 0; i++) {
            carry = addWord(i, sign, carry, i == size - 1);
        }
    }

    /// @return the carry into the next word
    private long addWord(int at, long addend, long carryIn, boolean last) {
        long before = words[at];
        long partial = before + addend;
        long sum = partial + carryIn;
        words[at] = sum;
        if (last && ((before ^ sum) & (addend ^ sum)) < 0) {
            grow(base + size + 1); // both have one sign and the sum has the other: it needs a word for the sign
            words[size++] = before >> 63;
        }
        boolean carries = Long.compareUnsigned(partial, before) < 0 || (carryIn != 0 && sum == 0);
        return carries ? 1 : 0;
    }

    /// Makes room for words `from` to `to` (exclusive), keeping the value.
    private void cover(int from, int to) {
        if (size == 0) {
            words = new long[to - from + 1];
            base = from;
            size = to - from;
            return;
        }
        if (from < base) {
            int added = base - from;
            long[] wider = new long[size + added + 1];
            System.arraycopy(words, 0, wider, added, size);
            words = wider;
            base = from;
            size += added;
        }
        if (to > base + size) {
            grow(to);
            Arrays.fill(words, size, to - base, words[size - 1] >> 63);
            size = to - base;
        }
    }

    private void grow(int to) {
        if (to - base > words.length) {
            words = Arrays.copyOf(words, to - base + 1);
        }
    }

    /// The nearest double, ties to even; infinite if the sum is beyond the largest double. Zero is positive.
    public double toDouble() {
        boolean negative = size > 0 && words[size - 1] < 0;
        long[] magnitude = magnitude(negative);
        int top = magnitude.length - 1;
        while (top >= 0 && magnitude[top] == 0) {
            top--;
        }
        if (top < 0) {
            return 0.0;
        }
        double rounded = round(magnitude, top);
        return negative ? -rounded : rounded;
    }

    private long[] magnitude(boolean negative) {
        long[] magnitude = Arrays.copyOf(words, size);
        if (negative) {
            long carry = 1;
            for (int i = 0; i < size; i++) {
                magnitude[i] = ~magnitude[i] + carry;
                carry = magnitude[i] == 0 ? carry : 0;
            }
        }
        return magnitude;
    }

    private double round(long[] magnitude, int top) {
        int shift = Long.numberOfLeadingZeros(magnitude[top]);
        int highest = 64 * (base + top) + 63 - shift;
        if (highest <= MANTISSA_BITS) {
            return Double.longBitsToDouble(magnitude[top]); // at most 53 bits: the bits are those of the double itself
        }
        long next = top > 0 ? magnitude[top - 1] : 0;
        long leading = shift == 0 ? magnitude[top] : (magnitude[top] << shift) | (next >>> (64 - shift));
        boolean rest = next << shift != 0;
        for (int i = top - 2; i >= 0 && !rest; i--) {
            rest = magnitude[i] != 0;
        }
        long mantissa = leading >>> 11;
        long cut = leading & 0x7ff;
        boolean up = cut > 0x400 || (cut == 0x400 && (rest || (mantissa & 1) == 1));
        // The leading one of the mantissa adds one to the exponent, and so does a carry out of it.
        long bits = ((long) (highest - MANTISSA_BITS) << MANTISSA_BITS) + mantissa + (up ? 1 : 0);
        return bits >>> MANTISSA_BITS >= EXPONENT ? Double.POSITIVE_INFINITY : Double.longBitsToDouble(bits);
    }

    /// The sum of longs; empty if it is beyond 64 bits.
    public OptionalLong toLong() {
        int word = POINT >>> 6;
        int shift = POINT & 63;
        long value = (word(word) >>> shift) | (word(word + 1) << (64 - shift));
        long sign = value >> 63;
        boolean fits = word(word + 1) >> (shift - 1) == sign;
        for (int i = word + 2; i < base + size; i++) {
            fits &= word(i) == sign;
        }
        return fits ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private long word(int index) {
        int i = index - base;
        if (size == 0 || i < 0) {
            return 0;
        }
        return i < size ? words[i] : words[size - 1] >> 63;
    }

    /// Appends the only shortest form of the value, so that equal sums have equal bytes.
    void write(CanonicalWriter out) {
        int from = 0;
        while (from < size && words[from] == 0) {
            from++;
        }
        int to = size;
        while (to - from > 1 && words[to - 1] == words[to - 2] >> 63) {
            to--;
        }
        out.putByte(to - from);
        if (to > from) {
            out.putByte(base + from);
            for (int i = from; i < to; i++) {
                out.putLong(words[i]);
            }
        }
    }

    static ExactSum read(CanonicalReader in) {
        ExactSum sum = new ExactSum();
        sum.size = in.getByte();
        if (sum.size > 0) {
            sum.base = in.getByte();
            sum.words = new long[sum.size + 1];
            for (int i = 0; i < sum.size; i++) {
                sum.words[i] = in.getLong();
            }
        }
        return sum;
    }
}
