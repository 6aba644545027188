package io.gimbal.features;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All declarations of one moment, consistent with each other: what a view refers to is there and fits.
/// Immutable.
public final class Definitions {
    public static final Definitions NONE = new Definitions(List.of(), List.of(), List.of(), List.of());

    private final Map<SourceName, EventSource> sources;
    private final Map<EntityName, Entity> entities;
    private final Map<ViewName, FeatureView> views;
    private final Map<ServiceName, FeatureService> services;

    /// @throws CodedException INVALID_ARGUMENT or UNSUPPORTED naming the first thing that does not fit,
    /// ALREADY_EXISTS     if a name is taken twice
    public Definitions(
            Collection<EventSource> sources,
            Collection<Entity> entities,
            Collection<? extends FeatureView> views,
            Collection<FeatureService> services) {
        this.sources = index("source", sources, EventSource::name);
        this.entities = index("entity", entities, Entity::name);
        this.views = index("feature view", List.copyOf(views), FeatureView::name);
        this.services = index("feature service", services, FeatureService::name);
        this.views.values().forEach(this::check);
        this.services.values().forEach(this::check);
    }

    private void check(FeatureView view) {
        EventSource source = source(view.source());
        view.features(source);
        for (JoinKey key : keys(view)) {
            ColumnType type = source.type(view.keyColumn(key));
            if (type != key.type()) {
                throw CodedException.invalidArgument("join key \"" + key.name() + "\" of feature view \"" + view.name()
                        + "\" is a " + key.type().text() + ", column \"" + view.keyColumn(key) + "\" of source \""
                        + source.name() + "\" a " + type.text());
            }
        }
        for (String key : view.keyColumns().keySet()) {
            if (keys(view).stream().noneMatch(joinKey -> joinKey.name().equals(key))) {
                throw CodedException.invalidArgument("feature view \"" + view.name() + "\" names a column for \"" + key
                        + "\", no key of its entity");
            }
        }
    }

    private void check(FeatureService service) {
        SequencedMap<String, ColumnType> taken = new LinkedHashMap<>(service.inputs());
        for (ServiceFeature feature : features(service)) {
            if (taken.put(feature.column(), feature.type()) != null) {
                throw CodedException.invalidArgument(
                        "feature service \"" + service.name() + "\" has \"" + feature.ref() + "\" twice");
            }
        }
        for (JoinKey key : keys(service)) {
            ColumnType other = service.inputs().get(key.name());
            if (other != null && other != key.type()) {
                throw CodedException.invalidArgument("feature service \"" + service.name() + "\": \"" + key.name()
                        + "\" is an input of type " + other.text() + " and a join key of type "
                        + key.type().text());
            }
        }
    }

    /// The join keys of a view in order; none for what is the same for everybody.
    public List<JoinKey> keys(FeatureView view) {
        return view.entity().map(name -> entity(name).keys()).orElse(List.of());
    }

    /// Every join key a lookup needs to bring.
    ///
    /// @throws CodedException INVALID_ARGUMENT if two entities have a key of one name and different types
    public List<JoinKey> keys(FeatureService service) {
        SequencedMap<String, JoinKey> keys = new LinkedHashMap<>();
        for (FeatureSelection selection : service.selections()) {
            for (JoinKey key : keys(view(selection.view()))) {
                JoinKey other = keys.putIfAbsent(key.name(), key);
                if (other != null && !other.equals(key)) {
                    throw CodedException.invalidArgument("feature service \"" + service.name() + "\": join key \""
                            + key.name() + "\" is a " + key.type().text() + " and a "
                            + other.type().text());
                }
            }
        }
        return List.copyOf(keys.values());
    }

    /// The features of a service in its order, selections of whole views written out.
    public List<ServiceFeature> features(FeatureService service) {
        List<ServiceFeature> features = new ArrayList<>();
        for (FeatureSelection selection : service.selections()) {
            FeatureView view = view(selection.view());
            List<FeatureName> names = view.featureNames();
            List<ColumnType> types =
                    List.copyOf(view.features(source(view.source())).values());
            for (FeatureName name : selected(selection, names)) {
                int index = names.indexOf(name);
                features.add(new ServiceFeature(new FeatureRef(view.name(), name), index, types.get(index)));
            }
        }
        return features;
    }

    private static List<FeatureName> selected(FeatureSelection selection, List<FeatureName> names) {
        return switch (selection) {
            case FeatureSelection.All _ -> names;
            case FeatureSelection.One(FeatureRef ref) -> {
                if (!names.contains(ref.feature())) {
                    throw unknown(
                            "feature \"" + ref.feature() + "\" in view",
                            ref.view().text(),
                            ref.feature(),
                            names);
                }
                yield List.of(ref.feature());
            }
        };
    }

    private static CodedException unknown(String what, String view, FeatureName name, List<FeatureName> names) {
        List<String> texts = names.stream().map(FeatureName::text).toList();
        return CodedException.notFound("no " + what + " \"" + view + "\"" + hint(name.text(), texts));
    }

    public Collection<EventSource> sources() {
        return sources.values();
    }

    public Collection<FeatureView> views() {
        return views.values();
    }

    /// The views that read a source.
    public List<FeatureView> views(SourceName source) {
        return views.values().stream()
                .filter(view -> view.source().equals(source))
                .toList();
    }

    public Collection<Entity> entities() {
        return entities.values();
    }

    public Collection<FeatureService> services() {
        return services.values();
    }

    public Optional<EventSource> findSource(SourceName name) {
        return Optional.ofNullable(sources.get(name));
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    public EventSource source(SourceName name) {
        return get("source", sources, name);
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    public Entity entity(EntityName name) {
        return get("entity", entities, name);
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    public FeatureView view(ViewName name) {
        return get("feature view", views, name);
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    public FeatureService service(ServiceName name) {
        return get("feature service", services, name);
    }

    private static <K, V> V get(String noun, Map<K, V> all, K name) {
        return Optional.ofNullable(all.get(name))
                .orElseThrow(() -> CodedException.notFound("no " + noun + " \"" + name + "\""
                        + hint(
                                name.toString(),
                                all.keySet().stream().map(Object::toString).toList())));
    }

    private static String hint(String name, Collection<String> names) {
        return NearestName.hint(name, names).map(text -> ", " + text).orElse("");
    }

    private static <K, V> Map<K, V> index(String noun, Collection<V> values, Function<V, K> name) {
        return values.stream()
                .collect(Collectors.toMap(
                        name,
                        Function.identity(),
                        (one, _) -> {
                            throw CodedException.alreadyExists("two of " + noun + " \"" + name.apply(one) + "\"");
                        },
                        LinkedHashMap::new));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Definitions that
                && sources.equals(that.sources)
                && entities.equals(that.entities)
                && views.equals(that.views)
                && services.equals(that.services);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sources, entities, views, services);
    }
}
