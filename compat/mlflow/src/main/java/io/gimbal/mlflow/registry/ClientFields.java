package io.gimbal.mlflow.registry;

import io.gimbal.graph.Reason;
import io.gimbal.http.Request;
import io.gimbal.mlflow.Fields;
import io.gimbal.registry.ClientRequests;
import io.gimbal.registry.Tag;
import io.gimbal.tracking.Key;
import java.util.List;

/// What many requests carry.
final class ClientFields {
    private ClientFields() {}

    /// Without a why, for which the protocol has no place.
    static Reason reason(Request request) {
        return ClientRequests.reason(request.caller().name());
    }

    static Tag tag(Fields fields) {
        return new Tag(
                new Key(fields.text("key")).value(), fields.findText("value").orElse(""));
    }

    static List<Tag> tags(Fields request) {
        return request.objects("tags", ClientFields::tag);
    }
}
