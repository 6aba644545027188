package io.gimbal.serving;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.sql.Transaction;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A registry of one model. Strict: another model is a mistake.
final class InMemoryVersions implements Versions {
    private final AssetRef model;
    private final Map<Integer, ServedVersion> versions = new ConcurrentHashMap<>();
    private final Map<VersionSelector, Integer> meanings = new ConcurrentHashMap<>();
    private final Map<VersionSelector, String> unserved = new ConcurrentHashMap<>();

    InMemoryVersions(AssetRef model) {
        this.model = model;
    }

    void register(int number, Digest digest) {
        AssetRef ref =
                AssetRef.of(new AssetKind("model-version"), model.namespace(), model.name(), Integer.toString(number));
        versions.put(number, new ServedVersion(ref, number, digest));
    }

    void set(VersionSelector selector, int number) {
        meanings.put(selector, get(number).number());
    }

    void unset(VersionSelector selector) {
        meanings.remove(selector);
    }

    @Override
    public Optional<ServedVersion> find(Transaction transaction, AssetRef asked, VersionSelector selector) {
        require(asked);
        return Optional.ofNullable(meanings.get(selector)).map(versions::get);
    }

    /// Something that cannot be served stands there.
    void block(VersionSelector selector, String why) {
        unserved.put(selector, why);
    }

    @Override
    public Optional<String> unserved(Transaction transaction, AssetRef asked, VersionSelector selector) {
        require(asked);
        return Optional.ofNullable(unserved.get(selector));
    }

    @Override
    public ServedVersion get(Transaction transaction, AssetRef asked, int number) {
        require(asked);
        return get(number);
    }

    ServedVersion get(int number) {
        return Optional.ofNullable(versions.get(number))
                .orElseThrow(() -> CodedException.notFound("no version " + model + "@" + number));
    }

    private void require(AssetRef asked) {
        if (!asked.equals(model)) {
            throw new AssertionError("asked for " + asked);
        }
    }
}
