package io.gimbal.access;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.http.Request;
import java.util.Optional;

/// In whose name an endpoint is asked.
public final class CallingConsumer {
    /// The header in which callers name the consumer.
    public static final String HEADER = "Gimbal-Consumer";

    private CallingConsumer() {}

    /// The consumer the token is bound to, else the one the header states; empty if neither says.
    ///
    /// @throws CodedException PERMISSION_DENIED if the header names another consumer than the token
    public static Optional<String> find(Request request) {
        Optional<String> bound = request.caller().consumer();
        Optional<String> stated = request.header(HEADER).map(String::strip).filter(name -> !name.isEmpty());
        if (bound.isPresent() && stated.isPresent() && !bound.equals(stated)) {
            throw new CodedException(
                    ErrorCode.PERMISSION_DENIED,
                    "the token is bound to the consumer \"" + bound.get() + "\" and cannot be used in the name of \""
                            + stated.get() + "\"");
        }
        return bound.or(() -> stated);
    }
}
