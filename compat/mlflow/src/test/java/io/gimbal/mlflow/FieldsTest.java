package io.gimbal.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FieldsTest {
    enum Stage {
        NONE,
        SOME
    }

    private static Fields of(String body) {
        return Fields.ofBody(body.getBytes(UTF_8));
    }

    @Test
    void theNewNameGoesBeforeTheFormer() {
        assertThat(of("{\"run_id\": \"a\", \"run_uuid\": \"b\"}").text("run_id", "run_uuid"))
                .isEqualTo("a");
        assertThat(of("{\"run_id\": \"\", \"run_uuid\": \"b\"}").text("run_id", "run_uuid"))
                .isEqualTo("b");
    }

    @Test
    void anEmptyText_isMissingWhereOneIsNeeded() {
        Fields fields = of("{\"value\": \"\", \"tags\": [{\"key\": \"\"}]}");

        assertThat(fields.findText("value")).contains("");
        assertThatThrownBy(() -> fields.text("value")).hasMessage("Missing value for required parameter 'value'.");
        assertThatThrownBy(() -> fields.objects("tags", tag -> tag.text("key")))
                .hasMessage("Missing value for required parameter 'tags[0].key'.");
    }

    @Test
    void idsMayBeNumbers() {
        assertThat(of("{\"experiment_id\": 7}").id("experiment_id")).isEqualTo("7");
        assertThat(of("{\"experiment_ids\": [7, \"8\"]}").ids("experiment_ids")).containsExactly("7", "8");
    }

    @ParameterizedTest
    @CsvSource({"1, NONE", "2, SOME", "'\"SOME\"', SOME", "2.0, SOME"})
    void anEnumerationIsReadByNameOrNumber(String sent, Stage expected) {
        assertThat(of("{\"stage\": " + sent + "}").findOne("stage", List.of(Stage.values()), 1))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "'\"some\"'", "'\"2\"'", "true", "[]", "9223372036854775807"})
    void whatIsNotInAnEnumeration_isRefused(String sent) {
        assertThatThrownBy(() -> of("{\"stage\": " + sent + "}").findOne("stage", List.of(Stage.values()), 1))
                .hasMessageStartingWith("Invalid value " + sent + " for parameter 'stage' supplied");
    }

    @Test
    void boundsAreToldWithTheValue() {
        assertThatThrownBy(() -> of("{\"max_results\": 123456789}").integer("max_results", 1000, 1, 50_000))
                .hasMessageStartingWith("Invalid value 123456789 for parameter 'max_results' supplied")
                .hasMessageContaining("50000");
    }

    @Test
    void aWrongTypeIsShownAsItCame() {
        assertThatThrownBy(() -> of("{\"name\": 9.0}").text("name"))
                .hasMessageStartingWith("Invalid value 9.0 for parameter 'name' supplied");
        assertThatThrownBy(() -> of("{\"tags\": \"5\"}").objects("tags"))
                .hasMessageStartingWith("Invalid value \"5\" for parameter 'tags' supplied");
    }

    @Test
    void aQuestionIsReadFromItsQueryOrItsBody() {
        try (TestServer server =
                TestServer.start(MlflowRoute.served(List.of(MlflowRoute.get("/ask", FieldsTest::answer))))) {
            assertAnswer(
                    server.get("/api/2.0/mlflow/ask?order_by=a&order_by=b%20DESC&flag=TRUE&n=12"), "[a, b DESC]12");
            assertAnswer(server.get("/ajax-api/2.0/mlflow/ask?order_by=a&flag=true&n=12"), "[a]12");
            assertThat(server.get("/api/2.0/mlflow/ask?flag=yes&n=12").status()).isEqualTo(400);
            assertThat(server.get("/api/2.0/mlflow/ask?flag=true&n=1&n=2").status())
                    .isEqualTo(400);
            assertThat(server.get("/api/2.0/mlflow/ask").status()).isEqualTo(400);
        }
    }

    private static Response answer(Request request) {
        Fields fields = Fields.of(request);
        String text = fields.texts("order_by").toString() + fields.integer("n");
        return WireWriter.answer(json -> json.text("text", text).flag("flag", fields.flag("flag", false)));
    }

    private static void assertAnswer(TestResponse response, String text) {
        assertThat(response.object().text("text")).isEqualTo(text);
        assertThat(response.object().flag("flag")).isTrue();
    }
}
