package io.gimbal.http;

import io.gimbal.json.JsonValue;
import java.io.InputStream;
import java.util.Optional;

/// One request. Used by the one thread that answers it.
public interface Request {
    Method method();

    RequestPath path();

    /// A parameter of the route's pattern, decoded.
    ///
    /// @throws CodedException INTERNAL if the pattern has no such parameter
    String pathParameter(String name);

    /// @throws CodedException INVALID_ARGUMENT if the query is not percent-encoded UTF-8
    Parameters query();

    /// A header; names are matched without regard to case.
    Optional<String> header(String name);

    Optional<String> cookie(String name);

    /// The whole body; empty when there is none.
    ///
    /// @throws CodedException TOO_LARGE beyond the route's limit, CANCELLED if the client went away
    byte[] body();

    /// The body as it arrives; its reads throw what [#body] throws. Taken once, instead of the other forms.
    InputStream bodyStream();

    /// @throws CodedException INVALID_ARGUMENT with line and column if the body is not JSON, and what [#body]
    /// throws
    JsonValue json();

    /// The body as a record.
    ///
    /// @throws CodedException INVALID_ARGUMENT with the field's path if it does not fit, and what [#body] throws
    <T> T json(Class<T> type);

    /// The fields of a posted form, its token included.
    ///
    /// @throws CodedException INVALID_ARGUMENT if the form is not percent-encoded UTF-8
    Parameters form();

    /// @throws CodedException INTERNAL on an open route, where nobody was asked
    Caller caller();

    Deadline deadline();

    /// The address of the other end of the connection, without its port.
    String remoteAddress();

    /// The token that forms of the page being answered carry; sets a cookie with the answer when there was none.
    FormToken formToken();

    /// What scripts and styles written into the page being answered carry in their `nonce` attribute.
    String nonce();
}
