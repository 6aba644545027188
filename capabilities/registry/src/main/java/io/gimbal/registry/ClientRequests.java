package io.gimbal.registry;

import io.gimbal.graph.Reason;
import io.gimbal.registry.PromotionRequest.Explanation;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Moves that clients ask for whose protocol has no place for a reason. They give one in the version's tag
/// `gimbal.why`, which the policy may insist on. It is the reason of one move: of the next after it was set.
/// Thread-safe.
public final class ClientRequests {
    public static final String WHY_TAG = "gimbal.why";

    /// The why of a change when a client gave none.
    public static final String NOT_GIVEN = "not given (MLflow client)";

    private final Promotions promotions;
    private final Models models;
    private final ModelVersions versions;
    private final Aliases aliases;
    private final Tags tags;

    public ClientRequests(Promotions promotions, Models models, ModelVersions versions, Aliases aliases, Tags tags) {
        this.promotions = promotions;
        this.models = models;
        this.versions = versions;
        this.aliases = aliases;
        this.tags = tags;
    }

    /// The reason of a change that asks for none.
    public static Reason reason(String who) {
        return new Reason(who, NOT_GIVEN);
    }

    /// Moves the version to the stage, if the stage's gate lets it. The transaction must commit also after a refusal.
    ///
    /// @param isSharing whether the versions in the stage may stay, where no policy says otherwise
    /// @param at event time
    public Promotion promote(
            Transaction transaction, VersionId version, Stage stage, String who, boolean isSharing, Instant at)
            throws SQLException {
        Optional<String> why = tags.find(transaction, version, WHY_TAG).filter(text -> !text.isBlank());
        Explanation explanation = explanation(transaction, version, why.isPresent());
        Reason reason = new Reason(
                who, why.filter(_ -> explanation == Explanation.GIVEN).orElse(NOT_GIVEN));
        return promotions.promote(
                transaction, new PromotionRequest(version, stage, reason, explanation, isSharing, at));
    }

    private Explanation explanation(Transaction transaction, VersionId version, boolean isThere) throws SQLException {
        if (!isThere) {
            return Explanation.MISSING;
        }
        return tags.isSpent(transaction, version, WHY_TAG) ? Explanation.SPENT : Explanation.GIVEN;
    }

    /// Gives the version an alias. Where a stage keeps it, that is the wish to be moved there.
    ///
    /// @return what became of that wish; empty where the alias is free, or names the version already
    public Optional<Promotion> name(Transaction transaction, AliasName alias, VersionId version, String who, Instant at)
            throws SQLException {
        versions.get(transaction, version);
        Optional<Stage> keeper = models.rules(transaction, version.model()).keeper(alias);
        boolean isThere = aliases.find(transaction, version.model(), alias)
                .filter(found -> found.version().equals(version))
                .isPresent();
        if (keeper.isPresent() && !isThere) {
            return Optional.of(promote(transaction, version, keeper.get(), who, false, at));
        }
        if (!isThere) {
            aliases.put(transaction, alias, version, reason(who));
        }
        return Optional.empty();
    }
}
