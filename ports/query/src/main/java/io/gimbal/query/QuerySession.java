package io.gimbal.query;

/// A place to work in for our own SQL: relations over files and temporary tables, gone when it is closed. Never
/// given to users; their SQL runs in [QueryEngine#sandbox].
public interface QuerySession extends Queries {
    /// Calls files by a name, in the place of what had the name before.
    ///
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT naming the file that is missing, cut short or of
    ///     another format
    void register(RelationName name, DataFiles files);

    /// Makes an empty temporary table and fills it fast. Close the appender before the next query.
    ///
    /// @throws io.gimbal.core.CodedException ALREADY_EXISTS if the name is taken
    TableAppender create(RelationName name, Schema schema);

    /// Runs a statement that has no rows, like `create temp table ... as select ...`.
    void execute(Query statement);
}
