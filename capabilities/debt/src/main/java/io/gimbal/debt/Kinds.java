package io.gimbal.debt;

import io.gimbal.evidence.EvidenceType;
import io.gimbal.graph.AssetKind;

/// The kinds of assets and types of evidence that are asked here; each belongs to the capability that makes it.
public final class Kinds {
    public static final AssetKind CONSUMER = new AssetKind("consumer");
    public static final AssetKind ENDPOINT = new AssetKind("endpoint");
    public static final AssetKind FEATURE = new AssetKind("feature");
    public static final AssetKind FEATURE_SERVICE = new AssetKind("feature-service");
    public static final AssetKind FEATURE_VIEW = new AssetKind("feature-view");
    public static final AssetKind MODEL = new AssetKind("model");
    public static final AssetKind MODEL_VERSION = new AssetKind("model-version");
    public static final AssetKind MONITOR = new AssetKind("monitor");
    public static final AssetKind PIPELINE = new AssetKind("pipeline");
    public static final AssetKind STAGE_POLICY = new AssetKind("stage-policy");

    public static final EvidenceType CONTRACT = new EvidenceType("contract");
    public static final EvidenceType DRIFT = new EvidenceType("drift");
    public static final EvidenceType EVALUATION = new EvidenceType("evaluation");
    public static final EvidenceType FEATURE_VALUE = new EvidenceType("feature-value");
    public static final EvidenceType LATENCY = new EvidenceType("latency");
    public static final EvidenceType PERFORMANCE = new EvidenceType("performance");
    public static final EvidenceType REVIEW = new EvidenceType("review");
    public static final EvidenceType SHADOW = new EvidenceType("shadow");
    public static final EvidenceType SIZE = new EvidenceType("size");
    public static final EvidenceType SKEW = new EvidenceType("skew");

    private Kinds() {}
}
