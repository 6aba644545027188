package io.gimbal.core.config;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.core.config.SettingsLayer.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The settings of one process: a record per module, bound and checked together. Immutable.
public final class Configuration {
    private final Map<Class<?>, Record> records;
    private final List<BoundSetting> settings;

    private Configuration(Map<Class<?>, Record> records, List<BoundSetting> settings) {
        this.records = Map.copyOf(records);
        this.settings = List.copyOf(settings);
    }

    /// Where values come from.
    ///
    /// @param layers strongest first
    /// @param home where relative paths start
    /// @param environment what `env:` secrets refer to
    public record Sources(List<SettingsLayer> layers, Path home, Map<String, String> environment) {
        public Sources {
            layers = List.copyOf(layers);
            environment = Map.copyOf(environment);
        }
    }

    /// Binds all records at once.
    ///
    /// @throws CodedException INVALID_ARGUMENT with every unknown key and every wrong value of every layer
    public static Configuration bind(List<Class<? extends Record>> types, Sources sources) {
        List<ConfigRecord<?>> records = new ArrayList<>();
        types.forEach(type -> records.add(ConfigRecord.of(type)));
        Binder binder = new Binder(sources);
        KnownKeys known = new KnownKeys(records);
        sources.layers().forEach(layer -> layer.check(known, binder.problems));
        records.forEach(binder::bind);
        binder.problems.throwIfAny("the settings");
        return new Configuration(binder.bound, binder.settings);
    }

    /// The settings of one module.
    ///
    /// @throws CodedException INTERNAL if the record was not among those bound
    public <C extends Record> C get(Class<C> type) {
        return Optional.ofNullable(records.get(type))
                .map(type::cast)
                .orElseThrow(() -> new CodedException(
                        ErrorCode.INTERNAL, type.getSimpleName() + " is missing from the list of settings records"));
    }

    /// Every setting with its origin, in the order of the records.
    public List<BoundSetting> settings() {
        return settings;
    }

    private static final class Binder {
        private final Sources sources;
        private final ValueReader reader;
        private final Problems problems = new Problems();
        private final Map<Class<?>, Record> bound = new LinkedHashMap<>();
        private final List<BoundSetting> settings = new ArrayList<>();

        Binder(Sources sources) {
            this.sources = sources;
            this.reader = new ValueReader(sources.home(), sources.environment());
        }

        void bind(ConfigRecord<?> type) {
            List<Object> values = new ArrayList<>();
            for (ConfigRecord.Entry entry : type.entries()) {
                read(entry).ifPresent(values::add);
            }
            if (values.size() == type.entries().size()) {
                create(type, values);
            }
        }

        private Optional<Object> read(ConfigRecord.Entry entry) {
            Given given = find(entry);
            settings.add(new BoundSetting(entry.key().name(), given.text(), given.origin()));
            try {
                return Optional.of(reader.read(entry.component().getGenericType(), given.text()));
            } catch (CodedException e) {
                if (e.code() != ErrorCode.INVALID_ARGUMENT) {
                    throw e;
                }
                problems.add(Problem.at(given.origin(), entry.key() + ": " + e.getMessage()));
                return Optional.empty();
            }
        }

        private Given find(ConfigRecord.Entry entry) {
            return sources.layers().stream()
                    .flatMap(layer -> layer.find(entry.key()).stream())
                    .findFirst()
                    .orElseGet(() -> new Given(entry.setting().defaultsTo(), BoundSetting.DEFAULT));
        }

        private void create(ConfigRecord<?> type, List<Object> values) {
            try {
                bound.put(type.type(), type.create(values));
            } catch (CodedException e) {
                if (e.code() != ErrorCode.INVALID_ARGUMENT) {
                    throw e;
                }
                problems.add(type.area(), e.getMessage());
            }
        }
    }
}
