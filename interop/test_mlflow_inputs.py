"""MLflow's client: the datasets that a run used."""

import mlflow
import numpy
import pandas
import pytest


@pytest.fixture
def rides():
    return pandas.DataFrame({"zone": [1, 2, 3], "distance": [0.5, 2.25, 4.0], "minutes": [3.0, 9.5, 17.0]})


def test_a_run_tells_its_datasets(experiment, client, rides):
    training = mlflow.data.from_pandas(rides, source="https://example.org/rides.csv", name="rides", targets="minutes")
    testing = mlflow.data.from_numpy(numpy.arange(6.0).reshape(3, 2), name="held out")
    with mlflow.start_run() as run:
        mlflow.log_input(training, context="training", tags={"month": "march"})
        mlflow.log_input(testing, context="testing")

    inputs = {it.dataset.name: it for it in client.get_run(run.info.run_id).inputs.dataset_inputs}
    assert set(inputs) == {"rides", "held out"}
    assert inputs["rides"].dataset.digest == training.digest
    assert inputs["rides"].dataset.source_type == "http"
    assert "minutes" in inputs["rides"].dataset.schema
    assert '"num_rows": 3' in inputs["rides"].dataset.profile
    assert {tag.key: tag.value for tag in inputs["rides"].tags} == {"mlflow.data.context": "training", "month": "march"}
    assert {tag.key: tag.value for tag in inputs["held out"].tags} == {"mlflow.data.context": "testing"}


def test_an_input_is_added_to_any_run(experiment, client, rides):
    from mlflow.entities import DatasetInput, InputTag

    run = client.create_run(experiment.experiment_id).info.run_id
    dataset = mlflow.data.from_pandas(rides, name="rides")
    client.log_inputs(run, [DatasetInput(dataset._to_mlflow_entity(), [InputTag("mlflow.data.context", "validation")])])

    (input,) = client.get_run(run).inputs.dataset_inputs
    assert (input.dataset.name, input.dataset.digest) == ("rides", dataset.digest)
    assert [(tag.key, tag.value) for tag in input.tags] == [("mlflow.data.context", "validation")]


def test_runs_are_found_by_their_dataset(experiment, client, rides):
    found = mlflow.data.from_pandas(rides, name="rides")
    other = mlflow.data.from_pandas(rides.head(1), name="one ride")
    runs = {}
    for dataset in (found, other):
        with mlflow.start_run() as run:
            mlflow.log_input(dataset, context="training")
            runs[dataset.name] = run.info.run_id

    for filter in ("dataset.name = 'rides'", f"dataset.digest = '{found.digest}'", "dataset.name LIKE 'rid%'"):
        answer = client.search_runs([experiment.experiment_id], filter)
        assert [it.info.run_id for it in answer] == [runs["rides"]], filter
    both = client.search_runs([experiment.experiment_id], "dataset.context = 'training'")
    assert {it.info.run_id for it in both} == set(runs.values())


def test_a_metric_may_be_about_a_dataset(experiment, client, rides):
    dataset = mlflow.data.from_pandas(rides, name="rides")
    with mlflow.start_run() as run:
        mlflow.log_input(dataset)
        mlflow.log_metric("rmse", 2.0, dataset=dataset)

    assert client.get_run(run.info.run_id).data.metrics == {"rmse": 2.0}
    assert client.get_metric_history(run.info.run_id, "rmse")[0].value == 2.0
