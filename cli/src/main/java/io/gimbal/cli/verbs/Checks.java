package io.gimbal.cli.verbs;

import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// What was looked at, and whether it was well.
record Checks(List<Check> list) {
    record Check(String name, boolean ok, String detail) {}

    Checks {
        list = List.copyOf(list);
    }

    /// Those in the server's status.
    static Checks of(JsonObject status) {
        JsonArray checks = status.array("checks");
        return new Checks(checks.objects().stream()
                .map(it -> new Check(it.text("name"), it.flag("ok"), it.text("detail")))
                .toList());
    }

    Checks with(Check check) {
        List<Check> more = new ArrayList<>(list);
        more.add(check);
        return new Checks(more);
    }

    boolean allOk() {
        return list.stream().allMatch(Check::ok);
    }
}
