package io.gimbal.features;

import io.gimbal.core.CodedException;
import java.time.Instant;

/// A value of a key, a column or a feature. Equal means equal to the bit; there is no null among them.
public sealed interface FeatureValue {
    ColumnType type();

    record Whole(long value) implements FeatureValue {
        @Override
        public ColumnType type() {
            return ColumnType.LONG;
        }

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    record Real(double value) implements FeatureValue {
        public Real {
            if (!Double.isFinite(value)) {
                throw CodedException.invalidArgument("not a finite number: " + value);
            }
        }

        @Override
        public ColumnType type() {
            return ColumnType.DOUBLE;
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    record Text(String value) implements FeatureValue {
        @Override
        public ColumnType type() {
            return ColumnType.STRING;
        }

        @Override
        public String toString() {
            return value;
        }
    }

    record Flag(boolean value) implements FeatureValue {
        @Override
        public ColumnType type() {
            return ColumnType.BOOLEAN;
        }

        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /// An instant, to the microsecond.
    record Moment(long epochMicros) implements FeatureValue {
        public Moment {
            EventTime.checked(epochMicros);
        }

        @Override
        public ColumnType type() {
            return ColumnType.TIMESTAMP;
        }

        public Instant instant() {
            return EventTime.instant(epochMicros);
        }

        @Override
        public String toString() {
            return instant().toString();
        }
    }
}
