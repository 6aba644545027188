package io.gimbal.core.config;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.NearestName;
import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Every key there is, and every key there once was.
public final class KnownKeys {
    private final Map<String, SettingKey> byName = new LinkedHashMap<>();
    private final Map<String, SettingKey> byVariable = new LinkedHashMap<>();
    private final Map<String, SettingKey> renamed = new LinkedHashMap<>();

    KnownKeys(Collection<ConfigRecord<?>> records) {
        for (ConfigRecord<?> type : records) {
            type.entries().forEach(this::add);
        }
    }

    private void add(ConfigRecord.Entry entry) {
        SettingKey key = entry.key();
        boolean fresh = byName.putIfAbsent(key.name(), key) == null;
        if (!fresh || byVariable.putIfAbsent(key.variable(), key) != null) {
            throw new CodedException(ErrorCode.INTERNAL, "two settings share the key or variable of \"" + key + "\"");
        }
        for (String former : entry.setting().formerly()) {
            renamed.put(former, key);
        }
    }

    boolean hasName(String name) {
        return byName.containsKey(name);
    }

    boolean hasVariable(String variable) {
        return byVariable.containsKey(variable);
    }

    Problem unknownName(Location origin, String name) {
        return hint(name, renamed, byName).map(unknown(origin, name)::withHint).orElseGet(() -> unknown(origin, name));
    }

    Problem unknownVariable(Location origin, String variable) {
        Map<String, SettingKey> renamedVariables = new LinkedHashMap<>();
        renamed.forEach((former, now) -> renamedVariables.put(new SettingKey(former).variable(), now));
        return hint(variable, renamedVariables, byVariable)
                .map(unknown(origin, variable)::withHint)
                .orElseGet(() -> unknown(origin, variable));
    }

    private static Problem unknown(Location origin, String given) {
        return Problem.at(origin, "unknown setting \"" + given + "\"").withExcerpt(given);
    }

    private static Optional<String> hint(String given, Map<String, SettingKey> former, Map<String, SettingKey> valid) {
        return Optional.ofNullable(former.get(given))
                .map(now -> "it is now called \"" + now + "\"")
                .or(() -> NearestName.of(given, valid.keySet()).map(name -> "did you mean \"" + name + "\"?"));
    }
}
