package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.sql.MigrationFiles.MigrationFile;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/// Brings each module's tables to its newest migration, with Flyway. What was done last is noted by
/// fingerprint, so that an up-to-date database starts without Flyway.
final class Migrator {
    private static final long LOCK = 0x6769_6d62_616cL;

    private final Database database;
    private final DataSource source;

    Migrator(Database database, DataSource source) {
        this.database = database;
        this.source = source;
    }

    private record Applied(String module, long version, String fingerprint) {}

    void migrate(Migrations... modules) {
        Map<String, Applied> applied = applied();
        for (Migrations migrations : modules) {
            String module = migrations.module();
            MigrationFiles files = MigrationFiles.load(module, database.dialect());
            Applied before = applied.getOrDefault(module, new Applied(module, 0, ""));
            if (before.version > files.newestVersion()) {
                throw new CodedException(
                        ErrorCode.FAILED_PRECONDITION,
                        "the tables of " + module + " are at version " + before.version + ", this Gimbal knows "
                                + files.newestVersion() + "; they were written by a newer Gimbal, use that one");
            }
            if (!before.fingerprint.equals(files.fingerprint())) {
                apply(module, files);
                note(new Applied(module, files.newestVersion(), files.fingerprint()));
            }
        }
    }

    private Map<String, Applied> applied() {
        return database
                .write(transaction -> {
                    if (database.dialect() == Dialect.POSTGRESQL) {
                        transaction.scan("SELECT pg_advisory_xact_lock(?)", _ -> true, LOCK);
                    }
                    transaction.update("""
                            CREATE TABLE IF NOT EXISTS gimbal_migrations (
                              module TEXT PRIMARY KEY, version BIGINT NOT NULL, fingerprint TEXT NOT NULL)""");
                    return transaction.list(
                            "SELECT module, version, fingerprint FROM gimbal_migrations",
                            row -> new Applied(row.text("module"), row.integer("version"), row.text("fingerprint")));
                })
                .stream()
                .collect(Collectors.toMap(Applied::module, Function.identity()));
    }

    private void apply(String module, MigrationFiles files) {
        try {
            Flyway.configure(Migrator.class.getClassLoader())
                    .dataSource(source)
                    .table(module + "_history")
                    // Other modules have filled the schema; this one still begins before its first migration.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .resourceProvider(new Resources(files.files()))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new CodedException(
                    ErrorCode.FAILED_PRECONDITION, "cannot migrate the tables of " + module + ": " + e.getMessage(), e);
        }
    }

    private void note(Applied now) {
        database.write(transaction -> transaction.update("""
                INSERT INTO gimbal_migrations (module, version, fingerprint) VALUES (?, ?, ?)
                ON CONFLICT (module) DO UPDATE SET version = excluded.version, fingerprint = excluded.fingerprint""", now.module, now.version, now.fingerprint));
    }

    /// Hands Flyway the files instead of letting it search the class path.
    private record Resources(List<MigrationFile> files) implements ResourceProvider {
        /// Flyway also asks for configuration files beside the migrations; there are none, which it is told by null.
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return files.stream()
                    .filter(file -> file.name().equals(name))
                    .map(Text::new)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return files.stream()
                    .filter(file -> file.name().startsWith(prefix)
                            && Arrays.stream(suffixes).anyMatch(file.name()::endsWith))
                    .<LoadableResource>map(Text::new)
                    .toList();
        }
    }

    private static final class Text extends LoadableResource {
        private final MigrationFile file;

        Text(MigrationFile file) {
            this.file = file;
        }

        @Override
        public Reader read() {
            return new StringReader(file.sql());
        }

        @Override
        public String getAbsolutePath() {
            return file.name();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return file.name();
        }

        @Override
        public String getFilename() {
            return file.name();
        }

        @Override
        public String getRelativePath() {
            return file.name();
        }
    }
}
