package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.ErrorCode;
import io.gimbal.graph.Edge;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What a client's name of a model means, and how a model gets another one, on every database.
abstract class ClientNameContract extends ClientRegistryContract {
    @Nested
    class AName {
        @Test
        void meansTheClientsOwnModelFirst() {
            create(new ModelName("taxi", "fare"));
            assertThat(find("fare")).contains(new ModelName("taxi", "fare"));
            assertThat(flat(new ModelName("taxi", "fare"))).isEqualTo("fare");

            create(ModelName.ofClient("fare"));

            assertThat(find("fare")).contains(ModelName.ofClient("fare"));
            assertThat(find("taxi.fare")).contains(new ModelName("taxi", "fare"));
            assertThat(flat(new ModelName("taxi", "fare"))).isEqualTo("taxi.fare");
        }

        @Test
        void ofTwoProjectsMeansNeither() {
            create(new ModelName("taxi", "fare"));
            create(new ModelName("bus", "fare"));

            assertThat(find("fare")).isEmpty();
            assertThat(find("bus.fare")).contains(new ModelName("bus", "fare"));
            assertThat(find("mlflow.fare")).isEmpty();
            assertThat(find("a/b")).isEmpty();
        }
    }

    @Nested
    class Renaming {
        private final ModelName tips = ModelName.ofClient("Tips");

        @Test
        void takesEverythingAlong() {
            VersionId version = register(FARES);
            clients().tags().put(FARES, new Tag("team", "taxi"));
            clients().tags().put(version, new Tag("size", "small"));
            name(BEST, version);
            promote(version, Stage.PRODUCTION, true);
            fixtures().evaluate(version, 3.5, NOON);

            clients().renames().rename(FARES, tips, ALICE);

            VersionId renamed = tips.version(1);
            assertThat(snapshot(renamed).tags()).containsExactly(new Tag("size", "small"));
            assertThat(snapshot(renamed).aliases()).containsExactly(BEST, AliasName.CHAMPION);
            assertThat(fixtures().registry().versions().transitions(renamed)).hasSize(1);
            assertThat(fixtures().evidence().log().latestOfEachType(renamed.ref()))
                    .hasSize(1);
            assertThat(fixtures().graph().edges().list(renamed.ref()))
                    .extracting(Edge::toString)
                    .containsExactly(renamed.ref() + " member-of " + tips.ref());
            assertThat(clients().tags().list(tips)).containsExactly(new Tag("team", "taxi"));
            assertThat(fixtures().registry().models().find(FARES)).isEmpty();
            assertThat(register(tips).number()).isEqualTo(2);
            assertThat(register(FARES).number()).isEqualTo(1);
        }

        @Test
        void toATakenNameIsRefused() {
            register(FARES);
            create(new ModelName("taxi", "Tips"));

            refused(() -> clients().renames().rename(FARES, tips, ALICE), ErrorCode.ALREADY_EXISTS)
                    .hasMessageContaining("Registered Model (name=Tips) already exists");
        }

        @Test
        void toTheNameOfADeletedModelGivesNoNumberTwice() {
            register(tips);
            clients().deletions().delete(tips, ALICE);
            register(FARES);

            refused(() -> clients().renames().rename(FARES, tips, ALICE), ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("numbers are not given twice");
        }
    }
}
