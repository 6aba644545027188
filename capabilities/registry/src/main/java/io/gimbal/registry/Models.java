package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Registered models: create, put, find and list. Thread-safe.
public final class Models {
    private final Database database;
    private final ModelStore store;
    private final StagePolicies policies;
    private final Assets assets;
    private final InstantSource time;

    public Models(Database database, ModelStore store, StagePolicies policies, Assets assets, InstantSource time) {
        this.database = database;
        this.store = store;
        this.policies = policies;
        this.assets = assets;
        this.time = time;
    }

    /// @throws CodedException ALREADY_EXISTS if the name is taken, NOT_FOUND if there is no such policy
    public RegisteredModel create(ModelDraft draft, Reason reason) {
        return database.write(transaction -> create(transaction, draft, reason));
    }

    public RegisteredModel create(Transaction transaction, ModelDraft draft, Reason reason) throws SQLException {
        RegisteredModel model = draft.born(now());
        requirePolicy(transaction, model);
        store.create(transaction, model);
        assets.create(transaction, AssetDraft.made(draft.name().ref(), model.facts()), reason);
        return model;
    }

    /// Changes what is said about a model for people.
    ///
    /// @throws CodedException NOT_FOUND, or FAILED_PRECONDITION if a project declares the model
    public RegisteredModel describe(ModelName name, String description, Reason reason) {
        return database.write(transaction -> describe(transaction, name, description, reason));
    }

    public RegisteredModel describe(Transaction transaction, ModelName name, String description, Reason reason)
            throws SQLException {
        RegisteredModel model = get(transaction, name).describedAs(description);
        Asset asset = assets.get(transaction, name.ref());
        refuseIfDeclared(asset, "be described otherwise");
        store.update(transaction, model, now());
        assets.put(transaction, asset.with(model.facts()), reason);
        return model;
    }

    /// @throws CodedException FAILED_PRECONDITION if a project declares the model
    static void refuseIfDeclared(Asset asset, String wish) {
        asset.project().ifPresent(project -> {
            throw CodedException.failedPrecondition("model " + asset.ref().namespace() + "/"
                    + asset.ref().name() + " cannot " + wish + ": project " + project
                    + " declares it, change the declaration");
        });
    }

    /// Makes the model what a project declares; declarations see to its asset.
    ///
    /// @throws CodedException NOT_FOUND if there is no such policy
    public RegisteredModel put(Transaction transaction, ModelDraft draft) throws SQLException {
        Optional<RegisteredModel> found = store.find(transaction, draft.name());
        RegisteredModel model = draft.born(found.map(RegisteredModel::createdAt).orElseGet(this::now));
        requirePolicy(transaction, model);
        if (found.isPresent()) {
            store.update(transaction, model, now());
        } else {
            store.create(transaction, model);
        }
        return model;
    }

    /// Forgets a model without versions; nothing happens if there is none.
    public void delete(Transaction transaction, ModelName name) throws SQLException {
        store.delete(transaction, name);
    }

    public Optional<RegisteredModel> find(ModelName name) {
        return database.read(transaction -> store.find(transaction, name));
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    public RegisteredModel get(ModelName name) {
        return database.read(transaction -> get(transaction, name));
    }

    public RegisteredModel get(Transaction transaction, ModelName name) throws SQLException {
        Optional<RegisteredModel> found = store.find(transaction, name);
        if (found.isPresent()) {
            return found.get();
        }
        List<String> names = store.list(transaction, PageRequest.first(1_000)).items().stream()
                .map(model -> model.name().toString())
                .toList();
        throw CodedException.notFound("no model \"" + name + "\""
                + NearestName.hint(name.toString(), names)
                        .map(hint -> ", " + hint)
                        .orElse(""));
    }

    /// In order of namespace and name.
    public Page<RegisteredModel> list(PageRequest page) {
        return database.read(transaction -> store.list(transaction, page));
    }

    /// What holds for the model's versions now.
    StageRules rules(Transaction transaction, ModelName name) throws SQLException {
        Optional<StagePolicy> policy = policy(transaction, name);
        if (policy.isPresent()) {
            return new StageRules.Policed(policy.get());
        }
        return name.isOfClient() ? new StageRules.Free(StageRule.Holding.ONE) : new StageRules.Open();
    }

    /// The policy that the model obeys.
    ///
    /// @throws CodedException NOT_FOUND
    public Optional<StagePolicy> policy(ModelName name) {
        return database.read(transaction -> policy(transaction, name));
    }

    /// The policy that the model names, or that names it; empty when every transition is accepted.
    ///
    /// @throws CodedException NOT_FOUND
    public Optional<StagePolicy> policy(Transaction transaction, ModelName name) throws SQLException {
        Optional<String> policy = get(transaction, name).policy();
        if (policy.isPresent()) {
            return Optional.of(policies.get(transaction, name.namespace(), policy.get()));
        }
        return name.isOfClient() ? policies.naming(transaction, name.name()) : Optional.empty();
    }

    /// What the stages of the model's versions are called; empty if there is no such model.
    public Optional<List<String>> stages(Transaction transaction, ModelName name) throws SQLException {
        if (store.find(transaction, name).isEmpty()) {
            return Optional.empty();
        }
        Optional<StagePolicy> policy = policy(transaction, name);
        return Optional.of(policy.map(StagePolicy::stageNames).orElse(StagePolicy.STAGES_WITHOUT));
    }

    private void requirePolicy(Transaction transaction, RegisteredModel model) throws SQLException {
        if (model.policy().isPresent()) {
            policies.get(transaction, model.name().namespace(), model.policy().get());
        }
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
