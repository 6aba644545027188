package io.gimbal.model.xgboost;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import java.util.Arrays;
import java.util.List;

/// Reads the trees out of XGBoost's JSON model. Takes what [XgboostTrainer] makes, and refuses whatever would
/// need other arithmetic: other boosters and objectives, several targets, splits by category.
final class BoostedTreesReader {
    private static final int NO_CHILD = -1;

    private final int featureCount;

    private BoostedTreesReader(int featureCount) {
        this.featureCount = featureCount;
    }

    /// @throws CodedException CORRUPT if this is no such model
    static BoostedTrees read(byte[] json, int featureCount) {
        try {
            return new BoostedTreesReader(featureCount).read(((JsonObject) Json.parse(json)).object("learner"));
        } catch (CodedException | ClassCastException | ArithmeticException | IndexOutOfBoundsException e) {
            throw notATree(String.valueOf(e.getMessage()), e);
        } catch (NumberFormatException e) {
            throw notATree("not a number: " + e.getMessage(), e);
        }
    }

    private static CodedException notATree(String reason, RuntimeException cause) {
        return new CodedException(ErrorCode.CORRUPT, "no model of boosted trees: " + reason, cause);
    }

    private BoostedTrees read(JsonObject learner) {
        JsonObject booster = learner.object("gradient_booster");
        JsonObject shape = learner.object("learner_model_param");
        expect("gbtree", booster.text("name"));
        expect("reg:squarederror", learner.object("objective").text("name"));
        expect("1", shape.text("num_target"));
        expect(Integer.toString(featureCount), shape.text("num_feature"));
        List<JsonObject> trees = booster.object("model").array("trees").objects();
        int nodes = trees.stream()
                .mapToInt(tree -> tree.array("left_children").size())
                .sum();
        BoostedTrees.Builder builder = new BoostedTrees.Builder(trees.size(), nodes);
        trees.forEach(tree -> copy(tree, builder));
        return builder.build(Float.parseFloat(shape.text("base_score")));
    }

    private static void expect(String expected, String found) {
        if (!found.equals(expected)) {
            throw new CodedException(ErrorCode.CORRUPT, "expected " + expected + ", found " + found);
        }
    }

    private void copy(JsonObject tree, BoostedTrees.Builder builder) {
        int[] left = wholes(tree.array("left_children"));
        int[] right = wholes(tree.array("right_children"));
        int[] missingLeft = wholes(tree.array("default_left"));
        int[] features = wholes(tree.array("split_indices"));
        List<JsonNumber> values = tree.array("split_conditions").numbers();
        if (Arrays.stream(wholes(tree.array("split_type"))).anyMatch(type -> type != 0)) {
            throw new CodedException(ErrorCode.CORRUPT, "splits by category are not known here");
        }
        builder.startTree();
        for (int node = 0; node < left.length; node++) {
            float value = single(values.get(node));
            if (left[node] == NO_CHILD) {
                builder.leaf(value);
            } else {
                builder.split(
                        feature(features[node]), value, child(left, node), child(right, node), missingLeft[node] != 0);
            }
        }
    }

    /// Children come after their parents, so no walk can go round in a circle.
    private static int child(int[] children, int node) {
        if (children[node] <= node || children[node] >= children.length) {
            throw new CodedException(ErrorCode.CORRUPT, "node " + node + " leads to node " + children[node]);
        }
        return children[node];
    }

    private int feature(int index) {
        if (index < 0 || index >= featureCount) {
            throw new CodedException(ErrorCode.CORRUPT, "there is no feature " + index);
        }
        return index;
    }

    /// From the digits that were written (at most nine, which a double gives back unchanged): rounding the
    /// double itself once more could miss the last bit.
    private static float single(JsonNumber number) {
        return Float.parseFloat(number.toString());
    }

    private static int[] wholes(JsonArray array) {
        return array.numbers().stream()
                .mapToInt(number -> Math.toIntExact(number.longValue()))
                .toArray();
    }
}
