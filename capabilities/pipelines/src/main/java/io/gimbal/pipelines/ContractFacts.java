package io.gimbal.pipelines;

import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.Objects;

/// What a contract found about a table of a pipeline.
///
/// @param data the step, dataset or source that was judged
/// @param values what evidence of type `contract` holds
public record ContractFacts(String data, String contract, boolean passed, JsonObject values) {
    public ContractFacts {
        Objects.requireNonNull(values);
    }

    public static ContractFacts read(JsonObject facts) {
        return Json.fromValue(facts, ContractFacts.class);
    }

    public JsonObject write() {
        return (JsonObject) Json.toValue(this);
    }
}
