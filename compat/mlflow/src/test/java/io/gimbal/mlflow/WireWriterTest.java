package io.gimbal.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.Response;
import io.gimbal.http.ResponseBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WireWriterTest {
    @Test
    void writesAsTheirClientsExpect() {
        Response answer = WireWriter.answer(json -> json.text("key", "a/\u00e9")
                .integer("step", 0)
                .decimal("whole", 1)
                .decimal("nan", Double.NaN)
                .objects("none", List.of(), (_, _) -> {})
                .objects("tags", List.of("x"), (it, tag) -> it.text("key", tag))
                .texts("aliases", List.of("b"))
                .object("data", _ -> {}));

        assertThat(text(answer))
                .isEqualTo("{\"key\":\"a/\u00e9\",\"step\":0,\"whole\":1.0,\"nan\":\"NaN\","
                        + "\"tags\":[{\"key\":\"x\"}],\"aliases\":[\"b\"],\"data\":{}}");
        assertThat(text(WireWriter.nothing())).isEqualTo("{}");
    }

    private static String text(Response response) {
        return new String(((ResponseBody.Bytes) response.body()).content(), StandardCharsets.UTF_8);
    }
}
