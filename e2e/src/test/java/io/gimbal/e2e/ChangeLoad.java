package io.gimbal.e2e;

import io.gimbal.client.GimbalClient;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;

/// Experiments by name: changes that the audit log must know of.
final class ChangeLoad implements Load {
    @Override
    public void prepare(GimbalClient client, int workers) {}

    @Override
    public void write(GimbalClient client, int worker, long number) {
        client.post("/api/v1/experiments", new Named("change-" + number));
    }

    /// Also those that are there without a trace in the audit log, of which there is an entry for each.
    @Override
    public long missing(GimbalClient client, int worker, LongStream numbers) {
        Set<String> names = new HashSet<>();
        Listing.read(client, "/api/v1/experiments?size=10000", experiment -> names.add(experiment.text("name")));
        long audited =
                client.get("/api/v1/audit/verification", Verification.class).entries();
        long unaudited = Math.max(0, names.size() - audited);
        return unaudited
                + numbers.filter(number -> !names.contains("change-" + number)).count();
    }

    private record Named(String name) {}

    private record Verification(long entries) {}
}
