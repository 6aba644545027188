package io.gimbal.mlflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of one object, to find one that stands twice. Objects of the protocol have few, and for few a list is
/// faster than a set; hostile ones have a hundred thousand.
final class FieldNames {
    private static final int FEW = 16;

    private final List<String> few = new ArrayList<>(8);
    private @Nullable Set<String> many;

    /// False if it was there already.
    boolean add(String name) {
        if (many != null) {
            return many.add(name);
        }
        if (few.contains(name)) {
            return false;
        }
        few.add(name);
        if (few.size() > FEW) {
            many = new HashSet<>(few);
        }
        return true;
    }
}
