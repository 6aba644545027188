package io.gimbal.jobs;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Who does which work. Thread-safe.
final class Handlers {
    private final Map<JobName, Registered> handlers = new ConcurrentHashMap<>();

    record Registered(Retries retries, JobHandler handler) {}

    void register(JobName name, Retries retries, JobHandler handler) {
        if (handlers.putIfAbsent(name, new Registered(retries, handler)) != null) {
            throw CodedException.alreadyExists("jobs named \"" + name + "\" have a handler already");
        }
    }

    Optional<Registered> find(JobName name) {
        return Optional.ofNullable(handlers.get(name));
    }

    /// @throws CodedException NOT_FOUND with the nearest name
    void check(JobName name) {
        if (!handlers.containsKey(name)) {
            List<String> known = handlers.keySet().stream().map(JobName::value).toList();
            throw CodedException.notFound("nobody handles jobs named \"" + name + "\""
                    + NearestName.hint(name.value(), known)
                            .map(hint -> "; " + hint)
                            .orElse(""));
        }
    }
}
