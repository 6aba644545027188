package io.gimbal.tracking.difference;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.tracking.Artifact;
import io.gimbal.tracking.Capture;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunArtifacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// What was installed when a run was captured: versions by `package NAME`.
final class InstalledPackages {
    private static final int MAX_BYTES = 2_000_000;

    private final RunArtifacts artifacts;

    InstalledPackages(RunArtifacts artifacts) {
        this.artifacts = artifacts;
    }

    /// Empty when nobody kept the list, or it has been removed since.
    Map<String, String> of(Run run) {
        if (run.capture().packages().isEmpty()) {
            return Map.of();
        }
        try {
            Artifact list = artifacts.get(run.id(), Capture.PACKAGES);
            try (InputStream content = artifacts.open(list)) {
                return parse(new String(content.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot read the packages of run " + run.id(), e);
        } catch (CodedException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Map.of();
            }
            throw e;
        }
    }

    /// Lines of `name==version`; others are remarks.
    private static Map<String, String> parse(String list) {
        Map<String, String> versions = new TreeMap<>();
        list.lines().forEach(line -> {
            int at = line.indexOf("==");
            if (at > 0 && !line.startsWith("#")) {
                versions.put("package " + line.substring(0, at), line.substring(at + 2));
            }
        });
        return versions;
    }
}
