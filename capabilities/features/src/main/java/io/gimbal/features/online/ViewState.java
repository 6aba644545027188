package io.gimbal.features.online;

import io.gimbal.features.FeatureValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What is kept of a source's events for one or several views. Guarded by the lock of its source.
sealed interface ViewState extends UnitCache.Form permits TileState, RowState {
    StateId id();

    /// The columns of the source that name the entity.
    List<String> keyColumns();

    /// @return false if the event is too old to be kept
    boolean apply(AdmittedEvent event, UnitCache cache, Watermark watermark);

    /// Names the units that an event will change, as far as that can be said before.
    void touch(AdmittedEvent event, Consumer<UnitAddress> touched);

    /// From which time on units are kept, per kind.
    ///
    /// @return the start of the first unit that is kept
    long keptFrom(UnitKind kind, Watermark watermark);

    /// The entity an event is about; empty if one of its keys is null, or if they are too long together.
    default Optional<EntityKey> entity(Map<String, FeatureValue> values) {
        return keys(values).filter(EntityKey::fits).map(EntityKey::of);
    }

    /// Whether the keys of an event are short enough to be those of an entity.
    default boolean fits(Map<String, FeatureValue> values) {
        return keys(values).map(EntityKey::fits).orElse(true);
    }

    private Optional<List<FeatureValue>> keys(Map<String, FeatureValue> values) {
        List<FeatureValue> keys = new ArrayList<>(keyColumns().size());
        for (String column : keyColumns()) {
            FeatureValue value = values.get(column);
            if (value == null) {
                return Optional.empty();
            }
            keys.add(value);
        }
        return Optional.of(keys);
    }
}
