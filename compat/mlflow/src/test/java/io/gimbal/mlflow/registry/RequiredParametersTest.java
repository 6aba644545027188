package io.gimbal.mlflow.registry;

import static io.gimbal.mlflow.registry.RegistryServer.encoded;
import static io.gimbal.mlflow.registry.RegistryServer.refused;

import io.gimbal.http.TestResponse;
import io.gimbal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a call of the registry demands is named when it is absent and when it is empty, before anybody looks
/// whether the rest exists.
final class RequiredParametersTest extends OnRegistryServer {
    private static final Map<String, String> EXAMPLES =
            Map.of("version", "1", "stage", "Staging", "source", "runs:/r1/model");

    @ParameterizedTest
    @CsvSource({
        "POST registered-models/create, name",
        "GET registered-models/get, name",
        "PATCH registered-models/update, name",
        "POST registered-models/rename, name new_name",
        "DELETE registered-models/delete, name",
        "POST registered-models/get-latest-versions, name",
        "GET registered-models/get-latest-versions, name",
        "POST registered-models/set-tag, name key",
        "DELETE registered-models/delete-tag, name key",
        "POST registered-models/alias, name alias version",
        "DELETE registered-models/alias, name alias",
        "GET registered-models/alias, name alias",
        "POST model-versions/create, name source",
        "GET model-versions/get, name version",
        "PATCH model-versions/update, name version",
        "DELETE model-versions/delete, name version",
        "GET model-versions/get-download-uri, name version",
        "POST model-versions/transition-stage, name version stage",
        "POST model-versions/set-tag, name version key",
        "DELETE model-versions/delete-tag, name version key"
    })
    void isNamed(String call, String names) {
        List<String> demanded = List.of(names.split(" "));
        for (String name : demanded) {
            Map<String, String> others = new LinkedHashMap<>();
            demanded.stream()
                    .filter(other -> !other.equals(name))
                    .forEach(other -> others.put(other, EXAMPLES.getOrDefault(other, "x")));

            assertMissing(call, others, name);
            others.put(name, "");
            assertMissing(call, others, name);
        }
    }

    private void assertMissing(String call, Map<String, String> fields, String name) {
        String method = call.substring(0, call.indexOf(' '));
        String path = call.substring(call.indexOf(' ') + 1);
        TestResponse response = method.equals("GET")
                ? mlflow.get(path + "?"
                        + fields.entrySet().stream()
                                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                                .collect(Collectors.joining("&")))
                : mlflow.send(method, path, Json.text(Json.toValue(fields)));
        refused(response, 400, "INVALID_PARAMETER_VALUE")
                .startsWith("Missing value for required parameter '" + name + "'.");
    }
}
