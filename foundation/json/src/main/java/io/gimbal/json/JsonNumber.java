package io.gimbal.json;

import io.gimbal.core.CodedException;
import java.math.BigInteger;

/// A number: exact when it was written as a whole number, however long, else the nearest double.
///
/// `1` and `1.0` are different values here and print as they came; the canonical form makes them one.
public sealed interface JsonNumber extends JsonValue {

    /// A whole number of 64 bits.
    record Whole(long value) implements JsonNumber {
        @Override
        public double doubleValue() {
            return value;
        }

        @Override
        public long longValue() {
            return value;
        }

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /// A whole number that needs more than 64 bits.
    record Big(BigInteger value) implements JsonNumber {
        public Big {
            if (value.bitLength() < Long.SIZE) {
                throw CodedException.invalidArgument(value + " fits 64 bits: use JsonNumber.of");
            }
        }

        @Override
        public double doubleValue() {
            return value.doubleValue();
        }

        @Override
        public long longValue() {
            throw CodedException.invalidArgument("whole number " + value + " does not fit 64 bits");
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /// A number written with a fraction or an exponent.
    record Real(double value) implements JsonNumber {
        public Real {
            if (!Double.isFinite(value)) {
                throw CodedException.invalidArgument("JSON has no " + value + ": only finite numbers");
            }
        }

        @Override
        public double doubleValue() {
            return value;
        }

        @Override
        public long longValue() {
            long whole = (long) value;
            if (whole != value || whole == Long.MAX_VALUE) {
                throw CodedException.invalidArgument("expected a whole number of 64 bits, found " + value);
            }
            return whole;
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    static JsonNumber of(long value) {
        return new Whole(value);
    }

    /// @throws CodedException INVALID_ARGUMENT for NaN and the infinities
    static JsonNumber of(double value) {
        return new Real(value);
    }

    static JsonNumber of(BigInteger value) {
        return value.bitLength() < Long.SIZE ? new Whole(value.longValue()) : new Big(value);
    }

    /// The nearest double; infinite for whole numbers beyond the range of doubles.
    double doubleValue();

    /// The same number as 64 bits; `3.0` is 3.
    ///
    /// @throws CodedException INVALID_ARGUMENT if it has a fraction or does not fit
    long longValue();
}
