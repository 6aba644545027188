package io.gimbal.cli.verbs;

import io.gimbal.core.Check;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// What was looked at, and whether it was well.
record Checks(List<Check> list) {
    static final Checks NONE = new Checks(List.of());

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

    /// These, and of the others those with other names.
    Checks with(Checks others) {
        List<Check> more = new ArrayList<>(list);
        others.list().stream()
                .filter(other -> list.stream().noneMatch(it -> it.name().equals(other.name())))
                .forEach(more::add);
        return new Checks(more);
    }

    boolean allOk() {
        return list.stream().allMatch(Check::ok);
    }
}
