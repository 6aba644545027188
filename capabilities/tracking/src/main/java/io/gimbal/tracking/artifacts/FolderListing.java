package io.gimbal.tracking.artifacts;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import io.gimbal.sql.Transaction;
import io.gimbal.tracking.Artifact;
import io.gimbal.tracking.ArtifactEntry;
import io.gimbal.tracking.ArtifactFolder;
import io.gimbal.tracking.ArtifactPath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what stands directly in a folder without reading what is deeper: from each folder in it, the next read jumps
/// behind everything below. Reads are short while they meet folders and grow while they meet files, so a million
/// runs beside each other and a hundred thousand files in one folder cost what they show.
final class FolderListing {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 4_096;
    private static final String FILE = "f:";
    private static final String FOLDER = "d:";

    private final ArtifactStore store;

    FolderListing(ArtifactStore store) {
        this.store = store;
    }

    Page<ArtifactEntry> read(Transaction transaction, ArtifactPath folder, PageRequest page) throws SQLException {
        PathRange range = PathRange.below(folder);
        PathRange rest =
                page.after().isPresent() ? after(range, folder, page.after().get()) : range;
        List<ArtifactEntry> found = entries(transaction, folder, rest, page.size() + 1);
        if (found.size() <= page.size()) {
            return Page.last(found);
        }
        List<ArtifactEntry> items = found.subList(0, page.size());
        return new Page<>(items, Optional.of(token(items.getLast())));
    }

    private List<ArtifactEntry> entries(Transaction transaction, ArtifactPath folder, PathRange range, int limit)
            throws SQLException {
        List<ArtifactEntry> found = new ArrayList<>();
        PathRange rest = range;
        int length = SHORTEST;
        while (true) {
            List<Artifact> rows = store.list(transaction, rest, length);
            int before = found.size();
            rows.forEach(row -> addUnlessLast(found, entry(folder, row)));
            if (rows.size() < length || found.size() >= limit) {
                return found.subList(0, Math.min(limit, found.size()));
            }
            rest = after(rest, found.getLast());
            length = 2 * (found.size() - before) > length ? Math.min(4 * length, LONGEST) : SHORTEST;
        }
    }

    /// The rows of one folder follow each other.
    private static void addUnlessLast(List<ArtifactEntry> found, ArtifactEntry entry) {
        if (found.isEmpty() || !found.getLast().equals(entry)) {
            found.add(entry);
        }
    }

    private static ArtifactEntry entry(ArtifactPath folder, Artifact row) {
        String below = row.path().relativeTo(folder).value();
        int slash = below.indexOf('/');
        return slash < 0 ? row : new ArtifactFolder(folder.resolve(new ArtifactPath(below.substring(0, slash))));
    }

    private static PathRange after(PathRange range, ArtifactEntry entry) {
        return switch (entry) {
            case Artifact file -> range.afterFile(file.path());
            case ArtifactFolder folder -> range.afterFolder(folder.path());
        };
    }

    private static PageToken token(ArtifactEntry last) {
        String kind = switch (last) {
            case Artifact _ -> FILE;
            case ArtifactFolder _ -> FOLDER;
        };
        return new PageToken(kind + last.path().name());
    }

    private static PathRange after(PathRange range, ArtifactPath folder, PageToken token) {
        boolean isFile = token.value().startsWith(FILE);
        String name =
                token.value().substring(Math.min(FILE.length(), token.value().length()));
        if (!(isFile || token.value().startsWith(FOLDER)) || name.isEmpty() || name.contains("/")) {
            throw CodedException.invalidArgument("not a page token of this list: \"" + token.value() + "\"");
        }
        ArtifactPath last = folder.resolve(new ArtifactPath(name));
        return isFile ? range.afterFile(last) : range.afterFolder(last);
    }
}
