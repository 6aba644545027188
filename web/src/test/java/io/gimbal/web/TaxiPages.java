package io.gimbal.web;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Every kind of page over the [TaxiWorld], by a name for its picture.
final class TaxiPages {
    static final String ENDPOINT = "/endpoints/taxi/trip-duration";
    static final String VERSION = "/models/taxi/trip-duration/versions/5";

    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("overview", "/"),
            Map.entry("assets", "/assets"),
            Map.entry("asset", "/asset?ref=source:taxi%2Ftrips"),
            Map.entry("monitor", "/asset?ref=monitor:taxi%2Ftrip-duration"),
            Map.entry("alerts", "/alerts"),
            Map.entry("experiments", "/experiments"),
            Map.entry("runs", "/experiments/1?view="),
            Map.entry("models", "/models"),
            Map.entry("model", "/models/taxi/trip-duration"),
            Map.entry("version", VERSION),
            Map.entry("endpoints", "/endpoints"),
            Map.entry("endpoint", ENDPOINT),
            Map.entry("debt", "/debt"),
            Map.entry("score", "/score"),
            Map.entry("datasets", "/datasets"),
            Map.entry("dataset", "/datasets/taxi/trips"),
            Map.entry("lineage", "/lineage"),
            Map.entry("around", "/lineage?ref=model:taxi%2Ftrip-duration&versions=shown"));

    private TaxiPages() {}

    static Stream<Arguments> all() {
        return PATHS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(page -> Arguments.of(page.getKey(), page.getValue()));
    }
}
