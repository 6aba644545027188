package io.gimbal.model;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.model.ModelDescription.PayloadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// A stored model on disk: `model.json` and its payload. `model.json` is written last, so a directory without
/// one is no model, however much of it is there.
public final class ModelDirectory {
    public static final String DESCRIPTION_FILE = "model.json";

    private ModelDirectory() {}

    /// Writes a model; the same arguments give the same bytes.
    ///
    /// @param draft the description, whose list of files is replaced by what is written
    /// @param directory created if it is not there; it must be empty
    /// @param payload file name to content
    public static ModelDescription write(Path directory, ModelDescription draft, SortedMap<String, byte[]> payload) {
        List<PayloadFile> files = new ArrayList<>();
        payload.forEach((name, bytes) -> files.add(new PayloadFile(name, bytes.length, Digest.of(bytes))));
        ModelDescription description = draft.withFiles(files);
        try {
            Files.createDirectories(directory);
            refuseUsed(directory);
            for (Map.Entry<String, byte[]> file : payload.entrySet()) {
                Files.write(directory.resolve(file.getKey()), file.getValue());
            }
            Files.write(directory.resolve(DESCRIPTION_FILE), Json.write(description));
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot write the model: " + e.getMessage(), e);
        }
        return description;
    }

    private static void refuseUsed(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            if (entries.findAny().isPresent()) {
                throw CodedException.alreadyExists(
                        "a model needs an empty directory, \"" + directory.getFileName() + "\" has files");
            }
        }
    }

    /// What `model.json` says; the payload is not looked at.
    ///
    /// @throws CodedException NOT_FOUND if there is no `model.json`, UNSUPPORTED if a newer Gimbal wrote it,
    ///     CORRUPT if it is not what it should be
    public static ModelDescription read(Path directory) {
        return parse(readFile(directory, DESCRIPTION_FILE));
    }

    static ModelDescription parse(byte[] json) {
        try {
            JsonValue value = Json.parse(json);
            if (value instanceof JsonObject object && object.integer("format") > ModelDescription.CURRENT_FORMAT) {
                throw CodedException.unsupported("model format " + object.integer("format")
                        + " is newer than this Gimbal reads (" + ModelDescription.CURRENT_FORMAT + ")");
            }
            return Json.fromValue(value, ModelDescription.class);
        } catch (CodedException e) {
            if (e.code() == ErrorCode.UNSUPPORTED) {
                throw e;
            }
            throw new CodedException(ErrorCode.CORRUPT, DESCRIPTION_FILE + " is damaged: " + e.getMessage(), e);
        }
    }

    /// A payload file, verified.
    ///
    /// @throws CodedException CORRUPT if the bytes are not those that were written, or not there
    public static byte[] readPayload(Path directory, PayloadFile file) {
        byte[] bytes;
        try {
            bytes = readFile(directory, file.name());
        } catch (CodedException e) {
            throw new CodedException(ErrorCode.CORRUPT, "the model is incomplete: " + e.getMessage(), e);
        }
        if (!Digest.of(bytes).equals(file.digest())) {
            throw new CodedException(
                    ErrorCode.CORRUPT,
                    "payload file \"" + file.name() + "\" is " + Digest.of(bytes) + ", expected " + file.digest());
        }
        return bytes;
    }

    private static byte[] readFile(Path directory, String name) {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw CodedException.notFound("no file \"" + name + "\" in \"" + directory.getFileName() + "\"");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot read \"" + name + "\": " + e.getMessage(), e);
        }
    }
}
