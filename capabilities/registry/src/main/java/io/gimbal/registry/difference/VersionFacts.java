package io.gimbal.registry.difference;

import io.gimbal.evidence.Evidence;
import io.gimbal.json.Json;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.Aspect;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.VersionContent;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A version as named texts that can be compared.
final class VersionFacts {
    private final Map<Aspect, Map<String, String>> facts = new EnumMap<>(Aspect.class);

    VersionFacts(
            ModelVersion version,
            Map<Aspect, Map<String, String>> run,
            List<Evidence> evidence,
            Map<String, String> datasets) {
        for (Aspect aspect : Aspect.values()) {
            facts.put(aspect, new HashMap<>(run.getOrDefault(aspect, Map.of())));
        }
        of(Aspect.DATA).putAll(datasets);
        content(version.content());
        evidence.forEach(this::measured);
    }

    Map<String, String> of(Aspect aspect) {
        return facts.computeIfAbsent(aspect, _ -> new HashMap<>());
    }

    private void content(VersionContent content) {
        Map<String, String> model = of(Aspect.MODEL);
        switch (content) {
            case VersionContent.Stored stored -> {
                model.put("content", stored.digest().toString());
                stored.signature().fields().forEach((name, value) -> model.put("signature " + name, Json.text(value)));
            }
            case VersionContent.Sourced sourced ->
                model.put("source", sourced.source().text());
        }
    }

    /// What a check measured, as `evaluation mae`.
    private void measured(Evidence piece) {
        JsonObject values = piece.values();
        values.fields().forEach((name, value) -> {
            if (value instanceof JsonNumber) {
                of(Aspect.METRICS).put(piece.type() + " " + name, Json.text(value));
            }
        });
    }
}
