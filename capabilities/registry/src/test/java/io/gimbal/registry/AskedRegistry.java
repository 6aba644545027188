package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.NOON;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.registry.RegistryRequest.Clear;
import io.gimbal.registry.RegistryRequest.Delete;
import io.gimbal.registry.RegistryRequest.Name;
import io.gimbal.registry.RegistryRequest.Outcome;
import io.gimbal.registry.RegistryRequest.Promote;
import io.gimbal.registry.RegistryRequest.RollBack;
import java.util.Optional;
import java.util.Set;

/// Asks the registry for what a request says.
///
/// @param model that requests are about
record AskedRegistry(RegistryFixtures fixtures, ModelName model) {
    static final String CLIENT = "c";

    private static final Set<ErrorCode> REFUSALS =
            Set.of(ErrorCode.FAILED_PRECONDITION, ErrorCode.INVALID_ARGUMENT, ErrorCode.NOT_FOUND);

    Outcome ask(RegistryRequest request) {
        try {
            return switch (request) {
                case Promote promote -> outcome(promote(promote));
                case Name name -> name(name);
                case Clear clear -> clear(clear);
                case RollBack _ ->
                    new Outcome.Moved(fixtures.registry()
                            .promotions()
                            .rollBack(model, ALICE, NOON)
                            .transition());
                case Delete delete -> delete(delete);
            };
        } catch (CodedException e) {
            if (!REFUSALS.contains(e.code())) {
                throw e;
            }
            return new Outcome.Impossible();
        }
    }

    private Promotion promote(Promote request) {
        if (!request.byClient()) {
            return fixtures.registry().promotions().promote(request.version(), request.stage(), ALICE, NOON);
        }
        return fixtures.database()
                .write(transaction -> clients()
                        .requests()
                        .promote(transaction, request.version(), request.stage(), CLIENT, request.isSharing(), NOON));
    }

    private Outcome name(Name request) {
        Optional<Promotion> wish = fixtures.database()
                .write(transaction ->
                        clients().requests().name(transaction, request.alias(), request.version(), CLIENT, NOON));
        return wish.map(AskedRegistry::outcome).orElseGet(Outcome.Done::new);
    }

    private Outcome clear(Clear request) {
        fixtures.database().write(transaction -> {
            clients().aliases().clear(transaction, model, request.alias(), ALICE);
            return request;
        });
        return new Outcome.Done();
    }

    private Outcome delete(Delete request) {
        clients().deletions().delete(request.version(), ALICE);
        return new Outcome.Done();
    }

    private static Outcome outcome(Promotion promotion) {
        return switch (promotion) {
            case Promotion.Moved moved -> new Outcome.Moved(moved.transition());
            case Promotion.Refused refused -> new Outcome.Refused(refused.version());
        };
    }

    private ClientRegistry clients() {
        return fixtures.registry().clients();
    }
}
