package io.gimbal.declare.yaml;

import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.declare.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;

/// A list or map whose end has not come yet. Not thread-safe.
final class OpenCollection {
    private final boolean isMapping;
    private final @Nullable Anchor anchor;
    private final Location location;
    private final int valuesBefore;
    private final List<Located> items = new ArrayList<>();
    private final List<Located.Entry> entries = new ArrayList<>();
    private final Map<String, Location> keys = new HashMap<>();
    private Located.@Nullable Scalar key;
    private boolean skipping;

    OpenCollection(boolean isMapping, @Nullable Anchor anchor, Location location, int valuesBefore) {
        this.isMapping = isMapping;
        this.anchor = anchor;
        this.location = location;
        this.valuesBefore = valuesBefore;
    }

    Location location() {
        return location;
    }

    int valuesBefore() {
        return valuesBefore;
    }

    Optional<Anchor> anchor() {
        return Optional.ofNullable(anchor);
    }

    /// Takes the next value: an item, or a key and its value in turn.
    ///
    /// @return what is wrong with a key
    Optional<Problem> add(Located value, Location place) {
        if (!isMapping) {
            items.add(value);
            return Optional.empty();
        }
        Located.Scalar waiting = key;
        if (skipping) {
            skipping = false;
            return Optional.empty();
        }
        if (waiting == null) {
            return addKey(value, place);
        }
        entries.add(new Located.Entry(waiting.text(), waiting.location(), value));
        key = null;
        return Optional.empty();
    }

    private Optional<Problem> addKey(Located value, Location place) {
        if (!(value instanceof Located.Scalar scalar)) {
            skipping = true;
            return Optional.of(Problem.at(place, "a key must be text, not a list or map"));
        }
        Location first = keys.putIfAbsent(scalar.text(), place);
        if (first != null) {
            skipping = true;
            return Optional.of(Problem.at(
                            place, "the key \"" + scalar.text() + "\" stands here twice, first in line " + first.line())
                    .withExcerpt(scalar.text()));
        }
        key = new Located.Scalar(scalar.value(), scalar.text(), place);
        return Optional.empty();
    }

    Located build() {
        return isMapping ? new Located.Mapping(entries, location) : new Located.Sequence(items, location);
    }
}
