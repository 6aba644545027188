package io.gimbal.model.xgboost;

import io.gimbal.model.Encoding;
import java.util.List;

/// The payload `inputs.json`: which input, or which name of an input, each feature of the trees is.
record EncodedInputs(List<Encoding.Term> features) {
    static final String FILE = "inputs.json";
}
