package io.gimbal.tracking.gc;

import io.gimbal.core.CodedException;
import io.gimbal.tracking.ArtifactLocation;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Places that somebody names, in our own tree and elsewhere, as texts that end with a slash.
final class Folders {
    private final Set<String> whole = new HashSet<>();
    private final NavigableSet<String> within = new TreeSet<>();

    /// Names a place as somebody wrote it. One that cannot be read as a location holds no folder of a run or model, but
    /// lies in the nearest folder that can be read; what is no address at all names nothing.
    void add(String text) {
        Optional<String> folder = folder(text);
        folder.ifPresent(whole::add);
        String around = text;
        while (folder.isEmpty() && around.contains("/")) {
            around = around.substring(0, around.lastIndexOf('/'));
            folder = folder(around);
        }
        folder.ifPresent(within::add);
    }

    /// Whether something that is named lies in the folder, or the folder in it.
    boolean overlap(ArtifactLocation location) {
        String folder = text(location);
        return Optional.ofNullable(within.ceiling(folder))
                        .filter(next -> next.startsWith(folder))
                        .isPresent()
                || isIn(folder);
    }

    private boolean isIn(String folder) {
        int end = folder.indexOf('/') + 1;
        while (end > 0 && !whole.contains(folder.substring(0, end))) {
            end = folder.indexOf('/', end) + 1;
        }
        return end > 0;
    }

    private static Optional<String> folder(String text) {
        try {
            return Optional.of(text(new ArtifactLocation(text)));
        } catch (CodedException _) {
            return Optional.empty();
        }
    }

    private static String text(ArtifactLocation location) {
        return location.path()
                .map(path -> "mlflow-artifacts:/" + (path.isRoot() ? "" : path + "/"))
                .orElseGet(() -> elsewhere(location.value()));
    }

    private static String elsewhere(String address) {
        String place = address.replaceFirst("\\?.*", "");
        return place.endsWith("/") ? place : place + "/";
    }
}
