package io.gimbal.declare.http;

import io.gimbal.core.Page;
import io.gimbal.declare.DeclarationRevision;
import io.gimbal.json.JsonObject;

/// Revisions as JSON.
final class RevisionJson {
    private RevisionJson() {}

    static JsonObject of(Page<DeclarationRevision> page) {
        JsonObject.Builder list =
                JsonObject.builder().put("revisions", PlanJson.array(page.items(), RevisionJson::revision));
        page.next().ifPresent(token -> list.put("next", token.value()));
        return list.build();
    }

    private static JsonObject revision(DeclarationRevision revision) {
        return JsonObject.builder()
                .put("number", revision.number())
                .put("removed", revision.isRemoval())
                .put("path", revision.path())
                .put("source", revision.source())
                .put("digest", revision.digest().toString())
                .put("facts", revision.facts())
                .put("who", revision.reason().who())
                .put("why", revision.reason().why())
                .put("at", revision.at().toString())
                .build();
    }
}
