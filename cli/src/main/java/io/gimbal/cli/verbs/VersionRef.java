package io.gimbal.cli.verbs;

import io.gimbal.cli.Shell;
import io.gimbal.client.GimbalClient;
import io.gimbal.core.CodedException;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;

/// Which version of a model is meant: `trip-duration@3`, or by an alias `trip-duration@champion`.
record VersionRef(ModelRef model, String version) {
    /// @throws CodedException INVALID_ARGUMENT if there is no `@`
    static VersionRef parse(String text, Shell shell, GimbalClient client) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) {
            throw CodedException.invalidArgument("which version? expected MODEL@NUMBER or MODEL@ALIAS, like "
                    + (at < 0 ? text : text.substring(0, at)) + "@3");
        }
        return new VersionRef(ModelRef.parse(text.substring(0, at), shell, client), text.substring(at + 1));
    }

    /// The number, which of an alias the server knows.
    long number(GimbalClient client) {
        if (version.matches("[0-9]{1,9}")) {
            return Long.parseLong(version);
        }
        String alias = model.path() + "/aliases/" + GimbalClient.encode(version);
        return Json.read(client.get(alias).bytes(), JsonObject.class).integer("version");
    }

    String path(GimbalClient client) {
        return model.path() + "/versions/" + number(client);
    }

    @Override
    public String toString() {
        return model + "@" + version;
    }
}
