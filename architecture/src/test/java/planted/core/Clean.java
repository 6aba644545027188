package planted.core;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;

/// Does the same things as the offenders, the right way.
public record Clean(Instant at, Optional<String> note) {
    public static Clean create(InstantSource time, long seed) {
        return new Clean(time.instant(), Optional.of("n" + new Random(seed).nextInt()));
    }
}
