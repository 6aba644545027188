package io.gimbal.blob;

import io.gimbal.core.Digest;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Hands everything to another store; for decorators that change one thing.
public abstract class ForwardingBlobStore implements BlobStore {
    private final BlobStore target;

    protected ForwardingBlobStore(BlobStore target) {
        this.target = target;
    }

    @Override
    public Blob put(InputStream content, Consumer<Digest> announced) {
        return target.put(content, announced);
    }

    @Override
    public InputStream open(Digest digest) {
        return target.open(digest);
    }

    @Override
    public Path localFile(Digest digest) {
        return target.localFile(digest);
    }

    @Override
    public Optional<Blob> find(Digest digest) {
        return target.find(digest);
    }

    @Override
    public boolean delete(Digest digest) {
        return target.delete(digest);
    }

    @Override
    public Page<Blob> list(PageRequest page) {
        return target.list(page);
    }
}
