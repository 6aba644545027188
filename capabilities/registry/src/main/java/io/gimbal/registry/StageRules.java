package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.List;
import java.util.Optional;

/// What holds for the versions of one model: its policy, or without one, that every transition is accepted and
/// production names the champion.
sealed interface StageRules {
    /// Where a version starts.
    Stage first();

    /// The stage that keeps the champion.
    Stage championStage();

    /// @throws CodedException INVALID_ARGUMENT naming the nearest, if there is no such stage
    StageRule get(Stage stage);

    /// The stage that keeps the alias.
    Optional<Stage> keeper(AliasName alias);

    /// Whether a version that leaves the stage leaves the alias there.
    boolean staysBehind(AliasName alias, Stage left);

    /// The same for who wants a version beside those that are in a stage.
    default StageRules sharing() {
        return this;
    }

    /// Whether the move leads to an earlier stage.
    default boolean isBack(Stage from, Stage to) {
        int index = Stage.USUAL.indexOf(to);
        return index >= 0 && index < Stage.USUAL.indexOf(from);
    }

    /// Why the order of stages forbids the move.
    Optional<String> outOfOrder(Stage from, Stage to);

    /// The rules of a client's model that no policy names: aliases, too, are free. Production names the champion and
    /// shadow the challenger, until somebody names another.
    ///
    /// @param production how many versions may be there
    record Free(StageRule.Holding production) implements StageRules {
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
            if (stage.equals(Stage.SHADOW)) {
                return open.naming(AliasName.CHALLENGER);
            }
            if (!stage.equals(Stage.PRODUCTION)) {
                return open;
            }
            return switch (production) {
                case ONE -> open.keeping(AliasName.CHAMPION);
                case MANY -> open.naming(AliasName.CHAMPION);
            };
        }

        @Override
        public Optional<Stage> keeper(AliasName alias) {
            return Optional.empty();
        }

        @Override
        public boolean staysBehind(AliasName alias, Stage left) {
            return get(left).alias().equals(Optional.of(alias));
        }

        @Override
        public StageRules sharing() {
            return new Free(StageRule.Holding.MANY);
        }

        @Override
        public Optional<String> outOfOrder(Stage from, Stage to) {
            return Optional.empty();
        }
    }

    /// The rules of a project's model that names no policy.
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
        public boolean staysBehind(AliasName alias, Stage left) {
            return keeper(alias).isPresent();
        }

        @Override
        public Optional<String> outOfOrder(Stage from, Stage to) {
            return Optional.empty();
        }
    }

    /// The rules of a model that has a policy.
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
            if (stage.equals(Stage.ARCHIVED)) {
                return StageRule.open(stage);
            }
            int index = names().indexOf(stage.value());
            if (index < 0) {
                String hint = NearestName.hint(stage.value(), policy.stageNames())
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

        @Override
        public boolean staysBehind(AliasName alias, Stage left) {
            return keeper(alias).isPresent();
        }

        @Override
        public Optional<String> outOfOrder(Stage from, Stage to) {
            int next = reached(from) + 1;
            int wanted = names().indexOf(to.value());
            return wanted <= next
                    ? Optional.empty()
                    : Optional.of("stage missing: from " + from + " the way to " + to + " leads through "
                            + String.join(", ", names().subList(next, wanted)));
        }

        @Override
        public boolean isBack(Stage from, Stage to) {
            int index = names().indexOf(to.value());
            return index >= 0 && index < reached(from);
        }

        /// A stage the policy does not know, such as archived, stands before the first; but a version that began when
        /// there was no policy counts as begun.
        private int reached(Stage stage) {
            int index = names().indexOf(stage.value());
            return index < 0 && stage.equals(Stage.CANDIDATE) ? 0 : index;
        }

        private List<String> names() {
            return policy.stages().stream().map(rule -> rule.stage().value()).toList();
        }
    }
}
