package planted.registry.http;

import planted.registry.store.SqlModelStore;

public final class ModelRoutes {
    int rows() {
        return new SqlModelStore().count();
    }
}
