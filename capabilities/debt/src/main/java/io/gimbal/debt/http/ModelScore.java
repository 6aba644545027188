package io.gimbal.debt.http;

import io.gimbal.debt.score.ScoreAnswer;
import io.gimbal.debt.score.ScoreSection;
import io.gimbal.debt.score.ScoreTest;
import io.gimbal.debt.score.TestScore;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;

/// A model's score as answered.
final class ModelScore {
    private ModelScore() {}

    static JsonObject write(TestScore score) {
        JsonObject.Builder sections = JsonObject.builder();
        for (ScoreSection section : ScoreSection.values()) {
            sections.put(section.text(), score.section(section));
        }
        return JsonObject.builder()
                .put("model", score.model().model().toString())
                .put("version", score.model().champion().toString())
                .put("final", score.total())
                .put("band", score.band())
                .put("sections", sections.build())
                .put(
                        "shown",
                        new JsonArray(score.answers().stream()
                                .<JsonValue>map(ModelScore::write)
                                .toList()))
                .put(
                        "not_shown",
                        new JsonArray(score.notShown().stream()
                                .<JsonValue>map(ModelScore::write)
                                .toList()))
                .build();
    }

    private static JsonObject write(ScoreAnswer answer) {
        return write(answer.test()).toBuilder()
                .put("points", answer.points())
                .put("because", answer.because())
                .build();
    }

    private static JsonObject write(ScoreTest test) {
        return JsonObject.builder()
                .put("id", test.name())
                .put("section", test.section().text())
                .put("test", test.question())
                .build();
    }
}
