"""MLflow's client for generative models: prompts are kept by the registry; the rest is refused at once, and a traced
function runs as if nobody watched.
"""

import mlflow
import pytest


def test_a_traced_function_runs_and_the_run_around_it_ends(experiment, client):
    @mlflow.trace
    def double(number):
        return 2 * number

    with mlflow.start_run() as run:
        assert double(4) == 8
    mlflow.flush_trace_async_logging()

    assert client.get_run(run.info.run_id).info.status == "FINISHED"


@pytest.mark.parametrize(
    "call",
    [
        lambda experiment: mlflow.search_traces(locations=[experiment.experiment_id]),
        lambda _: mlflow.log_feedback(trace_id="tr-1", name="helpful", value=1),
        lambda _: mlflow.genai.datasets.create_dataset(name="questions"),
        lambda _: mlflow.MlflowClient().create_webhook("w", "https://example.org", ["model_version.created"]),
    ],
    ids=["traces", "assessments", "datasets", "webhooks"],
)
def test_what_is_not_offered_is_refused(experiment, call):
    with pytest.raises(mlflow.MlflowException) as refusal:
        call(experiment)

    assert refusal.value.error_code == "ENDPOINT_NOT_FOUND", refusal.value


def test_a_prompt_is_kept_and_is_no_model(client, unique):
    name = unique.replace(" ", "-")
    for greeting in ("hi {{who}}", "hello {{who}}"):
        mlflow.genai.register_prompt(name=name, template=greeting, commit_message="politer")

    mlflow.genai.set_prompt_alias(name, "polite", 2)
    assert mlflow.genai.load_prompt(f"prompts:/{name}/1").format(who="ann") == "hi ann"
    assert mlflow.genai.load_prompt(f"prompts:/{name}@polite").template == "hello {{who}}"
    assert name in [it.name for it in mlflow.genai.search_prompts()]
    assert name not in [it.name for it in client.search_registered_models()]
    assert client.search_registered_models(f"name = '{name}'") == []
