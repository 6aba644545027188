package io.gimbal.tracking.search;

/// How much is looked at before a search goes another way.
///
/// @param few how many runs are looked at and sorted without a second thought
/// @param patience how many entries of an index are followed in the hope of enough runs
/// @param many up to how many runs are counted to find the narrowest condition once patience has ended
record Effort(int few, int patience, int many) {
    private static final int ENDLESS = Integer.MAX_VALUE;

    /// Looking at a run takes about as long as following so many entries of an index.
    private static final int ENTRIES_PER_RUN = 8;

    /// With these, looking at few and following an index take about the same time among a million runs.
    static final Effort USUAL = new Effort(6_000, 40_000, 200_000);

    Effort patient() {
        return new Effort(few, ENDLESS, many);
    }

    boolean isPatient() {
        return patience == ENDLESS;
    }

    /// How many entries would have to be followed, by what was found until patience ended.
    long needed(int found, int limit) {
        return (long) patience * limit / Math.max(1, found);
    }

    boolean isLessThanLooking(long entries, long runs) {
        return entries < runs * ENTRIES_PER_RUN;
    }
}
