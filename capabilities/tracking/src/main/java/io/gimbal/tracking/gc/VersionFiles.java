package io.gimbal.tracking.gc;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetFilter;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.Assets;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which runs, logged models and folders registered versions say they are made of, as their assets in the graph tell.
/// A client may name only where the files are, so that no edge leads to the run they belong to.
final class VersionFiles {
    private static final AssetKind VERSION = new AssetKind("model-version");
    private static final Pattern OF_RUN = address("runs", "[^/?]+");
    private static final Pattern OF_MODEL = address("models", "m-[^/?]+");

    private final Set<String> runs = new HashSet<>();
    private final Set<String> models = new HashSet<>();
    private final Folders folders = new Folders();

    private VersionFiles() {}

    /// What all versions say at one moment.
    static VersionFiles read(Transaction transaction, Assets assets) throws SQLException {
        VersionFiles files = new VersionFiles();
        Optional<PageRequest> next = Optional.of(PageRequest.first(PageRequest.MAX_SIZE));
        while (next.isPresent()) {
            PageRequest request = next.get();
            Page<Asset> page = assets.list(transaction, AssetFilter.ofKind(VERSION), request);
            page.items().forEach(version -> files.add(version.facts()));
            next = page.next().map(request::next);
        }
        return files;
    }

    boolean name(DeletedRun run) {
        return runs.contains(run.id().value()) || folders.overlap(run.artifacts());
    }

    boolean name(DeletedModel model) {
        return models.contains(model.id().value()) || folders.overlap(model.artifacts());
    }

    private void add(JsonObject version) {
        version.findText("logged_model").ifPresent(models::add);
        version.findText("source").ifPresent(this::add);
        version.findText("location").ifPresent(this::add);
    }

    private void add(String address) {
        Matcher ofRun = OF_RUN.matcher(address);
        Matcher ofModel = OF_MODEL.matcher(address);
        if (ofRun.matches()) {
            runs.add(ofRun.group("id"));
        } else if (ofModel.matches()) {
            models.add(ofModel.group("id"));
        } else {
            folders.add(address);
        }
    }

    /// `runs:/ID`, `runs:/ID/path` and, as clients of several servers write it, `runs://server/ID/path`.
    private static Pattern address(String scheme, String id) {
        return Pattern.compile(
                scheme + ":/(/[^/]*/)?(?<id>" + id + ")([/?].*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
