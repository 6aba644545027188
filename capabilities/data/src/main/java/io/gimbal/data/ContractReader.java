package io.gimbal.data;

import io.gimbal.json.JsonValue;

/// Understands contract documents.
@FunctionalInterface
public interface ContractReader {
    /// @param name what the document is called in messages
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT with every problem
    DataContract read(String name, JsonValue document);
}
