package io.gimbal.blob;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Blobs in a folder: the content of `abcd...` is the file `objects/ab/cd...`. A put writes a temporary file in
/// `incoming`, syncs it, renames it and syncs the folders, so a file under `objects` is whole or absent.
///
/// One process owns the folder; what interrupted puts left in `incoming` is removed when the store is opened. Links in
/// it, which no put makes, are not followed.
public final class LocalBlobStore implements BlobStore {
    private static final int SHARD = 2;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private final Path objects;
    private final DurableFiles incoming;

    /// Opens the store in a folder, which is created if need be.
    public LocalBlobStore(Path folder) {
        this.objects = folder.resolve("objects");
        this.incoming = DurableFiles.open(folder.resolve("incoming"));
        DurableFiles.createFolder(objects);
    }

    @Override
    public Blob put(InputStream content, Consumer<Digest> announced) {
        try (DurableFiles.Draft draft = incoming.create()) {
            Blob blob = copy(content, draft);
            announced.accept(blob.digest());
            draft.moveTo(file(blob.digest()));
            return blob;
        } catch (IOException e) {
            throw DurableFiles.failure("store a blob", e);
        }
    }

    private static Blob copy(InputStream content, DurableFiles.Draft draft) throws IOException {
        HashingSource source = new HashingSource(content);
        OutputStream target = draft.output();
        byte[] buffer = new byte[1 << 16];
        for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
            target.write(buffer, 0, count);
        }
        return source.finish();
    }

    @Override
    public InputStream open(Digest digest) {
        Path file = file(digest);
        try {
            return new VerifyingInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest);
        } catch (NoSuchFileException _) {
            throw BlobStore.notFound(digest);
        } catch (IOException e) {
            throw DurableFiles.failure("open blob " + digest, e);
        }
    }

    @Override
    public Path localFile(Digest digest) {
        try (InputStream content = open(digest)) {
            content.transferTo(OutputStream.nullOutputStream());
            return file(digest);
        } catch (IOException e) {
            throw DurableFiles.failure("read blob " + digest, e);
        }
    }

    @Override
    public Optional<Blob> find(Digest digest) {
        return find(digest, file(digest));
    }

    @Override
    public boolean delete(Digest digest) {
        Path file = file(digest);
        try {
            boolean deleted = Files.deleteIfExists(file);
            if (deleted) {
                DurableFiles.sync(file.resolveSibling(""));
            }
            return deleted;
        } catch (IOException e) {
            throw DurableFiles.failure("delete blob " + digest, e);
        }
    }

    @Override
    public Page<Blob> list(PageRequest page) {
        String after = page.after().map(PageToken::value).orElse("");
        List<Blob> found = new ArrayList<>();
        for (String shard : names(objects)) {
            if (shard.compareTo(after.substring(0, Math.min(SHARD, after.length()))) < 0) {
                continue;
            }
            for (String rest : names(objects.resolve(shard))) {
                String hex = shard + rest;
                if (hex.compareTo(after) <= 0 || !HEX.matcher(hex).matches()) { // what others put there is none of ours
                    continue;
                }
                if (found.size() == page.size()) {
                    return new Page<>(
                            found,
                            Optional.of(new PageToken(found.getLast().digest().hex())));
                }
                Digest digest = new Digest(hex);
                find(digest, file(digest)).ifPresent(found::add);
            }
        }
        return Page.last(found);
    }

    private static Optional<Blob> find(Digest digest, Path file) {
        try {
            return Optional.of(new Blob(digest, Files.size(file)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw DurableFiles.failure("look at blob " + digest, e);
        }
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw DurableFiles.failure("list blobs", e);
        }
    }

    private Path file(Digest digest) {
        Path folder = objects.resolve(digest.hex().substring(0, SHARD));
        if (Files.isSymbolicLink(folder)) {
            throw new CodedException(ErrorCode.CORRUPT, "a folder of blobs is a link to somewhere else");
        }
        return folder.resolve(digest.hex().substring(SHARD));
    }

    /// Counts and hashes what is put, and tells a failing caller's stream from a failing disk.
    private static final class HashingSource {
        private final InputStream content;
        private final MessageDigest sha256 = Digest.newSha256();
        private long size;

        HashingSource(InputStream content) {
            this.content = content;
        }

        int read(byte[] buffer) {
            try {
                int count = content.read(buffer);
                if (count > 0) {
                    sha256.update(buffer, 0, count);
                    size += count;
                }
                return count;
            } catch (IOException e) {
                throw new CodedException(ErrorCode.UNAVAILABLE, "the content to store could not be read", e);
            }
        }

        Blob finish() {
            return new Blob(Digest.finish(sha256), size);
        }
    }
}
