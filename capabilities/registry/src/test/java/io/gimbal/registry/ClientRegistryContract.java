package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;

/// A registry as clients call it that know no projects, no policies and no reasons.
abstract class ClientRegistryContract extends RegistryContract {
    static final ModelName FARES = ModelName.ofClient("Fare model, née 运费");

    static final AliasName BEST = new AliasName("Best_1");

    final ClientRegistry clients() {
        return fixtures().registry().clients();
    }

    final VersionId register(ModelName model) {
        if (fixtures().registry().models().find(model).isEmpty()) {
            create(model);
        }
        return clients()
                .sourced()
                .create(SourceDraft.of(model, "s3://bucket/model"), ALICE)
                .id();
    }

    final void promote(VersionId version, Stage stage, boolean isSharing) {
        promote(version, stage, isSharing, NOON);
    }

    final void promote(VersionId version, Stage stage, boolean isSharing, Instant at) {
        Promotion promotion = fixtures()
                .database()
                .write(transaction ->
                        clients().requests().promote(transaction, version, stage, "client", isSharing, at));
        assertThat(promotion).isInstanceOf(Promotion.Moved.class);
    }

    final Optional<Promotion> name(AliasName alias, VersionId version) {
        return fixtures()
                .database()
                .write(transaction -> clients().requests().name(transaction, alias, version, "client", NOON));
    }

    final Optional<VersionId> named(AliasName alias) {
        return fixtures().registry().aliases().find(FARES, alias).map(Alias::version);
    }

    final Optional<ModelName> find(String name) {
        return fixtures().database().read(transaction -> clients().names().find(transaction, name));
    }

    final String flat(ModelName model) {
        return fixtures().database().read(transaction -> clients().names().of(transaction, model));
    }

    final VersionSnapshot snapshot(VersionId version) {
        return fixtures().database().read(transaction -> clients().snapshots().get(transaction, version));
    }
}
