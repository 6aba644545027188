package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.graph.Reason;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What somebody wants added to a dataset.
///
/// @param files uploaded before
/// @param replace whether the version has these files alone; else they join those of the newest version, each
///     in the place of the one with its name
/// @param asOf the event time at which they are taken; without it the end of the time the files' names speak
///     of, else how far event time is, else now
public record DeliveryDraft(
        DatasetName dataset, List<DeliveredFile> files, boolean replace, Optional<Instant> asOf, Reason reason) {
    public DeliveryDraft {
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(asOf);
        Objects.requireNonNull(reason);
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw CodedException.invalidArgument("nothing to add to dataset \"" + dataset + "\": no file is named");
        }
        Set<String> names = new HashSet<>();
        for (DeliveredFile file : files) {
            if (!names.add(file.name())) {
                throw CodedException.invalidArgument("two files are called \"" + file.name() + "\"");
            }
        }
    }
}
