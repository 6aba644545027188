"""MLflow's client, fluent: what a training script logs is there again, under the names it knows."""

import math
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import mlflow
import pytest


def test_a_run_has_what_was_logged(experiment, client):
    before = int(time.time() * 1000) - 1
    with mlflow.start_run(run_name="first", description="a try", tags={"team": "rides"}) as run:
        mlflow.log_param("rounds", 20)
        mlflow.log_params({"depth": 4, "eta": 0.3, "none": None, "text": "Zürich → 東京"})
        mlflow.log_metric("loss", 0.5)
        mlflow.log_metrics({"rmse": 3.25, "mae": 2.5})
        mlflow.set_tag("mood", "good")
        mlflow.set_tags({"a": 1, "b": "two"})

    run = client.get_run(run.info.run_id)
    assert run.info.run_name == "first"
    assert run.info.experiment_id == experiment.experiment_id
    assert run.info.status == "FINISHED"
    assert run.info.lifecycle_stage == "active"
    assert before <= run.info.start_time <= run.info.end_time
    assert run.info.artifact_uri.endswith(f"/{run.info.run_id}/artifacts")
    assert run.data.params == {"rounds": "20", "depth": "4", "eta": "0.3", "none": "None", "text": "Zürich → 東京"}
    assert run.data.metrics == {"loss": 0.5, "rmse": 3.25, "mae": 2.5}
    tags = {key: value for key, value in run.data.tags.items() if not key.startswith("mlflow.")}
    assert tags == {"team": "rides", "mood": "good", "a": "1", "b": "two"}
    assert run.data.tags["mlflow.runName"] == "first"
    assert run.data.tags["mlflow.note.content"] == "a try"


def test_the_last_step_is_the_value_and_the_history_has_all(experiment, client):
    with mlflow.start_run() as run:
        for step in (0, 2, 1, 3):
            mlflow.log_metric("loss", 1 / (1 + step), step=step, timestamp=1_700_000_000_000 + step)
        mlflow.log_metric("early", 1.0, step=5)
        mlflow.log_metric("early", 2.0, step=-1)

    assert client.get_run(run.info.run_id).data.metrics == {"loss": 0.25, "early": 1.0}
    history = client.get_metric_history(run.info.run_id, "loss")
    assert sorted((point.step, point.timestamp, point.value) for point in history) == [
        (step, 1_700_000_000_000 + step, 1 / (1 + step)) for step in range(4)
    ]
    assert client.get_metric_history(run.info.run_id, "never") == []


def test_values_that_are_no_finite_numbers(experiment, client):
    with mlflow.start_run() as run:
        mlflow.log_metrics({"nan": math.nan, "up": math.inf, "down": -math.inf})

    metrics = client.get_run(run.info.run_id).data.metrics
    assert math.isnan(metrics["nan"])
    assert metrics["up"] >= 1.7976931348623157e308
    assert metrics["down"] <= -1.7976931348623157e308


def test_runs_below_a_run_know_their_parent(experiment, client):
    with mlflow.start_run() as parent:
        for number in range(3):
            with mlflow.start_run(nested=True, run_name=f"trial {number}"):
                mlflow.log_metric("loss", number)

    children = client.search_runs(
        [experiment.experiment_id], f"tags.mlflow.parentRunId = '{parent.info.run_id}'", order_by=["metrics.loss"]
    )
    assert [child.info.run_name for child in children] == ["trial 0", "trial 1", "trial 2"]
    assert mlflow.get_parent_run(children[0].info.run_id).info.run_id == parent.info.run_id


def test_a_script_that_fails_leaves_a_failed_run(experiment, client):
    with pytest.raises(ZeroDivisionError), mlflow.start_run() as run:
        mlflow.log_param("divisor", 0)
        print(1 / 0)

    run = client.get_run(run.info.run_id)
    assert run.info.status == "FAILED"
    assert run.data.params == {"divisor": "0"}


def test_a_finished_run_goes_on(experiment, client):
    with mlflow.start_run() as run:
        mlflow.log_metric("loss", 1, step=1)
    with mlflow.start_run(run_id=run.info.run_id) as again:
        assert client.get_run(again.info.run_id).info.status == "RUNNING"
        mlflow.log_metric("loss", 0.5, step=2)

    run = client.get_run(run.info.run_id)
    assert run.info.status == "FINISHED"
    assert run.data.metrics == {"loss": 0.5}


def test_names_and_tags_change(experiment, client):
    with mlflow.start_run(run_name="before") as run:
        mlflow.set_tags({"kept": "1", "gone": "2"})
        mlflow.delete_tag("gone")
    client.update_run(run.info.run_id, name="after")

    run = client.get_run(run.info.run_id)
    assert run.info.run_name == run.data.tags["mlflow.runName"] == "after"
    assert run.data.tags["kept"] == "1"
    assert "gone" not in run.data.tags

    client.set_tag(run.info.run_id, "mlflow.runName", "by the tag")
    assert client.get_run(run.info.run_id).info.run_name == "by the tag"


