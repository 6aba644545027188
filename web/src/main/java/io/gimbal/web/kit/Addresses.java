package io.gimbal.web.kit;

import io.gimbal.graph.AssetRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where things have their page.
public final class Addresses {
    private Addresses() {}

    /// The page made for the asset's kind, else the one every asset has.
    public static String of(AssetRef ref) {
        return switch (ref.kind().value()) {
            case "model" -> below("/models", ref);
            case "model-version" ->
                below("/models", ref) + "/versions/" + ref.version().orElse("");
            case "endpoint" -> below("/endpoints", ref);
            case "run" -> "/runs/" + encode(ref.name());
            case "dataset" -> below("/datasets", ref);
            default -> asset(ref);
        };
    }

    /// The generic page.
    public static String asset(AssetRef ref) {
        return "/asset?ref=" + encode(ref.toString());
    }

    public static String lineage(AssetRef ref) {
        return "/lineage?ref=" + encode(ref.toString());
    }

    public static String below(String folder, AssetRef ref) {
        return folder + "/" + encode(ref.namespace()) + "/" + encode(ref.name());
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
