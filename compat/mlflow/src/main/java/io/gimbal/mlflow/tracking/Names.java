package io.gimbal.mlflow.tracking;

import io.gimbal.core.IdSource;
import java.util.List;

/// Readable names for what nobody named: `steady-keel-417`.
final class Names {
    private static final List<String> ADJECTIVES = List.of(
            "level", "steady", "calm", "brisk", "keen", "amber", "quiet", "bold", "lucid", "nimble", "sturdy", "bright",
            "patient", "swift", "gentle", "candid", "even", "frosty", "golden", "hardy", "ivory", "jolly", "light",
            "mellow", "noble", "plain", "rapid", "silver", "tidy", "upright", "vivid", "warm");
    private static final List<String> NOUNS = List.of(
            "keel", "compass", "harbor", "rudder", "anchor", "beacon", "current", "delta", "estuary", "fjord", "gull",
            "horizon", "island", "jetty", "kelp", "lagoon", "mast", "narrows", "oar", "pier", "quay", "reef", "sail",
            "tide", "vane", "wharf", "lantern", "sextant", "tern", "cove", "swell", "buoy");
    private static final int NUMBERS = 1_000;

    private final IdSource ids;

    Names(IdSource ids) {
        this.ids = ids;
    }

    String next() {
        String id = ids.next();
        long drawn = Long.parseLong(id.substring(id.length() - 12), 16); // an id begins with the time
        int noun = (int) (drawn / ADJECTIVES.size() % NOUNS.size());
        long number = drawn / ADJECTIVES.size() / NOUNS.size() % NUMBERS;
        return ADJECTIVES.get((int) (drawn % ADJECTIVES.size())) + "-" + NOUNS.get(noun) + "-" + number;
    }
}
