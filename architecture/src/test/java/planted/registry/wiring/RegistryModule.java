package planted.registry.wiring;

import planted.registry.http.ModelRoutes;
import planted.registry.store.SqlModelStore;

public record RegistryModule(ModelRoutes routes, SqlModelStore store) {}
