package planted.tracking;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;

final class HiddenInputs {
    Instant time() {
        return Instant.now();
    }

    int number() {
        return new Random().nextInt();
    }

    String id() {
        return UUID.randomUUID().toString();
    }
}
