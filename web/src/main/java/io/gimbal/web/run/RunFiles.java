package io.gimbal.web.run;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import io.gimbal.declare.YamlReader;
import io.gimbal.tracking.Artifact;
import io.gimbal.tracking.ArtifactEntry;
import io.gimbal.tracking.ArtifactFolder;
import io.gimbal.tracking.ArtifactLocation;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.LoggedModelId;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.models.LoggedModel;
import io.gimbal.tracking.models.LoggedModels;
import io.gimbal.web.kit.TrackingAddresses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a run left, folder by folder, and the files of the models it logged.
final class RunFiles {
    private static final int ENTRIES = 200;
    private static final int MLMODEL_BYTES = 1 << 20;

    private final Artifacts artifacts;
    private final LoggedModels models;
    private final FilePages files;
    private final MlModelFile mlmodel;

    RunFiles(Artifacts artifacts, LoggedModels models, YamlReader yaml) {
        this.artifacts = artifacts;
        this.models = models;
        this.files = new FilePages(artifacts);
        this.mlmodel = new MlModelFile(yaml);
    }

    /// What is asked for.
    ///
    /// @param model whose files; empty for the run's own
    /// @param after how many rows of a table come before
    /// @param more the token of the rest of a folder; empty for its beginning
    record Wanted(String path, String model, long after, String more) {
        static final Wanted ROOT = new Wanted("", "", 0, "");
    }

    /// The file itself.
    ///
    /// @throws CodedException NOT_FOUND
    Artifact get(Run run, Wanted wanted) {
        return artifacts.get(place(run, wanted).whole());
    }

    InputStream open(Artifact file) {
        return artifacts.open(file);
    }

    RunView.Folder folder(Run run, Wanted wanted) {
        ArtifactLocation location = location(run, wanted.model());
        if (location.path().isEmpty()) {
            return new RunView.Folder("", List.of(), List.of(), location.value(), Optional.empty(), "");
        }
        FilePlace place = place(run, wanted);
        Optional<Artifact> file = place.path().isRoot() ? Optional.empty() : artifacts.find(place.whole());
        FilePlace folder = file.isPresent() ? above(place) : place;
        PageRequest request = wanted.more().isEmpty()
                ? PageRequest.first(ENTRIES)
                : new PageRequest(ENTRIES, Optional.of(new PageToken(wanted.more())));
        Page<ArtifactEntry> page = artifacts.list(folder.whole(), request);
        if (file.isEmpty() && page.items().isEmpty() && !place.path().isRoot()) {
            artifacts.get(place.whole()); // says that there is nothing, and what is nearest
        }
        return new RunView.Folder(
                folder.path().isRoot() ? rootName(wanted) : folder.path().name(),
                trail(folder, wanted),
                page.items().stream().map(entry -> entry(folder, entry, place)).toList(),
                "",
                file.map(found -> files.view(found, place, wanted.after())),
                page.next().map(token -> folder.more(token.value())).orElse(""));
    }

    /// Where the files of a logged model are shown; empty if they are kept elsewhere.
    String show(Run run, LoggedModel model) {
        return model.artifacts()
                .path()
                .map(root -> new FilePlace(
                        TrackingAddresses.of(run), root, model.id().value(), ArtifactPath.ROOT))
                .map(FilePlace::show)
                .orElse("");
    }

    RunView.Signature signature(LoggedModel model) {
        return model.artifacts()
                .path()
                .flatMap(root -> artifacts.find(root.resolve(new ArtifactPath(MlModelFile.NAME))))
                .filter(file -> file.size() <= MLMODEL_BYTES)
                .map(file -> mlmodel.signature(text(file)))
                .orElse(RunView.Signature.NONE);
    }

    private String text(Artifact file) {
        try (InputStream content = artifacts.open(file)) {
            return new String(content.readNBytes(MLMODEL_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ArtifactLocation location(Run run, String model) {
        if (model.isEmpty()) {
            return run.artifacts();
        }
        LoggedModel logged = models.get(new LoggedModelId(model));
        if (!logged.experiment().equals(run.experiment())) {
            throw CodedException.notFound("no logged model with id " + model + " in experiment " + run.experiment());
        }
        return logged.artifacts();
    }

    private FilePlace place(Run run, Wanted wanted) {
        ArtifactLocation location = location(run, wanted.model());
        ArtifactPath root = location.path()
                .orElseThrow(() -> CodedException.unsupported("these files are kept elsewhere, at " + location));
        return new FilePlace(TrackingAddresses.of(run), root, wanted.model(), ArtifactPath.ofFolder(wanted.path()));
    }

    private static FilePlace above(FilePlace place) {
        String path = place.path().value();
        return place.at(new ArtifactPath(path.substring(0, Math.max(0, path.lastIndexOf('/')))));
    }

    private static String rootName(Wanted wanted) {
        return wanted.model().isEmpty() ? "artifacts" : wanted.model();
    }

    private static List<RunView.Link> trail(FilePlace folder, Wanted wanted) {
        List<RunView.Link> trail = new ArrayList<>();
        for (FilePlace at = folder; !at.path().isRoot(); at = above(at)) {
            FilePlace outer = above(at);
            String name =
                    outer.path().isRoot() ? rootName(wanted) : outer.path().name();
            trail.addFirst(new RunView.Link(name, outer.show()));
        }
        return trail;
    }

    private static RunView.Entry entry(FilePlace folder, ArtifactEntry entry, FilePlace shown) {
        FilePlace at = folder.at(entry.path().relativeTo(folder.root()));
        String name = entry.path().name();
        return switch (entry) {
            case Artifact file ->
                new RunView.Entry(
                        LoggedImages.title(name),
                        at.show(),
                        Sizes.of(file.size()),
                        false,
                        at.path().equals(shown.path()));
            case ArtifactFolder _ -> new RunView.Entry(name, at.show(), "", true, false);
        };
    }
}
