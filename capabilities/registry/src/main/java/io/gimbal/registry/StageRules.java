package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.List;
import java.util.Optional;

/// What holds for the versions of one model: its policy, or without one, that every transition is accepted and
/// production keeps the champion.
sealed interface StageRules {
    /// Where a version starts.
    Stage first();

    /// The stage that keeps the champion.
    Stage championStage();

    /// @throws CodedException INVALID_ARGUMENT naming the nearest, if there is no such stage
    StageRule get(Stage stage);

    /// The stage that keeps the alias.
    Optional<Stage> keeper(AliasName alias);

    /// Why the order of stages forbids the move.
    Optional<String> outOfOrder(Stage from, Stage to);

    /// The rules of a model that names no policy.
    record Open() implements StageRules {
        @Override
        public Stage first() {
            return Stage.CANDIDATE;
        }

        @Override
        public Stage championStage() {
            return Stage.PRODUCTION;
        }

        @Override
        public StageRule get(Stage stage) {
            StageRule open = StageRule.open(stage);
            return stage.equals(Stage.PRODUCTION) ? open.keeping(AliasName.CHAMPION) : open;
        }

        @Override
        public Optional<Stage> keeper(AliasName alias) {
            return alias.equals(AliasName.CHAMPION) ? Optional.of(Stage.PRODUCTION) : Optional.empty();
        }

        @Override
        public Optional<String> outOfOrder(Stage from, Stage to) {
            return Optional.empty();
        }
    }

    /// The rules of a model that names a policy.
    record Policed(StagePolicy policy) implements StageRules {
        @Override
        public Stage first() {
            return policy.stages().getFirst().stage();
        }

        @Override
        public Stage championStage() {
            return keeper(AliasName.CHAMPION).orElseThrow();
        }

        @Override
        public StageRule get(Stage stage) {
            if (stage.equals(Stage.RETIRED)) {
                return StageRule.open(stage);
            }
            int index = names().indexOf(stage.value());
            if (index < 0) {
                String hint = NearestName.hint(stage.value(), names())
                        .map(text -> ", " + text)
                        .orElse("");
                throw CodedException.invalidArgument(
                        "stage policy " + policy.name() + " has no stage \"" + stage + "\"" + hint);
            }
            return policy.stages().get(index);
        }

        @Override
        public Optional<Stage> keeper(AliasName alias) {
            return policy.stages().stream()
                    .filter(rule -> rule.alias().equals(Optional.of(alias)))
                    .map(StageRule::stage)
                    .findFirst();
        }

        /// A stage the policy does not know, such as retired, stands before the first.
        @Override
        public Optional<String> outOfOrder(Stage from, Stage to) {
            int next = names().indexOf(from.value()) + 1;
            int wanted = names().indexOf(to.value());
            return wanted <= next
                    ? Optional.empty()
                    : Optional.of("stage missing: from " + from + " the way to " + to + " leads through "
                            + String.join(", ", names().subList(next, wanted)));
        }

        private List<String> names() {
            return policy.stages().stream().map(rule -> rule.stage().value()).toList();
        }
    }
}
