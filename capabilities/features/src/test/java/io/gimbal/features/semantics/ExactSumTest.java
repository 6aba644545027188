package io.gimbal.features.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExactSumTest {
    @Test
    void nothingIsPositiveZero() {
        assertThat(Double.doubleToRawLongBits(new ExactSum().toDouble())).isZero();
        assertThat(Double.doubleToRawLongBits(sum(-0.0, -0.0).toDouble())).isZero();
        assertThat(new ExactSum().toLong()).hasValue(0);
    }

    @Test
    void whatFloatingPointLosesIsKept() {
        assertThat(sum(1e100, 1.0, -1e100).toDouble()).isEqualTo(1.0);
        assertThat(sum(Double.MAX_VALUE, Double.MIN_VALUE, -Double.MAX_VALUE).toDouble())
                .isEqualTo(Double.MIN_VALUE);
        assertThat(sum(0.1, 0.2, -0.3).toDouble()).isEqualTo(2.7755575615628914e-17);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                1.0,
                -1.0,
                0.1,
                -0.1,
                4.9e-324,
                -4.9e-324,
                2.2250738585072014e-308,
                2.225073858507201e-308,
                1.7976931348623157e308,
                -1.7976931348623157e308,
                3.141592653589793
            })
    void oneNumberIsItself(double number) {
        assertThat(sum(number).toDouble()).isEqualTo(number);
    }

    @Test
    void tiesGoToEven() {
        double half = Math.ulp(1.0) / 2;
        assertThat(sum(1.0, half).toDouble()).isEqualTo(1.0);
        assertThat(sum(Math.nextUp(1.0), half).toDouble()).isEqualTo(Math.nextUp(Math.nextUp(1.0)));
        assertThat(sum(1.0, half, Double.MIN_VALUE).toDouble()).isEqualTo(Math.nextUp(1.0));
        assertThat(sum(-1.0, -half, -Double.MIN_VALUE).toDouble()).isEqualTo(-Math.nextUp(1.0));
    }

    @Test
    void beyondTheLargestDoubleIsInfinite() {
        assertThat(sum(Double.MAX_VALUE, Double.MAX_VALUE).toDouble())
                .isInfinite()
                .isPositive();
        assertThat(sum(-Double.MAX_VALUE, -Double.MAX_VALUE).toDouble())
                .isInfinite()
                .isNegative();
        assertThat(sum(Double.MAX_VALUE, Math.ulp(Double.MAX_VALUE) / 2).toDouble())
                .isInfinite();
        assertThat(sum(Double.MAX_VALUE, Math.nextDown(Math.ulp(Double.MAX_VALUE) / 2))
                        .toDouble())
                .isEqualTo(Double.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNotFiniteIsRefused(double number) {
        assertThatThrownBy(() -> sum(number)).hasMessageStartingWith("not a finite number");
    }

    @Test
    void randomSums_equalExactDecimalArithmetic() {
        Random random = new Random(1);
        for (int round = 0; round < 400; round++) {
            List<Double> numbers = doubles(random, 1 + random.nextInt(60));
            BigDecimal expected = numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum(numbers).toDouble()).as("%s", numbers).isEqualTo(expected.doubleValue() + 0.0);
        }
    }

    @Test
    void anyOrderAndGrouping_givesTheSameBytes() {
        Random random = new Random(2);
        for (int round = 0; round < 400; round++) {
            List<Double> numbers = doubles(random, 1 + random.nextInt(40));
            byte[] expected = bytes(sum(numbers));
            Collections.shuffle(numbers, random);
            int cut = random.nextInt(numbers.size() + 1);
            ExactSum left = sum(numbers.subList(0, cut));
            left.add(read(bytes(sum(numbers.subList(cut, numbers.size())))));
            assertThat(bytes(left)).as("%s cut at %d", numbers, cut).isEqualTo(expected);
        }
    }

    @Test
    void whatCancelsLeavesNoTrace() {
        Random random = new Random(3);
        List<Double> numbers = doubles(random, 50);
        ExactSum sum = sum(numbers);
        numbers.forEach(number -> sum.add(-number));
        assertThat(sum.isZero()).isTrue();
        assertThat(bytes(sum)).isEqualTo(bytes(new ExactSum()));
    }

    @Test
    void sumsOfLongs_areExactBeyond64Bits() {
        ExactSum sum = new ExactSum();
        BigInteger expected = BigInteger.ZERO;
        Random random = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            long number = random.nextInt(3) == 0 ? extreme(random) : random.nextLong();
            sum.add(number);
            expected = expected.add(BigInteger.valueOf(number));
            OptionalLong fits =
                    expected.bitLength() < 64 ? OptionalLong.of(expected.longValue()) : OptionalLong.empty();
            assertThat(sum.toLong()).isEqualTo(fits);
            assertThat(sum.toDouble()).isEqualTo(expected.doubleValue());
        }
    }

    @Test
    void toLong_atTheEdgesOfItsRange() {
        assertThat(longs(Long.MAX_VALUE).toLong()).hasValue(Long.MAX_VALUE);
        assertThat(longs(Long.MIN_VALUE).toLong()).hasValue(Long.MIN_VALUE);
        assertThat(longs(Long.MAX_VALUE, 1).toLong()).isEmpty();
        assertThat(longs(Long.MIN_VALUE, -1).toLong()).isEmpty();
        assertThat(longs(Long.MAX_VALUE, 1, -1).toLong()).hasValue(Long.MAX_VALUE);
        assertThat(longs(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 2)
                        .toLong())
                .hasValue(0);
    }

    private static long extreme(Random random) {
        return random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /// Any finite doubles, half of them of a size that occurs in life; now and then one and its opposite.
    private static List<Double> doubles(Random random, int count) {
        List<Double> numbers = new ArrayList<>();
        while (numbers.size() < count) {
            double any = Double.longBitsToDouble(random.nextLong());
            double number = random.nextBoolean() || !Double.isFinite(any) ? random.nextGaussian() * 100 : any / count;
            numbers.add(number);
            if (random.nextInt(5) == 0) {
                numbers.add(-number);
            }
        }
        return numbers;
    }

    private static ExactSum sum(double... numbers) {
        ExactSum sum = new ExactSum();
        for (double number : numbers) {
            sum.add(number);
        }
        return sum;
    }

    private static ExactSum sum(List<Double> numbers) {
        return sum(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static ExactSum longs(long... numbers) {
        ExactSum sum = new ExactSum();
        for (long number : numbers) {
            sum.add(number);
        }
        return sum;
    }

    private static byte[] bytes(ExactSum sum) {
        CanonicalWriter out = new CanonicalWriter(16);
        sum.write(out);
        return out.toBytes();
    }

    private static ExactSum read(byte[] bytes) {
        return ExactSum.read(new CanonicalReader(bytes));
    }
}
