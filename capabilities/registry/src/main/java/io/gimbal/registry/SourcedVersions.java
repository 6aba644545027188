package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Registers versions whose files clients keep in formats of their own. Thread-safe.
public final class SourcedVersions {
    private final RegistryConfig config;
    private final Database database;
    private final ModelVersions versions;
    private final Models models;
    private final TagStore tags;
    private final FlatNames names;
    private final LoggedSources logged;
    private final Producers producers;

    public SourcedVersions(
            RegistryConfig config,
            Database database,
            ModelVersions versions,
            Models models,
            TagStore tags,
            FlatNames names,
            LoggedSources logged,
            Producers producers) {
        this.config = config;
        this.database = database;
        this.versions = versions;
        this.models = models;
        this.tags = tags;
        this.names = names;
        this.logged = logged;
        this.producers = producers;
    }

    /// Registers the next version; it stands in the first stage.
    ///
    /// @throws CodedException NOT_FOUND if the model does not exist, or what the source names;
    ///     INVALID_ARGUMENT if the source is what only prompts have
    public ModelVersion create(SourceDraft draft, Reason reason) {
        return database.write(transaction -> create(transaction, draft, reason));
    }

    public ModelVersion create(Transaction transaction, SourceDraft draft, Reason reason) throws SQLException {
        models.get(transaction, draft.model());
        refuseUnlessPrompt(draft);
        config.require(draft.source());
        VersionContent.Sourced content = content(transaction, draft);
        Optional<AssetRef> run = producers.find(transaction, content.run());
        ModelVersion version =
                versions.create(transaction, draft.model(), new ModelVersions.Origin(content, run, List.of()), reason);
        if (!draft.description().isEmpty()) {
            versions.describe(transaction, version.id(), draft.description(), reason);
        }
        for (Tag tag : draft.tags()) {
            tags.put(transaction, version.id(), tag);
        }
        if (content.loggedModel().isPresent()) {
            logged.registered(
                    transaction,
                    content.loggedModel().get(),
                    names.of(transaction, draft.model()),
                    version.id().number());
        }
        return version;
    }

    private VersionContent.Sourced content(Transaction transaction, SourceDraft draft) throws SQLException {
        VersionSource source = draft.source();
        Optional<String> id = source.loggedModel().or(draft::loggedModel);
        Optional<LoggedSources.Logged> found =
                id.isEmpty() ? Optional.empty() : Optional.of(logged(transaction, id.get()));
        String location =
                source.loggedModel().isPresent() ? found.orElseThrow().location() : location(transaction, source);
        String run =
                draft.run().isEmpty() ? found.map(LoggedSources.Logged::run).orElse("") : draft.run();
        return new VersionContent.Sourced(source, location, id, run, draft.runLink());
    }

    private LoggedSources.Logged logged(Transaction transaction, String id) throws SQLException {
        return logged.find(transaction, id)
                .orElseThrow(
                        () -> CodedException.notFound("no logged model \"" + id + "\", so no version can come of it"));
    }

    /// What another version has, or the source itself.
    private String location(Transaction transaction, VersionSource source) throws SQLException {
        Optional<VersionSource.Registered> registered = source.registered();
        if (registered.isEmpty()) {
            return source.text();
        }
        ModelName model = names.get(transaction, registered.get().model());
        ModelVersion version =
                versions.get(transaction, model.version(registered.get().number()));
        return switch (version.content()) {
            case VersionContent.Sourced sourced -> sourced.location();
            case VersionContent.Stored _ ->
                throw CodedException.unsupported(version.id()
                        + " is in a format that only endpoints load, so it cannot be copied to a model of a client");
        };
    }

    private static void refuseUnlessPrompt(SourceDraft draft) {
        boolean isPrompt = draft.tags().stream().anyMatch(tag -> tag.key().equals(RegistryGrammar.PROMPT_TAG));
        if (draft.source().isPrompt() && !isPrompt) {
            throw CodedException.invalidArgument("Invalid model version source: \"" + draft.source()
                    + "\" is a local path, and only a prompt has none");
        }
    }
}
