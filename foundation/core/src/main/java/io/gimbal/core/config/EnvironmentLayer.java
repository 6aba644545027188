package io.gimbal.core.config;

import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Settings from variables. One that starts with `GIMBAL_` and is neither a setting nor reserved is a typing error.
final class EnvironmentLayer implements SettingsLayer {
    private final Map<String, String> variables;
    private final Set<String> reserved;

    EnvironmentLayer(Map<String, String> variables, Set<String> reserved) {
        this.variables = new TreeMap<>(variables);
        this.reserved = Set.copyOf(reserved);
    }

    @Override
    public Optional<Given> find(SettingKey key) {
        return Optional.ofNullable(variables.get(key.variable())).map(text -> new Given(text, origin(key.variable())));
    }

    @Override
    public void check(KnownKeys known, Problems problems) {
        variables.keySet().stream()
                .filter(name -> name.startsWith("GIMBAL_") && !reserved.contains(name) && !known.hasVariable(name))
                .forEach(name -> problems.add(known.unknownVariable(origin(name), name)));
    }

    private static Location origin(String variable) {
        return Location.of("environment " + variable);
    }
}
