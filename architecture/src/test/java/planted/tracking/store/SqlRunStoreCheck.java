package planted.tracking.store;

import planted.tracking.RunStore;

final class SqlRunStoreCheck extends RunStoreContract {
    @Override
    RunStore open() {
        return new SqlRunStore();
    }
}
