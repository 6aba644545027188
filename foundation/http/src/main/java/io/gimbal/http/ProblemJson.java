package io.gimbal.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An error as RFC 9457 writes it, with our code: what the native API and the server itself answer when they refuse.
/// Foreign protocols have their own tables.
///
/// @param type `urn:gimbal:problem:` and the code
/// @param title what the code means, the same for every occurrence
/// @param detail what was wrong this time
/// @param instance the path that was asked for, or `urn:gimbal:error:` and the id that stands in the log
/// @param retryable whether the same request can succeed later
/// @param problems everything that was wrong, when it is several things or has places
public record ProblemJson(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        ErrorCode code,
        boolean retryable,
        List<ProblemJson.Item> problems) {
    public static final String CONTENT_TYPE = "application/problem+json";

    /// One thing that is wrong.
    ///
    /// @param location a field's path, a file, or a line and column of the body
    public record Item(String location, String message, Optional<String> excerpt, Optional<String> hint) {
        static Item of(Problem problem) {
            Problem.Location at = problem.location();
            String location = at.source().isEmpty() && at.line() > 0
                    ? "line " + at.line() + ", column " + at.column()
                    : at.toString();
            return new Item(location, problem.message(), problem.excerpt(), problem.hint());
        }
    }

    public ProblemJson {
        problems = List.copyOf(problems);
    }

    /// A refusal with the status of its code.
    public static ProblemJson of(ErrorCode code, String detail, String instance) {
        return of(status(code), code, detail, instance);
    }

    /// A refusal that HTTP has a closer status for.
    public static ProblemJson of(int status, ErrorCode code, String detail, String instance) {
        return new ProblemJson(
                "urn:gimbal:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                title(code),
                status,
                detail,
                instance,
                code,
                code.retryable(),
                List.of());
    }

    public static ProblemJson of(CodedException e, String instance) {
        ProblemJson plain = of(e.code(), e.getMessage(), instance);
        return new ProblemJson(
                plain.type,
                plain.title,
                plain.status,
                plain.detail,
                instance,
                plain.code,
                plain.retryable,
                e.problems().stream().map(Item::of).toList());
    }

    /// The one table from codes to statuses. What can never succeed is never a 5xx, because clients repeat those.
    public static int status(ErrorCode code) {
        return switch (code) {
            case INVALID_ARGUMENT -> 400;
            case UNAUTHENTICATED -> 401;
            case PERMISSION_DENIED -> 403;
            case NOT_FOUND -> 404;
            case ALREADY_EXISTS, CONFLICT, FAILED_PRECONDITION -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 422;
            case RESOURCE_EXHAUSTED -> 429;
            case CORRUPT, INTERNAL -> 500;
            case UNAVAILABLE, CANCELLED -> 503;
            case DEADLINE_EXCEEDED -> 504;
            case NO_SPACE -> 507;
        };
    }

    private static String title(ErrorCode code) {
        return switch (code) {
            case INVALID_ARGUMENT -> "A value is malformed or does not fit";
            case UNAUTHENTICATED -> "Credentials are missing or unknown";
            case PERMISSION_DENIED -> "Not allowed";
            case NOT_FOUND -> "Does not exist";
            case ALREADY_EXISTS -> "Exists already";
            case CONFLICT -> "Somebody else was faster";
            case FAILED_PRECONDITION -> "The state of things forbids it";
            case TOO_LARGE -> "Larger than allowed";
            case UNSUPPORTED -> "Not offered";
            case RESOURCE_EXHAUSTED -> "Full";
            case NO_SPACE -> "The disk is full";
            case CORRUPT -> "Stored data is damaged";
            case INTERNAL -> "A defect in Gimbal";
            case UNAVAILABLE -> "Not available now";
            case CANCELLED -> "Stopped";
            case DEADLINE_EXCEEDED -> "Took too long";
        };
    }

    /// The answer, with `Retry-After` where it helps to wait.
    public Response response() {
        Response response = Response.bytes(CONTENT_TYPE, Json.write(this)).withStatus(status);
        if (status == 401) {
            return response.withHeader("WWW-Authenticate", "Bearer, Basic realm=\"gimbal\"");
        }
        return retryable ? response.withHeader("Retry-After", "1") : response;
    }
}
