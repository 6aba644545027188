package io.gimbal.model.xgboost;

/// Trees in flat arrays, node by node. Immutable and thread-safe.
///
/// The arithmetic is XGBoost's own and in single precision throughout: a value goes left where it is below the
/// threshold, a missing one where the node sends it; the leaves are added to the base score tree by tree.
final class BoostedTrees {
    private static final int LEAF = -1;

    private final float baseScore;
    private final int[] roots;
    private final int[] features;
    private final float[] values; // the threshold of a node, or what a leaf adds
    private final int[] left; // LEAF makes a node a leaf
    private final int[] right;
    private final int[] missing;

    private BoostedTrees(Builder trees, float baseScore) {
        this.baseScore = baseScore;
        this.roots = trees.roots;
        this.features = trees.features;
        this.values = trees.values;
        this.left = trees.left;
        this.right = trees.right;
        this.missing = trees.missing;
    }

    /// @param encoded rows, one after the other, NaN where a value is missing
    /// @param first where the row begins
    float predict(float[] encoded, int first) {
        float sum = baseScore;
        for (int root : roots) {
            sum += leaf(root, encoded, first);
        }
        return sum;
    }

    private float leaf(int root, float[] encoded, int first) {
        int node = root;
        while (left[node] != LEAF) {
            float value = encoded[first + features[node]];
            if (value < values[node]) {
                node = left[node];
            } else {
                node = Float.isNaN(value) ? missing[node] : right[node];
            }
        }
        return values[node];
    }

    /// Collects trees; the nodes of one follow each other and are called by their number in it. Not thread-safe.
    static final class Builder {
        private final int[] roots;
        private final int[] features;
        private final float[] values;
        private final int[] left;
        private final int[] right;
        private final int[] missing;
        private int treeCount;
        private int nodeCount;

        Builder(int trees, int nodes) {
            roots = new int[trees];
            features = new int[nodes];
            values = new float[nodes];
            left = new int[nodes];
            right = new int[nodes];
            missing = new int[nodes];
        }

        void startTree() {
            roots[treeCount++] = nodeCount;
        }

        void leaf(float value) {
            values[nodeCount] = value;
            left[nodeCount++] = LEAF;
        }

        void split(int feature, float threshold, int toLeft, int toRight, boolean missingLeft) {
            int root = roots[treeCount - 1];
            features[nodeCount] = feature;
            values[nodeCount] = threshold;
            left[nodeCount] = root + toLeft;
            right[nodeCount] = root + toRight;
            missing[nodeCount] = root + (missingLeft ? toLeft : toRight);
            nodeCount++;
        }

        /// The builder is not used any more afterwards.
        BoostedTrees build(float baseScore) {
            return new BoostedTrees(this, baseScore);
        }
    }
}
