package io.gimbal.examples.taxi.demo;

import io.gimbal.examples.taxi.server.Datasets;
import io.gimbal.examples.taxi.server.Datasets.Upload;
import io.gimbal.examples.taxi.server.Datasets.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Data comes in.
final class Ingestion {
    private final Datasets datasets;
    private final Narrator narrator;

    Ingestion(Datasets datasets, Narrator narrator) {
        this.datasets = datasets;
        this.narrator = narrator;
    }

    /// Sends all files, and makes a version of each dataset once none can be refused any more: the small ones were
    /// judged before, the trips come first. So either everything came in, or nothing.
    ///
    /// @return the version of the trips
    Version take(TaxiFolder folder) {
        folder.ignored().forEach(name -> narrator.say("not a file of this project, left out: " + name));
        List<Upload> zones = upload(List.of(folder.zones()));
        List<Upload> weather = upload(List.of(folder.weather()));
        List<Upload> trips = upload(folder.trips());
        datasets.check("zones", zones);
        datasets.check("weather", weather);
        Version version = add("trips", trips);
        add("zones", zones);
        add("weather", weather);
        return version;
    }

    private List<Upload> upload(List<Path> files) {
        List<Upload> uploads = new ArrayList<>();
        for (Path file : files) {
            long size = size(file);
            uploads.add(datasets.upload(
                    file,
                    sent -> narrator.progress(file.getFileName() + "  " + 100 * sent / Math.max(1, size) + " %")));
            narrator.say("%-32s %10s".formatted(file.getFileName(), Narrator.size(size)));
        }
        return uploads;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Version add(String dataset, List<Upload> uploads) {
        Version version = datasets.add(dataset, uploads);
        String counts = Narrator.counts(version.refused());
        String refused = counts.isEmpty() ? "" : "; refused: " + counts;
        narrator.say("%s@%d: %s rows read, %s valid%s"
                .formatted(
                        dataset,
                        version.version(),
                        Narrator.number(version.read()),
                        Narrator.number(version.rows()),
                        refused));
        return version;
    }
}
