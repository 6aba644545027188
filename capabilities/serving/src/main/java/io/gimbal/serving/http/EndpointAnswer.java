package io.gimbal.serving.http;

import io.gimbal.serving.Endpoint;
import io.gimbal.serving.EndpointSettings;
import io.gimbal.serving.Engagement;
import io.gimbal.serving.Guardrail;
import io.gimbal.serving.Role;
import io.gimbal.serving.VersionSelector;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// An endpoint as its page shows it.
///
/// @param servedBy who answers now: `champion`, `failsafe`, or `nobody`
/// @param candidates versions that shadow without being declared
/// @param engagements of the failsafe, oldest first
record EndpointAnswer(
        String project,
        String name,
        String model,
        String features,
        String servedBy,
        RoleAnswer champion,
        Optional<RoleAnswer> failsafe,
        List<RoleAnswer> shadows,
        List<Integer> candidates,
        List<Guardrail> guardrails,
        String undeclaredConsumers,
        long revision,
        List<EngagementAnswer> engagements) {

    /// @param selector as declared
    /// @param version the one that is meant now; absent when there is none, or it cannot be loaded
    /// @param problem why it cannot be loaded
    record RoleAnswer(String selector, Optional<Integer> version, Optional<String> problem) {
        static RoleAnswer of(Endpoint endpoint, Role role, VersionSelector selector, ServingRoutes.Services services) {
            OptionalInt version = services.switchboard().version(endpoint.name(), role);
            return new RoleAnswer(
                    selector.toString(),
                    version.isPresent() ? Optional.of(version.getAsInt()) : Optional.empty(),
                    services.switchboard().problem(endpoint.name(), role));
        }
    }

    record EngagementAnswer(
            boolean engaged,
            List<String> alerts,
            String who,
            String why,
            Instant engagedOn,
            Instant engagedAt,
            Optional<Integer> championVersion,
            Optional<Double> championMae,
            Optional<Double> failsafeMae,
            Optional<Double> alertToEffectMs,
            Optional<Instant> liftedOn,
            Optional<Instant> liftedAt,
            Optional<String> liftedWho,
            Optional<String> liftedWhy) {
        static EngagementAnswer of(Engagement engagement) {
            Optional<Engagement.Lifted> lifted = engagement.lifted();
            return new EngagementAnswer(
                    engagement.lasts(),
                    engagement.alerts(),
                    engagement.reason().who(),
                    engagement.reason().why(),
                    engagement.engagedOn(),
                    engagement.engagedAt(),
                    engagement.numbers().championVersion(),
                    engagement.numbers().championMae(),
                    engagement.numbers().failsafeMae(),
                    engagement.alertToEffectMs(),
                    lifted.map(Engagement.Lifted::on),
                    lifted.map(Engagement.Lifted::at),
                    lifted.map(it -> it.reason().who()),
                    lifted.map(it -> it.reason().why()));
        }
    }

    static EndpointAnswer of(Endpoint endpoint, ServingRoutes.Services services) {
        EndpointSettings settings = endpoint.settings();
        List<EngagementAnswer> engagements = services.failsafes().list(endpoint.name()).stream()
                .map(EngagementAnswer::of)
                .toList();
        RoleAnswer champion = RoleAnswer.of(endpoint, Role.CHAMPION, settings.champion(), services);
        Optional<RoleAnswer> failsafe =
                settings.failsafe().map(it -> RoleAnswer.of(endpoint, Role.FAILSAFE, it, services));
        boolean isEngaged = !engagements.isEmpty() && engagements.getLast().engaged();
        return new EndpointAnswer(
                endpoint.name().namespace(),
                endpoint.name().name(),
                endpoint.model().name(),
                endpoint.features().name(),
                servedBy(champion, failsafe, isEngaged),
                champion,
                failsafe,
                settings.shadows().stream()
                        .map(it -> new RoleAnswer(it.toString(), resolved(endpoint, it, services), Optional.empty()))
                        .toList(),
                services.candidates().list(endpoint.name()),
                settings.guardrails(),
                settings.consumers().undeclared().name().toLowerCase(Locale.ROOT),
                endpoint.revision(),
                engagements);
    }

    /// A champion that cannot be loaded fails, and then the failsafe answers.
    private static String servedBy(RoleAnswer champion, Optional<RoleAnswer> failsafe, boolean isEngaged) {
        boolean isWanted = isEngaged || champion.problem().isPresent();
        if (isWanted && failsafe.flatMap(RoleAnswer::version).isPresent()) {
            return "failsafe";
        }
        return champion.version().isPresent() ? "champion" : "nobody";
    }

    private static Optional<Integer> resolved(
            Endpoint endpoint, VersionSelector selector, ServingRoutes.Services services) {
        return services.holders().find(endpoint, selector).map(it -> it.number());
    }
}
