package io.gimbal.examples.taxi.server;

import io.gimbal.client.GimbalClient;
import io.gimbal.client.GimbalException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One model of a server, and the way of its versions to production. Thread-safe.
public final class Models {
    private final GimbalClient client;
    private final String path;

    private Models(GimbalClient client, String path) {
        this.client = client;
        this.path = path;
    }

    private record Named(String namespace, String name) {}

    private record Page(List<Named> items) {}

    private record Wish(String stage, String at, String why) {}

    private record Review(boolean approved, String comment, String at) {}

    private record Alias(int version, String why) {}

    /// @param name what the gate is called
    /// @param state `passed`, or how it does not
    /// @param explanation the clauses and gaps for people
    public record Gate(String name, String state, List<String> explanation) {}

    private record Decision(List<Gate> pieces) {}

    /// The model of this name, in whichever project it is.
    public static Models of(GimbalClient client, String name) {
        Named model = client.get("/api/v1/models", Page.class).items().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the server has no model " + name));
        return new Models(
                client, "/api/v1/models/" + GimbalClient.encode(model.namespace()) + "/" + GimbalClient.encode(name));
    }

    /// What the gates to a stage say about a version.
    public List<Gate> gates(int version, String stage, Instant at) {
        return client.get(version(version) + "/gate?stage=" + stage + "&at=" + at, Decision.class)
                .pieces();
    }

    /// Asks for a version to be promoted.
    ///
    /// @return why it was refused; empty when it was promoted
    public Optional<String> promote(int version, String stage, Instant at, String why) {
        try {
            client.post(version(version) + "/promote", new Wish(stage, at.toString(), why));
            return Optional.empty();
        } catch (GimbalException e) {
            if (e.code().equals("failed-precondition")) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    /// Records that somebody has looked at a version and approves.
    public void approve(int version, Instant at, String comment) {
        client.post(version(version) + "/reviews", new Review(true, comment, at.toString()));
    }

    /// Lets a name stand for a version.
    public void alias(String alias, int version, String why) {
        client.put(path + "/aliases/" + alias, new Alias(version, why));
    }

    private String version(int version) {
        return path + "/versions/" + version;
    }
}
