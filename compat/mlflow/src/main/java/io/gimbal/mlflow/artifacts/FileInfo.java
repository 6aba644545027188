package io.gimbal.mlflow.artifacts;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.http.Download;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.tracking.Artifact;
import io.gimbal.tracking.ArtifactEntry;
import io.gimbal.tracking.ArtifactFolder;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Artifacts;
import java.util.ArrayList;
import java.util.List;

/// A folder and a file, as MLflow's clients read them.
final class FileInfo {
    /// These clients have no pages of files.
    private static final int MOST_LISTED = 200_000;

    private FileInfo() {}

    /// @throws CodedException TOO_LARGE rather than to leave some out
    static List<ArtifactEntry> list(Artifacts artifacts, ArtifactPath folder) {
        List<ArtifactEntry> all = new ArrayList<>();
        PageRequest request = PageRequest.first(PageRequest.MAX_SIZE);
        while (all.size() < MOST_LISTED) {
            Page<ArtifactEntry> page = artifacts.list(folder, request);
            all.addAll(page.items());
            if (page.next().isEmpty()) {
                return all;
            }
            request = request.next(page.next().get());
        }
        throw new CodedException(
                ErrorCode.TOO_LARGE,
                "\"" + folder + "\" has more than " + MOST_LISTED + " files and folders; list a folder below it");
    }

    /// @param root the folder as seen from which paths are told
    static void write(WireWriter json, List<ArtifactEntry> entries, ArtifactPath root) {
        json.objects("files", entries, (each, entry) -> {
            each.text("path", entry.path().relativeTo(root).value());
            switch (entry) {
                case Artifact file -> each.flag("is_dir", false).integer("file_size", file.size());
                case ArtifactFolder _ -> each.flag("is_dir", true);
            }
        });
    }

    static Response download(Artifacts artifacts, ArtifactPath path, Request request) {
        Artifact artifact = artifacts.get(path);
        return new Download(path.name(), artifact.digest().hex(), artifact.size(), () -> artifacts.open(artifact))
                .answer(request);
    }
}
