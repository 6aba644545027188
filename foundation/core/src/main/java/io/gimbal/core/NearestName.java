package io.gimbal.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody probably meant.
public final class NearestName {
    private static final int LONGEST = 200;

    private NearestName() {}

    /// The candidate with the fewest typing errors to `given` (insertions, deletions, replacements, swapped
    /// neighbours; case ignored), if it is close enough to be helpful. Ties go to the alphabetically first.
    /// Nothing is near a text of more than 200 characters: comparing takes the product of the lengths.
    public static Optional<String> of(String given, Collection<String> candidates) {
        int limit = Math.max(2, given.length() / 3);
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - given.length()) <= limit)
                .sorted()
                .map(candidate -> new Scored(candidate, distance(fold(given), fold(candidate))))
                .filter(scored -> scored.distance <= limit && scored.distance < given.length())
                .min(Comparator.comparingInt(Scored::distance))
                .map(Scored::name);
    }

    /// `did you mean "columns"?`, or the list of valid names when nothing is near and the list is short.
    public static Optional<String> hint(String given, Collection<String> candidates) {
        Optional<String> nearest = of(given, candidates).map(name -> "did you mean \"" + name + "\"?");
        if (nearest.isPresent() || candidates.isEmpty() || candidates.size() > 12) {
            return nearest;
        }
        return Optional.of(
                "one of " + String.join(", ", candidates.stream().sorted().toList()));
    }

    private record Scored(String name, int distance) {}

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Optimal string alignment distance.
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 ? j : j == 0 ? i : step(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] d, int i, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
