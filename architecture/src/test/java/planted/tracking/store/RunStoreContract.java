package planted.tracking.store;

import planted.tracking.RunStore;

abstract class RunStoreContract {
    abstract RunStore open();
}
