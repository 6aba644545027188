package io.gimbal.tracking;

/// The stores behind a run's record, one per noun.
public record RunStores(
        RunStore runs,
        ParamStore params,
        MetricStore metrics,
        TagStore tags,
        InputStore inputs,
        RunModelStore models) {}
