package io.gimbal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The list of experiments, and what its forms do.
final class ExperimentPagesTest extends InWorld<TrackingWorld> {
    private static final String LIST = "/experiments";

    private PostedForms forms;

    ExperimentPagesTest() {
        super(TrackingWorld::told);
    }

    @BeforeAll
    void prepareForms() {
        forms = new PostedForms(server);
    }

    @Test
    void theNewestStandsFirstAndItsNameIsOnlyText() {
        assertThat(server.get(LIST).text())
                .containsSubsequence("&lt;img src=x", "1 running", TrackingStory.TAXI, ">28<", "Default", ">0<")
                .contains("team = dispatch")
                .doesNotContain("<img");
    }

    @Test
    void aPartOfTheNameFindsAnExperiment() {
        assertThat(server.get(LIST + "?q=TAXI-d").text())
                .contains("taxi-duration</a>")
                .doesNotContain(">Default</a>");
        assertThat(server.get(LIST + "?q=%3Dalert(1)%3E%22%27%26").text())
                .contains("&lt;img src=x")
                .doesNotContain(">Default</a>");
        assertThat(server.get(LIST + "?q=%3Cb%3Enothing").text())
                .contains("No experiment has “&lt;b&gt;nothing” in its name.");
    }

    @Test
    void aRunIsFoundWithoutItsExperiment() {
        String id = world.story().run("baseline").value();

        assertThat(server.get("/runs/" + id).header("Location")).hasValue("/experiments/1/runs/" + id);
        assertThat(server.get("/runs/" + id + "0").status()).isEqualTo(404);
    }

    @Test
    void anExperimentIsMadeRenamedDeletedAndRestored() {
        TestResponse made = forms.post(LIST, LIST + "/create", "name=+bikes+");
        String page = made.header("Location").orElseThrow();
        ExperimentId id = new ExperimentId(page.substring(page.lastIndexOf('/') + 1));

        assertThat(made.status()).isEqualTo(303);
        assertThat(server.get(page).text()).contains("<h1>bikes</h1>");
        assertThat(forms.post(page, page + "/rename", "name=cargo+bikes").header("Location"))
                .hasValue(page);
        assertThat(world.tracking().experiments().get(id).name()).isEqualTo("cargo bikes");
        assertThat(forms.post(page, page + "/delete", "").header("Location")).hasValue(LIST + "?done=deleted");
        assertThat(server.get(LIST).text()).doesNotContain("cargo bikes");
        assertThat(server.get(LIST + "?show=deleted").text()).contains("cargo bikes");
        assertThat(server.get(page).text()).contains("Restore the experiment");
        forms.post(LIST + "?show=deleted", page + "/restore", "");
        assertThat(server.get(LIST).text()).contains("cargo bikes");
    }

    @Test
    void aNameThatIsTakenIsRefusedOnThePage() {
        TestResponse refused = forms.post(LIST, LIST + "/create", "name=" + TrackingStory.TAXI);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("role=\"alert\"").contains("there is an experiment named");
    }

    @Test
    void aNewExperimentShowsHowToBegin() {
        Experiment fresh = world.experiment("\"quoted\" <b>");

        assertThat(server.get(LIST + "/" + fresh.id()).text())
                .contains("Three lines of Python")
                .contains("mlflow.set_experiment(\"\\\"quoted\\\" &lt;b&gt;\")")
                .contains("http://" + server.uri().getAuthority());
    }
}
