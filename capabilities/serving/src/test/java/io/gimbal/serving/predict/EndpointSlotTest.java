package io.gimbal.serving.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.log.Acknowledgement;
import io.gimbal.rules.wiring.RulesModule;
import io.gimbal.serving.Endpoint;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.EndpointSettings;
import io.gimbal.serving.ServiceShape;
import io.gimbal.serving.VersionSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointSlotTest {
    private static final ServiceShape SHAPE = new ServiceShape(Map.of(), Map.of(), Map.of());

    private final List<Long> made = new ArrayList<>();
    private final EndpointSlot slot = new EndpointSlot(new Making());

    private final class Making implements EndpointSlot.Maker {
        @Override
        public ServiceShape shape(Endpoint endpoint) {
            return SHAPE;
        }

        @Override
        public Live make(Endpoint endpoint, long generation) {
            made.add(endpoint.revision());
            CompiledGuardrails none =
                    CompiledGuardrails.compile(RulesModule.create().compiler(), List.of(), SHAPE);
            return new Live(generation, endpoint, SHAPE, List.of(), none, () -> {});
        }
    }

    private static Endpoint revision(long revision) {
        return new Endpoint(
                new EndpointName("taxi", "trip-duration"),
                new EndpointSettings(
                        "trip-duration",
                        "trip_duration",
                        VersionSelector.ofStage("production"),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        new EndpointSettings.ConsumerPolicy(EndpointSettings.Undeclared.COUNT),
                        Acknowledgement.ACCEPTED),
                revision);
    }

    @Test
    void whatIsCommittedRightAfterTheReading_isSeenByTheNextRequest() {
        Live first = slot.enter(() -> {
            Endpoint read = revision(1);
            slot.changed(); // revision 2 is committed
            return read;
        });
        assertThat(first.endpoint().revision()).isEqualTo(1);

        assertThat(slot.enter(() -> revision(2)).endpoint().revision()).isEqualTo(2);
        assertThat(made).containsExactly(1L, 2L);
    }

    @Test
    void whatHasNotChangedIsMadeOnce() {
        slot.enter(() -> revision(1));
        slot.enter(() -> revision(1));
        assertThat(made).containsExactly(1L);
    }
}
