package io.gimbal.model.linear;

import io.gimbal.model.Encoding;
import java.util.List;
import java.util.Optional;

/// The payload `linear.json`: a prediction is `intercept + sum coefficient (x - mean)`, where x is the input,
/// or 1 for the category a term stands for and 0 for the others, and mean is 0 for categories.
///
/// @param terms in the order in which they are added
record LinearModel(double intercept, List<Term> terms) {
    static final String FILE = "linear.json";

    /// @param weight the coefficient in standard deviations: comparable between terms
    record Term(String input, Optional<String> category, double mean, double coefficient, double weight) {
        Encoding.Term encoded() {
            return new Encoding.Term(input, category);
        }
    }
}
