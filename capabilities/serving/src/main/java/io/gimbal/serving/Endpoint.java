package io.gimbal.serving;

import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import java.util.Objects;

/// A named place to ask a model.
///
/// @param revision 1 when it was first declared, one more with each change
public record Endpoint(EndpointName name, EndpointSettings settings, long revision) {
    public static final AssetKind MODEL = new AssetKind("model");
    public static final AssetKind FEATURE_SERVICE = new AssetKind("feature-service");

    public Endpoint {
        Objects.requireNonNull(name);
        Objects.requireNonNull(settings);
    }

    public AssetRef model() {
        return model(name.namespace(), settings.model());
    }

    public AssetRef features() {
        return resolve(FEATURE_SERVICE, name.namespace(), settings.features());
    }

    /// The model that a project means by `name`, or by `project/name`.
    public static AssetRef model(String project, String text) {
        return resolve(MODEL, project, text);
    }

    private static AssetRef resolve(AssetKind kind, String project, String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? AssetRef.of(kind, project, text)
                : AssetRef.of(kind, text.substring(0, slash), text.substring(slash + 1));
    }
}
