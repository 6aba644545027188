package io.gimbal.features.offline;

import io.gimbal.core.Digest;
import io.gimbal.features.Addresses;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventSource;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureService;
import io.gimbal.features.FeatureView;
import io.gimbal.features.LatestValueView;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.SourceName;
import io.gimbal.features.SourceRows.Version;
import io.gimbal.features.TrainingSets.Basis;
import io.gimbal.features.WindowedView;
import io.gimbal.graph.AssetRef;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Says what the features of a service are made of, so that a training set need not be made twice.
final class FeatureBasis {
    private final KnownRows known;
    private final Addresses addresses;

    FeatureBasis(KnownRows known, Addresses addresses) {
        this.known = known;
        this.addresses = addresses;
    }

    Basis of(QuerySession session, Definitions definitions, FeatureService service, Instant asOf) {
        StringBuilder text = new StringBuilder();
        Set<SourceName> sources = new LinkedHashSet<>();
        Set<FeatureView> views = new LinkedHashSet<>();
        for (ServiceFeature feature : definitions.features(service)) {
            text.append(feature.column()).append(' ').append(feature.type()).append('\n');
            views.add(definitions.view(feature.ref().view()));
        }
        for (FeatureView view : views) {
            text.append(meaning(view))
                    .append(' ')
                    .append(definitions.keys(view))
                    .append('\n');
            sources.add(view.source());
        }
        List<AssetRef> from = new ArrayList<>(List.of(addresses.service(service.name())));
        for (SourceName name : sources) {
            EventSource source = definitions.source(name);
            RelationName rows = known.create(session, source, EventTime.micros(asOf), "basis_" + from.size());
            text.append(source)
                    .append(' ')
                    .append(events(session, source, rows))
                    .append('\n');
            from.add(known.version(name).map(Version::dataset).orElseGet(() -> addresses.source(name)));
        }
        return new Basis(Digest.of(text.toString()), from);
    }

    /// All that decides the values of a view, in words that are the same every time.
    private static String meaning(FeatureView view) {
        String common = view.name() + " of " + view.source() + new TreeMap<>(view.keyColumns());
        return common
                + switch (view) {
                    case LatestValueView latest -> latest.columns() + " " + latest.ttl();
                    case WindowedView windowed -> windowed.aggregations() + " " + windowed.resolution();
                };
    }

    /// A value as text behind its length, so that no two rows read alike.
    private static String counted(String column) {
        String text = "cast(" + Sql.name(column) + " as varchar)";
        return "coalesce(length(" + text + ") || ':' || " + text + ", '-')";
    }

    /// A number for the rows that does not depend on their order.
    private static String events(QuerySession session, EventSource source, RelationName rows) {
        String row = "concat(" + Sql.list(source.columns().keySet(), FeatureBasis::counted) + ")";
        Frame sums = session.frame(Query.of("select count(*) as n,"
                + " cast(coalesce(sum(cast(md5_number_lower(" + row + ") as hugeint)), 0) as varchar) as low,"
                + " cast(coalesce(sum(cast(md5_number_upper(" + row + ") as hugeint)), 0) as varchar) as high"
                + " from " + rows));
        return sums.integer(0, 0) + " " + sums.text(1, 0) + " " + sums.text(2, 0);
    }
}
