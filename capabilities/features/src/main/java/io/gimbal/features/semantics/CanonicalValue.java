package io.gimbal.features.semantics;

import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureValue.Flag;
import io.gimbal.features.FeatureValue.Moment;
import io.gimbal.features.FeatureValue.Real;
import io.gimbal.features.FeatureValue.Text;
import io.gimbal.features.FeatureValue.Whole;
import java.util.Optional;

/// A value as bytes: one for its type, then its content.
public final class CanonicalValue {
    private static final int NULL = 0;
    private static final int WHOLE = 1;
    private static final int REAL = 2;
    private static final int TEXT = 3;
    private static final int FALSE = 4;
    private static final int TRUE = 5;
    private static final int MOMENT = 6;

    private CanonicalValue() {}

    public static void writeNull(CanonicalWriter out) {
        out.putByte(NULL);
    }

    public static void write(CanonicalWriter out, FeatureValue value) {
        switch (value) {
            case Whole(long number) -> out.putByte(WHOLE).putLong(number);
            case Real(double number) -> out.putByte(REAL).putLong(Double.doubleToRawLongBits(number));
            case Text(String text) -> out.putByte(TEXT).putText(text);
            case Flag(boolean flag) -> out.putByte(flag ? TRUE : FALSE);
            case Moment(long micros) -> out.putByte(MOMENT).putLong(micros);
        }
    }

    /// @throws io.gimbal.core.CodedException CORRUPT if no value was written there
    public static Optional<FeatureValue> read(CanonicalReader in) {
        int type = in.getByte();
        return switch (type) {
            case NULL -> Optional.empty();
            case WHOLE -> Optional.of(new Whole(in.getLong()));
            case REAL -> Optional.of(new Real(Double.longBitsToDouble(in.getLong())));
            case TEXT -> Optional.of(new Text(in.getText()));
            case FALSE -> Optional.of(new Flag(false));
            case TRUE -> Optional.of(new Flag(true));
            case MOMENT -> Optional.of(new Moment(in.getLong()));
            default -> throw CanonicalReader.corrupt("a stored value has the unknown type " + type);
        };
    }
}
