package io.gimbal.access;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a principal may do; each role may do what those before it may.
public enum Role {
    /// Looks at everything, and asks endpoints.
    VIEWER,
    /// Changes data, runs and declarations.
    EDITOR,
    /// Reviews, promotes and rolls back.
    APPROVER,
    /// Gives and takes tokens, and reads the audit log.
    ADMIN;

    /// As written in interfaces and in [io.gimbal.http.Caller#roles].
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The names of this role and of those it includes.
    Set<String> included() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(Role::text)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// @throws CodedException INVALID_ARGUMENT if there is no such role
    public static Role parse(String text) {
        List<String> names = Arrays.stream(values()).map(Role::text).toList();
        int index = names.indexOf(text);
        if (index < 0) {
            throw CodedException.invalidArgument("unknown role \"" + text + "\", "
                    + NearestName.hint(text, names).orElse("viewer, editor, approver or admin"));
        }
        return values()[index];
    }
}
