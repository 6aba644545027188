package io.gimbal.debt;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The kinds of debt that can be told from the graph and its evidence.
public enum FindingKind {
    UNDECLARED_CONSUMER(
            "somebody reads predictions and nobody knows: a change of the model may break them unseen",
            "declare a consumer with its owner and contact, or let the endpoint refuse undeclared ones"),
    FIXED_THRESHOLD(
            "a number typed in by hand stays where it is while the data moves on",
            "derive the threshold from the reference or from the version's own validation, so that it moves along"),
    UNDERUSED_DATA_DEPENDENCY(
            "it must be kept, watched and paid for, and the model would be as good without it",
            "leave the feature out of the next training, then delete what feeds only it"),
    CORRECTION_CASCADE(
            "a model learns from another model's answers: improving the first can make the second worse",
            "train on the first model's inputs directly, or retrain the second with every version of the first"),
    DIRECT_FEEDBACK_LOOP(
            "a model chooses its own future training data and will confirm itself",
            "keep a random share of requests that the model does not decide, and train on those"),
    MISSING_TEST(
            "nothing says that this still holds: evidence was never made, or it is too old",
            "run the check again, best as a step of the pipeline"),
    IRREPRODUCIBLE_RESULT(
            "the result cannot be made again, so it can be neither explained nor compared",
            "give the pipeline a seed and run it from a commit");

    private final String cost;
    private final String remedy;

    FindingKind(String cost, String remedy) {
        this.cost = cost;
        this.remedy = remedy;
    }

    /// Why it costs, in a sentence.
    public String cost() {
        return cost;
    }

    /// What usually helps, in a sentence.
    public String remedy() {
        return remedy;
    }

    /// As written in interfaces: `undeclared-consumer`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws CodedException INVALID_ARGUMENT if there is no such kind
    public static FindingKind parse(String text) {
        List<String> known = Arrays.stream(values()).map(FindingKind::text).toList();
        int index = known.indexOf(text);
        if (index < 0) {
            String hint = NearestName.hint(text, known).map(near -> ", " + near).orElse("");
            throw CodedException.invalidArgument("unknown kind of debt \"" + text + "\"" + hint);
        }
        return values()[index];
    }
}
