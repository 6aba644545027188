package planted.registry;

import planted.registry.diff.ModelDiff;
import planted.statistics.Mean;

/// Its root reaches into the sub-package `diff`.
public final class Models {
    public int count() {
        return new ModelDiff().size() + (int) new Mean(1).value();
    }
}
