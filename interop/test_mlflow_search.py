"""MLflow's client: runs are found by what was logged, in any order, in pages."""

import uuid

import mlflow
import pytest
from mlflow.entities import Metric, Param, RunTag

RUNS = 25


@pytest.fixture(scope="module")
def experiment():
    name = f"interop {uuid.uuid4().hex[:8]}"
    return mlflow.get_experiment(mlflow.create_experiment(name))


@pytest.fixture(scope="module")
def runs(experiment):
    """Runs by number. Every third has no `loss`; `kind` repeats."""
    client = mlflow.MlflowClient()
    ids = []
    for number in range(RUNS):
        run = client.create_run(experiment.experiment_id, start_time=1000 + number, run_name=f"run-{number}")
        metrics = [Metric("score", number / 10, 1, 0)] + ([Metric("loss", -number, 1, 0)] if number % 3 else [])
        params = [Param("number", str(number)), Param("a b", "spaced"), Param("Upper", "X")]
        tags = [RunTag("kind", "abc"[number % 3]), RunTag("dotted.name", str(number % 2))]
        client.log_batch(run.info.run_id, metrics, params, tags)
        ids.append(run.info.run_id)
    client.set_terminated(ids[0], "FAILED", end_time=5000)
    return ids


@pytest.fixture
def find(client, experiment, runs):
    def find(filter="", **more):
        found = client.search_runs([experiment.experiment_id], filter, **more)
        return [runs.index(run.info.run_id) for run in found]

    return find


ANY = list(range(RUNS))


@pytest.mark.parametrize(
    "filter, expected",
    [
        ("", ANY),
        ("metrics.score > 2", [21, 22, 23, 24]),
        ("metrics.score >= 2 and metrics.score != 2.2 AND metrics.score < 2.4", [20, 21, 23]),
        ("metric.score = 1.5", [15]),
        ("metrics.`score` <= 0.1", [0, 1]),
        ("metrics.loss <= -23", [23]),
        ("params.number = '7'", [7]),
        ('parameters."a b" = "spaced" and param.number = "3"', [3]),
        ("params.number LIKE '2_'", [20, 21, 22, 23, 24]),
        ("params.Upper ILIKE 'x' and params.number like '1%'", [1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]),
        ("params.Upper LIKE 'x'", []),
        ("tags.kind = 'b' and metrics.score < 1", [1, 4, 7]),
        ("tags.kind != 'a' and metrics.score < 0.5", [1, 2, 4]),
        ("tags.`dotted.name` = '1' and metrics.score < 0.6", [1, 3, 5]),
        ("tags.dotted.name = '0' and metrics.score < 0.6", [0, 2, 4]),
        ("attributes.status = 'FAILED'", [0]),
        ("status != 'RUNNING'", [0]),
        ("attributes.run_name = 'run-9'", [9]),
        ("run_name LIKE 'run-1_' and metrics.score >= 1.8", [18, 19]),
        ("attributes.start_time >= 1022", [22, 23, 24]),
        ("start_time < 1002", [0, 1]),
        ("end_time = 5000", [0]),
        ("metrics.nothing > 0", []),
        ("tags.nothing = 'a'", []),
    ],
)
def test_filters(find, filter, expected):
    assert sorted(find(filter)) == expected


def test_filters_by_id(find, runs):
    assert find(f"run_id = '{runs[4]}'") == [4]
    assert sorted(find(f"attributes.run_id IN ('{runs[4]}', '{runs[6]}')")) == [4, 6]


def test_orders(find):
    assert find() == ANY[::-1]  # the newest first
    assert find(order_by=["start_time ASC"]) == ANY
    assert find(order_by=["metrics.score DESC"]) == ANY[::-1]
    assert find(order_by=["attributes.start_time"], max_results=3) == [0, 1, 2]
    assert find(order_by=["tags.kind", "metrics.score"])[:9] == ANY[::3]
    assert find(order_by=["params.number DESC"])[:3] == [9, 8, 7]


def test_what_has_no_value_comes_last(find):
    for direction in ("ASC", "DESC"):
        found = find(order_by=[f"metrics.loss {direction}"])
        assert {number % 3 for number in found[-9:]} == {0}
        assert {number % 3 for number in found[:16]} == {1, 2}
    assert find(order_by=["metrics.loss"])[0] == 23


@pytest.mark.parametrize("order", [[], ["metrics.loss ASC"], ["params.number"], ["tags.kind DESC", "start_time"]])
def test_pages_have_every_run_once(client, experiment, runs, order):
    found, sizes, token = [], [], None
    while True:
        page = client.search_runs([experiment.experiment_id], order_by=order, max_results=7, page_token=token)
        found += [run.info.run_id for run in page]
        sizes.append(len(page))
        token = page.token
        if not token:
            break
    assert sizes[:4] == [7, 7, 7, 4]
    assert sorted(found) == sorted(runs)


def test_a_table_of_runs(experiment, runs):
    table = mlflow.search_runs([experiment.experiment_id], "tags.kind = 'b'", order_by=["metrics.score"])

    assert table["params.number"].tolist() == [str(number) for number in ANY[1::3]]
    assert table["metrics.score"].tolist() == [number / 10 for number in ANY[1::3]]
    by_name = mlflow.search_runs(experiment_names=[experiment.name], output_format="list")
    assert len(by_name) == RUNS


@pytest.mark.parametrize(
    "filter",
    ["metrics.score > 'a'", "params.number = 7", "nonsense", "metrics.score ~ 1", "tags.kind = 'a' OR tags.kind = 'b'",
     "attributes.nothing = 'a'", "params.number = 'open"],
)
def test_what_is_no_filter_is_refused(client, experiment, filter):
    with pytest.raises(mlflow.MlflowException) as refusal:
        client.search_runs([experiment.experiment_id], filter)

    assert refusal.value.error_code in ("INVALID_PARAMETER_VALUE", "BAD_REQUEST")
