package io.gimbal.features.online;

import io.gimbal.core.CodedException;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureField;
import io.gimbal.features.semantics.AsOf;
import io.gimbal.features.semantics.LatestPlan;
import io.gimbal.features.semantics.RowHistory;
import io.gimbal.features.semantics.WindowedPlan;
import java.util.Collection;
import java.util.List;

/// A view and the state it reads. Used under the lookup lock of its source.
sealed interface ViewPart {
    ViewState view();

    StreamState stream();

    /// The features of an entity in the order of the view.
    ///
    /// @throws CodedException FAILED_PRECONDITION if the lookup is further back than is kept
    List<FeatureField> fields(EntityKey entity, AsOf asOf);

    /// Adds what [#fields] will read and is not in memory.
    void prepare(EntityKey entity, AsOf asOf, Collection<UnitAddress> missing);

    record Tiles(StreamState stream, TileState view, WindowedPlan plan) implements ViewPart {
        @Override
        public List<FeatureField> fields(EntityKey entity, AsOf asOf) {
            requireKept(asOf, stream.watermark().oldestLookup());
            return plan.evaluate(space(entity), asOf);
        }

        @Override
        public void prepare(EntityKey entity, AsOf asOf, Collection<UnitAddress> missing) {
            space(entity).prepare(plan.spans(), asOf, missing);
        }

        private StoredTileSpace space(EntityKey entity) {
            return new StoredTileSpace(stream.cache(), view, entity, Long.MAX_VALUE);
        }
    }

    record Rows(StreamState stream, RowState view, LatestPlan plan) implements ViewPart {
        @Override
        public List<FeatureField> fields(EntityKey entity, AsOf asOf) {
            RowHistory history = view.history(entity, stream.cache());
            requireKept(asOf, history.forgottenBefore());
            return plan.evaluate(history, asOf, stream.snapshot());
        }

        @Override
        public void prepare(EntityKey entity, AsOf asOf, Collection<UnitAddress> missing) {
            UnitAddress address = view.address(entity);
            if (!stream.cache().holds(address)) {
                missing.add(address);
            }
        }
    }

    private static void requireKept(AsOf asOf, long oldest) {
        if (asOf.micros() < oldest) {
            throw CodedException.failedPrecondition("the lookup is at " + EventTime.instant(asOf.micros())
                    + ", the online store answers from " + EventTime.instant(oldest)
                    + " on; a training set answers any time");
        }
    }
}
