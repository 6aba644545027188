package io.gimbal.data;

import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;

/// The kinds of assets that data owns.
public final class DataAssets {
    public static final AssetKind SOURCE = new AssetKind("source");
    public static final AssetKind DATASET = new AssetKind("dataset");
    public static final AssetKind DATASET_VERSION = new AssetKind("dataset-version");
    public static final AssetKind CONTRACT = new AssetKind("contract");

    private DataAssets() {}

    public static AssetRef version(AssetRef dataset, long number) {
        return AssetRef.of(DATASET_VERSION, dataset.namespace(), dataset.name(), Long.toString(number));
    }
}
