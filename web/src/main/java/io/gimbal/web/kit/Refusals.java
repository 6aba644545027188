package io.gimbal.web.kit;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.http.Response;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Which refusals of a form are shown on the page the form stands on; any other failure has the page of its own.
public record Refusals(Set<ErrorCode> shown) {
    private static final int STATUS = 409;

    public Refusals {
        shown = Set.copyOf(shown);
    }

    public static Refusals of(ErrorCode... shown) {
        return new Refusals(Set.of(shown));
    }

    /// @param deed gives what to look at once it is done
    /// @param page the one the form stands on, with what it says
    public Response attempt(Supplier<Response> deed, Function<Said, Response> page) {
        try {
            return deed.get();
        } catch (CodedException e) {
            if (shown.contains(e.code())) {
                return answer(e.getMessage(), page);
            }
            throw e;
        }
    }

    /// The page of a form that was refused.
    public static Response answer(String reason, Function<Said, Response> page) {
        return page.apply(Said.refused(reason)).withStatus(STATUS);
    }
}
