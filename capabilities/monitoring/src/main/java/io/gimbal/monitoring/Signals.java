package io.gimbal.monitoring;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.statistics.Measurement;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The named numbers of one chunk that conditions speak of, `chunk.mae` for example. Each is there or undefined with
/// its reason.
public record Signals(SortedMap<String, Measurement<Double>> values) {
    public Signals {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /// @param validation undefined where the champion has no evaluation
    /// @param volumeChange see [WeekdayVolume#change]
    /// @param drift by group, `inputs` for example; becomes `drift.inputs`
    public static Signals of(
            ChunkTally tally,
            Measurement<Validation> validation,
            Measurement<Double> volumeChange,
            Map<String, Measurement<Double>> drift) {
        TreeMap<String, Measurement<Double>> values = new TreeMap<>();
        values.put("chunk.predictions", count(tally.predictions()));
        values.put("chunk.labels", count(tally.champion().labels()));
        values.put("chunk.errors", count(tally.errors()));
        values.put("chunk.impossible", count(tally.impossible()));
        values.put("chunk.mae", tally.champion().meanAbsolute());
        values.put("chunk.bias", tally.champion().bias());
        values.put("validation.mae", validation.map(Validation::mae));
        values.put("validation.bias", validation.map(Validation::bias));
        values.put("volume.change", volumeChange);
        drift.forEach((group, effect) -> values.put("drift." + group, effect));
        return new Signals(values);
    }

    private static Measurement<Double> count(long value) {
        return Measurement.of((double) value);
    }

    /// @throws CodedException NOT_FOUND if there is no signal of that name
    public Measurement<Double> get(String name) {
        Measurement<Double> value = values.get(name);
        if (value == null) {
            throw CodedException.notFound("no signal is called " + name
                    + NearestName.hint(name, values.keySet())
                            .map(hint -> ", " + hint)
                            .orElse(""));
        }
        return value;
    }
}
