package io.gimbal.web.run;

import io.gimbal.tracking.ArtifactPath;
import io.gimbal.web.kit.Addresses;

/// Where files of a run, or of a model it logged, are shown and downloaded.
///
/// @param run the address of its page
/// @param root the folder in the tree of all artifacts
/// @param model the logged model whose files they are; empty for those of the run itself
/// @param path below the root
record FilePlace(String run, ArtifactPath root, String model, ArtifactPath path) {
    FilePlace at(ArtifactPath other) {
        return new FilePlace(run, root, model, other);
    }

    ArtifactPath whole() {
        return root.resolve(path);
    }

    String show() {
        return run + "/artifacts" + query() + "#artifacts";
    }

    /// The rest of a table.
    String after(long rows) {
        return run + "/artifacts" + query() + "&after=" + rows + "#artifacts";
    }

    /// The rest of a folder.
    String more(String token) {
        return run + "/artifacts" + query() + "&more=" + Addresses.encode(token) + "#artifacts";
    }

    String download() {
        return run + "/file" + query();
    }

    private String query() {
        String of = model.isEmpty() ? "" : "&model=" + Addresses.encode(model);
        return "?path=" + Addresses.encode(path.value()) + of;
    }
}
