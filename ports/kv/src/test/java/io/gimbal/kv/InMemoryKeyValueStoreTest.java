package io.gimbal.kv;

final class InMemoryKeyValueStoreTest extends KeyValueStoreContract {
    private InMemoryKeyValueStore store = new InMemoryKeyValueStore();

    @Override
    protected KeyValueStore open() {
        return store;
    }

    @Override
    protected KeyValueStore reopen() {
        store = store.reopen();
        return store;
    }
}
