package io.gimbal.pipelines;

import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;

/// What a pipeline is called, written `taxi/train`.
///
/// @param project that declared it
public record PipelineName(String project, String name) {
    public static final AssetKind KIND = new AssetKind("pipeline");

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if it is not the address of a pipeline
    public static PipelineName of(AssetRef ref) {
        return new PipelineName(ref.namespace(), ref.name());
    }

    /// A name as somebody within a project writes it: `train`, or `taxi/train`.
    public static PipelineName in(String project, String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new PipelineName(project, text)
                : new PipelineName(text.substring(0, slash), text.substring(slash + 1));
    }

    public AssetRef ref() {
        return AssetRef.of(KIND, project, name);
    }

    @Override
    public String toString() {
        return project + "/" + name;
    }
}
