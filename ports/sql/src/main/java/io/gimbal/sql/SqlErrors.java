package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Translates what a database says into our codes. SQLite speaks in result codes (sqlite.org/rescode.html),
/// PostgreSQL in SQLSTATEs (appendix A of its manual).
final class SqlErrors {
    private static final Set<String> RACE_LOST = Set.of("40001", "40P01");

    private SqlErrors() {}

    static CodedException translate(Dialect dialect, SQLException e) {
        ErrorCode code = switch (dialect) {
            case SQLITE -> ofSqlite(resultCode(e).name());
            case POSTGRESQL -> ofPostgres(e);
        };
        return new CodedException(code, explain(code) + ": " + e.getMessage(), e);
    }

    /// Whether another transaction was faster and the same work can succeed when it runs again.
    static boolean isLostRace(SQLException e) {
        return RACE_LOST.contains(state(e));
    }

    private static SQLiteErrorCode resultCode(SQLException e) {
        return e instanceof SQLiteException sqlite
                ? sqlite.getResultCode()
                : SQLiteErrorCode.getErrorCode(e.getErrorCode());
    }

    static boolean isConstraint(SQLException e) {
        return resultCode(e).name().startsWith("SQLITE_CONSTRAINT");
    }

    private static ErrorCode ofSqlite(String code) {
        return switch (code) {
            case "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_ROWID" ->
                ErrorCode.ALREADY_EXISTS;
            case "SQLITE_CONSTRAINT_FOREIGNKEY" -> ErrorCode.FAILED_PRECONDITION;
            case "SQLITE_FULL" -> ErrorCode.NO_SPACE;
            case "SQLITE_NOMEM" -> ErrorCode.RESOURCE_EXHAUSTED;
            case "SQLITE_TOOBIG" -> ErrorCode.TOO_LARGE;
            case "SQLITE_INTERRUPT" -> ErrorCode.CANCELLED;
            default -> ofSqliteFamily(code);
        };
    }

    private static ErrorCode ofSqliteFamily(String code) {
        if (code.startsWith("SQLITE_IOERR")
                || code.startsWith("SQLITE_BUSY")
                || code.startsWith("SQLITE_LOCKED")
                || code.startsWith("SQLITE_CANTOPEN")) {
            return ErrorCode.UNAVAILABLE;
        }
        return code.startsWith("SQLITE_CORRUPT") || code.equals("SQLITE_NOTADB")
                ? ErrorCode.CORRUPT
                : ErrorCode.INTERNAL;
    }

    private static ErrorCode ofPostgres(SQLException e) {
        if (e instanceof SQLTransientConnectionException || isLostRace(e)) {
            return ErrorCode.UNAVAILABLE;
        }
        return switch (state(e)) {
            case "23505" -> ErrorCode.ALREADY_EXISTS;
            case "23503", "23001" -> ErrorCode.FAILED_PRECONDITION;
            case "53100" -> ErrorCode.NO_SPACE;
            case "57014" -> ErrorCode.CANCELLED;
            case "57P01", "57P02", "57P03", "57P05" -> ErrorCode.UNAVAILABLE;
            default -> ofPostgresClass(state(e));
        };
    }

    private static ErrorCode ofPostgresClass(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> ErrorCode.UNAVAILABLE;
            case "53" -> ErrorCode.RESOURCE_EXHAUSTED;
            case "54" -> ErrorCode.TOO_LARGE;
            case "58" -> ErrorCode.UNAVAILABLE;
            case "XX" -> ErrorCode.CORRUPT;
            default -> ErrorCode.INTERNAL;
        };
    }

    /// A failed batch carries the cause of its first failing row behind it.
    private static String state(SQLException e) {
        SQLException first =
                e instanceof BatchUpdateException && e.getNextException() != null ? e.getNextException() : e;
        return first.getSQLState() == null ? "" : first.getSQLState();
    }

    private static String explain(ErrorCode code) {
        return switch (code) {
            case ALREADY_EXISTS -> "already exists";
            case FAILED_PRECONDITION -> "something still refers to it, or it refers to nothing";
            case NO_SPACE -> "the database has no room";
            case RESOURCE_EXHAUSTED -> "the database has reached a limit";
            case TOO_LARGE -> "too large for the database";
            case CANCELLED -> "the statement was stopped";
            case UNAVAILABLE -> "the database is not available";
            case CORRUPT -> "the database file is damaged";
            case INVALID_ARGUMENT,
                    NOT_FOUND,
                    CONFLICT,
                    UNSUPPORTED,
                    UNAUTHENTICATED,
                    PERMISSION_DENIED,
                    DEADLINE_EXCEEDED,
                    INTERNAL -> "the database refused a statement";
        };
    }
}
