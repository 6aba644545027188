package planted.registry.capture;

import planted.registry.diff.ModelDiff;

/// One half of a cycle.
public final class Snapshot {
    public int size() {
        return new ModelDiff().size();
    }
}
