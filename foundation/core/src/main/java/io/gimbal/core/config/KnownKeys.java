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
        SettingKey now = renamed.get(name);
        return unknown(origin, name, Optional.ofNullable(now).map(SettingKey::name), byName.keySet());
    }

    Problem unknownVariable(Location origin, String variable) {
        Optional<String> now = renamed.entrySet().stream()
                .filter(entry -> new SettingKey(entry.getKey()).variable().equals(variable))
                .map(entry -> entry.getValue().variable())
                .findFirst();
        return unknown(origin, variable, now, byVariable.keySet());
    }

    private static Problem unknown(Location origin, String given, Optional<String> now, Collection<String> valid) {
        Problem problem =
                Problem.at(origin, "unknown setting \"" + given + "\"").withExcerpt(given);
        Optional<String> hint = now.map(name -> "it is now called \"" + name + "\"")
                .or(() -> NearestName.of(given, valid).map(name -> "did you mean \"" + name + "\"?"));
        return hint.map(problem::withHint).orElse(problem);
    }
}
