package planted.registry.diff;

import planted.registry.capture.Snapshot;
import planted.registry.http.ModelRoutes;

public final class ModelDiff {
    public int size() {
        return new Snapshot().size();
    }

    ModelRoutes routes() {
        return new ModelRoutes();
    }
}
