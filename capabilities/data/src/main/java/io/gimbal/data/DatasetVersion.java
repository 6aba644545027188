package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Immutable content under a name. Two versions of one dataset may have equal content if another was between
/// them; their numbers tell them apart.
///
/// @param project whose dataset it is
/// @param number 1 for the first of its dataset
/// @param parent the number of the version whose files it goes on from
/// @param profile the digest of its [Profile]
public record DatasetVersion(
        String project,
        DatasetName dataset,
        long number,
        Optional<Long> parent,
        Ingested ingested,
        Digest profile,
        Origin origin) {

    /// How a version came to be.
    ///
    /// @param files all files it was made of, those of its parent included, in order of name
    /// @param asOf the event time at which it was taken
    /// @param who the principal who added it
    /// @param at wall-clock time
    public record Origin(List<DeliveredFile> files, Instant asOf, String who, String why, Instant at) {
        public Origin {
            files = List.copyOf(files);
            Objects.requireNonNull(asOf);
            Objects.requireNonNull(who);
            Objects.requireNonNull(why);
            Objects.requireNonNull(at);
        }
    }

    public DatasetVersion {
        Objects.requireNonNull(project);
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(ingested);
        Objects.requireNonNull(profile);
        Objects.requireNonNull(origin);
        if (number < 1 || parent.orElse(0L) >= number) {
            throw CodedException.invalidArgument(
                    "version " + number + " of " + dataset + " cannot continue " + parent.orElse(0L));
        }
    }

    public AssetRef ref() {
        return DataAssets.version(datasetRef(), number);
    }

    public AssetRef datasetRef() {
        return AssetRef.of(DataAssets.DATASET, project, dataset.value());
    }

    public DatasetContent content() {
        return ingested.content();
    }

    public ContractReport report() {
        return ingested.report();
    }

    public Digest digest() {
        return content().digest();
    }

    /// Whether the same rows were accepted and the same refused.
    public boolean holds(Ingested other) {
        return digest().equals(other.content().digest())
                && ingested.quarantine().equals(other.quarantine());
    }

    /// The months or days that the names of its files speak of.
    public List<FileSpan> spans(Source source) {
        return origin.files().stream()
                .flatMap(file -> source.files().span(file.name()).stream())
                .toList();
    }
}
