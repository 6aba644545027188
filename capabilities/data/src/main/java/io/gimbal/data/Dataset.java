package io.gimbal.data;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import java.util.Objects;
import java.util.Optional;

/// Data under a name, as it was declared: what it is read from, and what was agreed about it.
public record Dataset(AssetRef ref, DatasetName name, SourceName source, Optional<ContractName> contract) {
    public Dataset {
        Objects.requireNonNull(ref);
        Objects.requireNonNull(name);
        Objects.requireNonNull(source);
        Objects.requireNonNull(contract);
    }

    static Dataset of(Definition definition) {
        DatasetDeclaration declared = Json.fromValue(definition.content(), DatasetDeclaration.class);
        return new Dataset(
                definition.ref(),
                new DatasetName(definition.ref().name()),
                declared.sourceName(),
                declared.contractName());
    }
}
