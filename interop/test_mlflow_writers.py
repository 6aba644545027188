"""MLflow's client: several writers at once."""

from concurrent.futures import ThreadPoolExecutor

import mlflow
from mlflow import MlflowException
from mlflow.entities import Metric

WRITERS = 8


def at_once(work, count=WRITERS):
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(work, range(count)))


def test_writers_of_one_run_lose_nothing(experiment, client):
    run = client.create_run(experiment.experiment_id).info.run_id

    def write(writer):
        for step in range(20):
            client.log_metric(run, "shared", writer, step=step)
            client.log_batch(run, [Metric(f"own{writer}", step, 1, step)])
        client.log_param(run, f"p{writer}", writer)

    at_once(write)

    data = client.get_run(run).data
    assert data.params == {f"p{writer}": str(writer) for writer in range(WRITERS)}
    assert {key: value for key, value in data.metrics.items() if key != "shared"} == {
        f"own{writer}": 19 for writer in range(WRITERS)
    }
    assert len(client.get_metric_history(run, "shared")) == 20 * WRITERS


def test_writers_of_one_param_agree(experiment, client):
    run = client.create_run(experiment.experiment_id).info.run_id

    def write(writer):
        try:
            client.log_param(run, "rounds", writer)
            return writer
        except MlflowException as refusal:
            assert refusal.error_code == "INVALID_PARAMETER_VALUE", refusal
            return None

    written = [writer for writer in at_once(write) if writer is not None]

    assert len(written) == 1
    assert client.get_run(run).data.params == {"rounds": str(written[0])}


def test_one_of_many_creates_the_experiment_and_all_find_it(unique):
    found = at_once(lambda _: mlflow.set_experiment(unique).experiment_id)

    assert len(set(found)) == 1


def test_versions_are_numbered_without_gaps(experiment, client, unique):
    client.create_registered_model(unique)
    with mlflow.start_run() as run:
        mlflow.log_text("weights", "model/weights.txt")

    def create(_):
        return int(client.create_model_version(unique, run.info.artifact_uri + "/model", run.info.run_id).version)

    assert sorted(at_once(create)) == list(range(1, WRITERS + 1))


def test_an_alias_points_at_one_of_those_it_was_moved_to(experiment, client, unique):
    client.create_registered_model(unique)
    with mlflow.start_run() as run:
        mlflow.log_text("weights", "model/weights.txt")
    for _ in range(WRITERS):
        client.create_model_version(unique, run.info.artifact_uri + "/model", run.info.run_id)

    at_once(lambda writer: client.set_registered_model_alias(unique, "blessed", str(writer + 1)))

    holders = [it for it in client.search_model_versions(f"name = '{unique}'") if "blessed" in it.aliases]
    assert [it.version for it in holders] == [client.get_model_version_by_alias(unique, "blessed").version]
