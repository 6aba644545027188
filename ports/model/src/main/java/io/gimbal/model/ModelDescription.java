package io.gimbal.model;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `model.json` says about a stored model.
///
/// @param format the version of this file's form
/// @param flavour which runtime opens it
/// @param hyperParameters all of them, defaults included
/// @param seed of every random choice in training; also there where a trainer makes none
/// @param libraries name to version of what the payload depends on
/// @param files the payload, in the directory beside `model.json`
public record ModelDescription(
        int format,
        String flavour,
        Signature signature,
        MissingInputs missing,
        Map<String, JsonValue> hyperParameters,
        long seed,
        TrainingData training,
        Map<String, String> libraries,
        List<PayloadFile> files) {

    /// The form that is written today; older ones stay readable.
    public static final int CURRENT_FORMAT = 1;

    /// What was learned from.
    ///
    /// @param digest of [TrainingTable#digest]
    public record TrainingData(long rows, Digest digest) {}

    /// @param name a plain file name, no path
    public record PayloadFile(String name, long size, Digest digest) {
        public PayloadFile {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw CodedException.invalidArgument("a payload file has a plain name, not \"" + name + "\"");
            }
        }
    }

    public ModelDescription {
        hyperParameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperParameters));
        libraries = Collections.unmodifiableMap(new LinkedHashMap<>(libraries));
        files = List.copyOf(files);
    }

    /// The description of a model that is about to be written, in today's form.
    ///
    /// @param table as it was given to the trainer
    public static ModelDescription draft(
            String flavour,
            Signature signature,
            MissingInputs missing,
            HyperParameters hyperParameters,
            long seed,
            TrainingTable table,
            Map<String, String> libraries) {
        return new ModelDescription(
                CURRENT_FORMAT,
                flavour,
                signature,
                missing,
                hyperParameters.values().fields(),
                seed,
                new TrainingData(table.size(), table.digest()),
                libraries,
                List.of());
    }

    ModelDescription withFiles(List<PayloadFile> written) {
        return new ModelDescription(
                format, flavour, signature, missing, hyperParameters, seed, training, libraries, written);
    }

    /// The one payload file of that name.
    ///
    /// @throws CodedException CORRUPT if there is none
    public PayloadFile file(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new CodedException(ErrorCode.CORRUPT, "the model has no payload file \"" + name + "\""));
    }

    /// How large the stored model is, `model.json` left out.
    public long payloadSize() {
        return files.stream().mapToLong(PayloadFile::size).sum();
    }
}
