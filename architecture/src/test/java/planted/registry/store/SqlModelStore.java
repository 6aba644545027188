package planted.registry.store;

import planted.registry.ModelStore;

/// Held to no contract.
public final class SqlModelStore implements ModelStore {
    @Override
    public int count() {
        return 0;
    }
}
