package planted.serving;

import planted.registry.ModelStore;

final class Borrower {
    int count(ModelStore store) {
        return store.count();
    }
}
