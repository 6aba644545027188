package io.gimbal.http.server;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.IdSource;
import io.gimbal.http.ProblemJson;
import io.gimbal.http.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What clients are told when a handler throws.
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Response response(CodedException e, String target, IdSource ids) {
        if (e.code() == ErrorCode.INTERNAL) {
            return unexpected(e, target, ids);
        }
        if (e.code() == ErrorCode.CORRUPT) {
            LOG.atError().addKeyValue("path", target).setCause(e).log("stored data is damaged");
        }
        try {
            return ProblemJson.of(e, target).response();
        } catch (RuntimeException unwritable) { // a message that holds half a character, for example
            e.addSuppressed(unwritable);
            return unexpected(e, target, ids);
        }
    }

    /// A defect: the client gets an id, the log gets the rest.
    static Response unexpected(Throwable e, String target, IdSource ids) {
        String id = ids.next();
        LOG.atError()
                .addKeyValue("error", id)
                .addKeyValue("path", target)
                .setCause(e)
                .log("a request failed");
        return ProblemJson.of(
                        ErrorCode.INTERNAL,
                        "something went wrong here; the log has it under " + id,
                        "urn:gimbal:error:" + id)
                .response();
    }
}