def test_a_deleted_run_is_hidden_until_it_is_restored(experiment, client):
    with mlflow.start_run() as run:
        mlflow.log_metric("loss", 1)
    ids = [experiment.experiment_id]
    client.delete_run(run.info.run_id)

    assert client.search_runs(ids) == []
    assert client.get_run(run.info.run_id).info.lifecycle_stage == "deleted"
    deleted = client.search_runs(ids, run_view_type=mlflow.entities.ViewType.DELETED_ONLY)
    assert [it.info.run_id for it in deleted] == [run.info.run_id]
    with pytest.raises(mlflow.MlflowException):
        client.log_metric(run.info.run_id, "loss", 2)

    client.restore_run(run.info.run_id)
    assert [it.data.metrics for it in client.search_runs(ids)] == [{"loss": 1}]


def test_long_and_foreign_texts_are_kept(experiment, client):
    with mlflow.start_run(run_name="🚀 first", description="# Zürich → 東京") as run:
        mlflow.set_tags({"mood": "ça va 👩‍🔬", "long": "t" * 5000})
        mlflow.log_param("long", "p" * 6000)

    run = client.get_run(run.info.run_id)
    assert run.info.run_name == "🚀 first"
    assert run.data.tags["mlflow.note.content"] == "# Zürich → 東京"
    assert run.data.tags["mood"] == "ça va 👩‍🔬"
    assert run.data.tags["long"] == "t" * 5000
    assert run.data.params == {"long": "p" * 6000}


def test_keys_of_metrics_have_spaces_and_slashes(experiment, client):
    with mlflow.start_run() as run:
        mlflow.log_metrics({"val loss/epoch 1": 1.5, "a/b/c": 2, "x: y": 3}, step=7)

    assert client.get_run(run.info.run_id).data.metrics == {"val loss/epoch 1": 1.5, "a/b/c": 2, "x: y": 3}
    assert [point.step for point in client.get_metric_history(run.info.run_id, "val loss/epoch 1")] == [7]
    found = client.search_runs([experiment.experiment_id], 'metrics."val loss/epoch 1" > 1 and metrics.`a/b/c` = 2')
    assert [it.info.run_id for it in found] == [run.info.run_id]


def test_more_than_a_batch_holds_goes_in_several(experiment, client):
    with mlflow.start_run() as run:
        client.log_batch(
            run.info.run_id, metrics=[mlflow.entities.Metric("loss", it, it, it) for it in range(2500)]
        )
        mlflow.log_params({f"p{number}": number for number in range(150)})
        mlflow.set_tags({f"t{number}": number for number in range(150)})

    history = client.get_metric_history(run.info.run_id, "loss")
    assert [point.value for point in history] == list(range(2500))
    data = client.get_run(run.info.run_id).data
    assert len(data.params) == 150
    assert {key for key in data.tags if key[0] == "t"} == {f"t{number}" for number in range(150)}


CHILD = """
import sys, mlflow
with mlflow.start_run(run_id=sys.argv[1]):
    for step in range(20):
        mlflow.log_metric("of " + sys.argv[2], step, step=step)
"""


def test_processes_log_into_one_run(experiment, client):
    run = client.create_run(experiment.experiment_id).info.run_id
    processes = [subprocess.Popen([sys.executable, "-c", CHILD, run, str(number)]) for number in range(2)]

    assert [process.wait(120) for process in processes] == [0, 0]
    assert client.get_run(run).data.metrics == {"of 0": 19, "of 1": 19}


def test_threads_run_below_one_run(experiment, client):
    with mlflow.start_run() as parent:

        def child(number):
            with mlflow.start_run(nested=True, parent_run_id=parent.info.run_id, run_name=f"child {number}"):
                mlflow.log_metric("loss", number)

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(child, range(8)))

    children = client.search_runs(
        [experiment.experiment_id], f"tags.mlflow.parentRunId = '{parent.info.run_id}'", order_by=["metrics.loss"]
    )
    assert [(it.info.run_name, it.info.status) for it in children] == [(f"child {it}", "FINISHED") for it in range(8)]


def test_a_batch_of_everything(experiment, client):
    run = client.create_run(experiment.experiment_id)
    client.log_batch(
        run.info.run_id,
        metrics=[mlflow.entities.Metric(f"m{number % 10}", number, number, number) for number in range(1000)],
        params=[mlflow.entities.Param(f"p{number}", str(number)) for number in range(100)],
        tags=[mlflow.entities.RunTag(f"t{number}", str(number)) for number in range(100)],
    )

    data = client.get_run(run.info.run_id).data
    assert data.metrics == {f"m{number}": 990 + number for number in range(10)}
    assert data.params == {f"p{number}": str(number) for number in range(100)}
    assert {key: data.tags[key] for key in data.tags if key[0] == "t"} == {f"t{it}": str(it) for it in range(100)}
    assert len(client.get_metric_history(run.info.run_id, "m3")) == 100


def test_what_is_logged_later_arrives(experiment, client):
    with mlflow.start_run() as run:
        futures = [mlflow.log_metric("loss", step, step=step, synchronous=False) for step in range(50)]
        mlflow.log_params({"rounds": 20}, synchronous=False).wait()
        for future in futures:
            future.wait()

    assert len(client.get_metric_history(run.info.run_id, "loss")) == 50
    assert client.get_run(run.info.run_id).data.params == {"rounds": "20"}
