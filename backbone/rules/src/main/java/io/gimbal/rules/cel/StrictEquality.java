package io.gimbal.rules.cel;

import dev.cel.common.internal.ComparisonFunctions;
import dev.cel.common.values.NullValue;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Equality of values that can be equal; undefined for the rest.
final class StrictEquality {
    private StrictEquality() {}

    /// @throws UndefinedValue if the two are of kinds that are never equal, one is missing, or not a number
    static boolean equal(Object a, Object b) {
        if (a instanceof NullValue || b instanceof NullValue) {
            throw new UndefinedValue("a missing element equals nothing, nor does it differ");
        }
        return switch (a) {
            case Number left when b instanceof Number right -> numbers(left, right);
            case List<?> left when b instanceof List<?> right -> lists(left, right);
            case Map<?, ?> left when b instanceof Map<?, ?> right -> maps(left, right);
            default -> sameKind(a, b) && a.equals(b);
        };
    }

    /// True when one is equal, whatever the others are.
    static boolean isIn(Object wanted, List<?> list) {
        UndefinedValue doubt = null;
        for (Object element : list) {
            try {
                if (equal(wanted, element)) {
                    return true;
                }
            } catch (UndefinedValue e) {
                doubt = e;
            }
        }
        if (doubt != null) {
            throw doubt;
        }
        return false;
    }

    private static boolean numbers(Number a, Number b) {
        if (Double.isNaN(a.doubleValue()) || Double.isNaN(b.doubleValue())) {
            throw new UndefinedValue("not a number");
        }
        return ComparisonFunctions.numericEquals(a, b);
    }

    private static boolean sameKind(Object a, Object b) {
        if (a.getClass() != b.getClass()) {
            throw new UndefinedValue("cannot compare " + Binding.describe(a) + " with " + Binding.describe(b));
        }
        return true;
    }

    private static boolean lists(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<?> others = b.iterator();
        for (Object element : a) {
            if (!equal(element, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean maps(Map<?, ?> a, Map<?, ?> b) {
        if (!a.keySet().equals(b.keySet())) {
            return false;
        }
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            Object other = b.get(entry.getKey());
            if (other == null || !equal(entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }
}
