"""MLflow's client shows its user the code and the reason of a refusal, and does not try again for minutes."""

import mlflow
import pytest
import requests
from mlflow.entities import Metric, Param, RunTag

NOBODY = "0" * 32


@pytest.fixture
def run(experiment, client):
    return client.create_run(experiment.experiment_id).info.run_id


def refused(code, call, *arguments, **more):
    with pytest.raises(mlflow.MlflowException) as refusal:
        call(*arguments, **more)
    assert refusal.value.error_code == code, refusal.value
    return str(refusal.value)


def test_what_is_not_there(client, unique, run):
    gone = "RESOURCE_DOES_NOT_EXIST"
    assert f"Run with id={NOBODY} not found" in refused(gone, client.get_run, NOBODY)
    assert "No Experiment with id=987654321 exists" in refused(gone, client.get_experiment, "987654321")
    assert f"Registered Model with name={unique} not found" in refused(gone, client.get_registered_model, unique)
    refused(gone, client.get_model_version, unique, "1")
    refused(gone, client.log_metric, NOBODY, "loss", 1)
    refused(gone, client.create_run, "987654321")
    refused(gone, client.get_logged_model, "m-" + NOBODY)
    refused(gone, client.delete_tag, run, "nothing")
    client.create_registered_model(unique)
    assert f"Model Version (name={unique}, version=7) not found" in refused(gone, client.get_model_version, unique, "7")


def test_what_is_there_already(client, unique):
    client.create_registered_model(unique)
    message = refused("RESOURCE_ALREADY_EXISTS", client.create_registered_model, unique)
    assert f"Registered Model (name={unique}) already exists" in message


def test_a_param_is_written_once(client, run):
    client.log_param(run, "rounds", 20)
    client.log_param(run, "rounds", 20)
    message = refused("INVALID_PARAMETER_VALUE", client.log_param, run, "rounds", 21)
    assert "Changing param values is not allowed" in message
    batch = [Param("fresh", "1"), Param("rounds", "22")]
    refused("INVALID_PARAMETER_VALUE", client.log_batch, run, params=batch, metrics=[Metric("loss", 1, 1, 1)])

    data = client.get_run(run).data
    assert data.params == {"rounds": "20"}
    assert data.metrics == {}  # all of a batch or nothing


def test_what_is_too_long(client, run):
    refused("INVALID_PARAMETER_VALUE", client.log_metric, run, "k" * 251, 1)
    many = [RunTag(f"t{number}", "") for number in range(101)]
    post = requests.post(
        mlflow.get_tracking_uri() + "/api/2.0/mlflow/runs/log-batch",
        json={"run_id": run, "tags": [dict(it) for it in many]},
        timeout=10,
    )
    assert post.status_code == 400
    assert "A batch logging request can contain at most 100 tags" in post.json()["message"]


def test_long_texts_are_cut(client, run):
    client.log_param(run, "long", "v" * 6001)
    client.set_tag(run, "long", "v" * 8001)

    data = client.get_run(run).data
    assert data.params["long"] == "v" * 6000
    assert data.tags["long"] == "v" * 8000


def test_names_that_are_none(client, run):
    for name in ("", "../up", "/root", "a//b", "a\nb"):
        refused("INVALID_PARAMETER_VALUE", client.log_metric, run, name, 1)


@pytest.mark.parametrize("path", ["../up", "/etc/passwd", "a/../../b", "%2e%2e/up", "..\\up", "file:///etc/passwd"])
def test_paths_that_lead_out(run, path):
    answer = requests.get(
        mlflow.get_tracking_uri() + "/api/2.0/mlflow/artifacts/list", {"run_id": run, "path": path}, timeout=10
    )
    assert answer.status_code == 400
    assert answer.json()["error_code"] == "INVALID_PARAMETER_VALUE"
    assert answer.json()["message"].startswith("Invalid path")


@pytest.mark.parametrize("source", ["/etc", "file:///etc", "runs:/../x", "mlflow-artifacts:/a/../../b", "./here"])
def test_sources_that_are_none(client, unique, source):
    client.create_registered_model(unique)
    message = refused("INVALID_PARAMETER_VALUE", client.create_model_version, unique, source)
    assert "Invalid model version source" in message or "Invalid" in message


def test_bodies_that_are_wrong():
    url = mlflow.get_tracking_uri() + "/api/2.0/mlflow/experiments/create"
    for body, message in (
        ({}, "Missing value for required parameter 'name'"),
        ({"name": 123}, "Invalid value 123 for parameter 'name' supplied"),
    ):
        answer = requests.post(url, json=body, timeout=10)
        assert answer.status_code == 400
        assert answer.json()["error_code"] == "INVALID_PARAMETER_VALUE"
        assert answer.json()["message"].startswith(message)
    assert requests.post(url, data="name=a", timeout=10).status_code == 400
    assert requests.get(mlflow.get_tracking_uri() + "/api/2.0/mlflow/nothing", timeout=10).status_code == 404
