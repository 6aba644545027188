package io.gimbal.e2e;

import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.function.Consumer;

/// Everything that a route lists, page by page.
final class Listing {
    private Listing() {}

    /// @param path with a query
    static void read(GimbalClient client, String path, Consumer<JsonObject> each) {
        JsonObject page = page(client, path);
        page.array("items").objects().forEach(each);
        while (page.has("next")) {
            page = page(client, path + "&after=" + GimbalClient.encode(page.text("next")));
            page.array("items").objects().forEach(each);
        }
    }

    private static JsonObject page(GimbalClient client, String path) {
        return Json.read(client.get(path).bytes(), JsonObject.class);
    }
}
