package io.gimbal.statistics;

import io.gimbal.core.CodedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reference and current counted into the same cells: what distances between shares and tests of categories
/// work on. Both sides hold at least one value.
///
/// @param binning the name of the rule behind the cells, `categories` for text
public record Table(
        String binning,
        List<String> cells,
        List<Long> reference,
        List<Long> current,
        Counts referenceCounts,
        Counts currentCounts) {

    /// The binning of text: a cell for each name in either window.
    public static final String CATEGORIES = "categories";

    private static final String MISSING_CELL = "(missing)";

    public Table {
        cells = List.copyOf(cells);
        reference = List.copyOf(reference);
        current = List.copyOf(current);
        if (cells.size() != reference.size() || cells.size() != current.size()) {
            throw CodedException.invalidArgument("a table with " + cells.size() + " cells has " + reference.size()
                    + " reference counts and " + current.size() + " current counts");
        }
    }

    public static Measurement<Table> of(Binning binning, Sample reference, Sample current) {
        return Sides.present(reference.counts(), current.counts()).map(_ -> {
            Partition partition = binning.partition(reference, current);
            return new Table(
                    binning.ruleName(),
                    partition.labels(),
                    boxed(partition.count(reference)),
                    boxed(partition.count(current)),
                    reference.counts(),
                    current.counts());
        });
    }

    /// Every name that occurs on either side has its cell; names new to the reference are kept apart.
    public static Measurement<Table> of(Categories reference, Categories current, MissingPolicy policy) {
        Counts referenceCounts = policy.apply(reference.counts());
        Counts currentCounts = policy.apply(current.counts());
        return Sides.present(referenceCounts, currentCounts).map(_ -> {
            SortedSet<String> names = new TreeSet<>(reference.frequencies().keySet());
            names.addAll(current.frequencies().keySet());
            List<String> cells = new ArrayList<>(names);
            boolean missingCell = policy == MissingPolicy.CATEGORY && reference.missing() + current.missing() > 0;
            if (missingCell) {
                cells.add(MISSING_CELL);
            }
            return new Table(
                    CATEGORIES,
                    cells,
                    frequencies(names, reference, missingCell),
                    frequencies(names, current, missingCell),
                    referenceCounts,
                    currentCounts);
        });
    }

    /// @throws CodedException INVALID_ARGUMENT if the two were counted into different cells
    public static Measurement<Table> of(HistogramProfile reference, HistogramProfile current) {
        if (!reference.intervals().equals(current.intervals())) {
            throw CodedException.invalidArgument("profiles with different edges cannot be compared");
        }
        return Sides.present(reference.counts(), current.counts())
                .map(_ -> new Table(
                        new FrozenEdges(reference.intervals()).ruleName(),
                        reference.intervals().labels(),
                        reference.cells(),
                        current.cells(),
                        reference.counts(),
                        current.counts()));
    }

    /// The cells that the reference knows nothing of.
    public List<String> unseenInReference() {
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (reference.get(i) == 0 && current.get(i) > 0) {
                unseen.add(cells.get(i));
            }
        }
        return unseen;
    }

    double[] referenceShares() {
        return shares(reference);
    }

    double[] currentShares() {
        return shares(current);
    }

    private static double[] shares(List<Long> counts) {
        double total = counts.stream().mapToLong(Long::longValue).sum();
        return counts.stream().mapToDouble(count -> count / total).toArray();
    }

    private static List<Long> frequencies(SortedSet<String> names, Categories categories, boolean missingCell) {
        List<Long> counts = new ArrayList<>();
        names.forEach(name -> counts.add(categories.frequencies().getOrDefault(name, 0L)));
        if (missingCell) {
            counts.add(categories.missing());
        }
        return counts;
    }

    private static List<Long> boxed(long[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }
}
