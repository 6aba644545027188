package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The migrations of one module in one dialect, by version.
record MigrationFiles(List<MigrationFile> files) {
    private static final Pattern NAME = Pattern.compile("V([1-9]\\d{0,8})__\\w+\\.sql");

    /// One migration.
    record MigrationFile(long version, String name, String sql) {}

    MigrationFiles {
        files = List.copyOf(files);
    }

    long newestVersion() {
        return files.getLast().version();
    }

    /// Changes whenever any name or text does.
    String fingerprint() {
        StringBuilder all = new StringBuilder();
        files.forEach(
                file -> all.append(file.name).append('\n').append(file.sql).append('\0'));
        return Digest.of(all.toString()).hex();
    }

    /// Reads `db/<module>/` and the dialect's folder below it from the class path.
    static MigrationFiles load(String module, Dialect dialect) {
        Map<Long, MigrationFile> byVersion = new TreeMap<>();
        String folder = "db/" + module;
        try {
            for (String place : List.of(folder, folder + "/" + dialect.folder())) {
                for (MigrationFile file : read(place)) {
                    MigrationFile twin = byVersion.put(file.version, file);
                    if (twin != null) {
                        throw broken(module, "two migrations have one version: " + twin.name + ", " + file.name);
                    }
                }
            }
        } catch (IOException | URISyntaxException e) {
            throw CodedException.internal("cannot read the migrations of " + module + ": " + e, e);
        }
        if (byVersion.isEmpty()) {
            throw broken(module, "no V1__what.sql in " + folder + " on the class path");
        }
        return new MigrationFiles(List.copyOf(byVersion.values()));
    }

    private static List<MigrationFile> read(String folder) throws IOException, URISyntaxException {
        List<MigrationFile> files = new ArrayList<>();
        for (URL place : Collections.list(MigrationFiles.class.getClassLoader().getResources(folder))) {
            for (String name : names(place, folder)) {
                Matcher matcher = NAME.matcher(name);
                if (!matcher.matches()) {
                    throw broken(folder, "a migration is named like V2__what.sql: " + name);
                }
                files.add(new MigrationFile(Long.parseLong(matcher.group(1)), name, text(place, name)));
            }
        }
        return files;
    }

    private static List<String> names(URL place, String folder) throws IOException, URISyntaxException {
        if (place.openConnection() instanceof JarURLConnection jar) {
            try (JarFile file = jar.getJarFile()) {
                return file.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(folder + "/"))
                        .map(name -> name.substring(folder.length() + 1))
                        .filter(name -> name.endsWith(".sql") && name.indexOf('/') < 0)
                        .toList();
            }
        }
        try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .toList();
        }
    }

    private static String text(URL place, String name) throws IOException {
        URL file = URI.create(place + (place.toString().endsWith("/") ? "" : "/") + name)
                .toURL();
        try (var bytes = file.openStream()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static CodedException broken(String module, String what) {
        return new CodedException(ErrorCode.INTERNAL, "migrations of " + module + ": " + what);
    }
}
