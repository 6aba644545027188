"""MLflow's client: training that logs itself."""

import mlflow
import numpy
import pytest


@pytest.fixture(params=["sklearn", "xgboost"])
def automatic(request, monkeypatch):
    """A library whose trainings log themselves, as long as the test runs."""
    monkeypatch.setenv("MLFLOW_REQUIREMENTS_INFERENCE_TIMEOUT", "60")
    autolog = getattr(mlflow, request.param).autolog
    autolog(log_input_examples=True)
    yield request.param
    autolog(disable=True)


def fit(library):
    draw = numpy.random.default_rng(7)
    x = draw.uniform(size=(80, 3))
    y = x @ [1.0, 2.0, 3.0]
    if library == "sklearn":
        from sklearn.tree import DecisionTreeRegressor

        return DecisionTreeRegressor(max_depth=4).fit(x, y), x
    import xgboost

    matrix = xgboost.DMatrix(x, y)
    return xgboost.train({"max_depth": 4}, matrix, num_boost_round=5, evals=[(matrix, "train")], verbose_eval=False), x


def test_a_search_for_parameters_logs_its_best_tries_below_it(experiment, client):
    from sklearn.linear_model import Ridge
    from sklearn.model_selection import GridSearchCV

    draw = numpy.random.default_rng(7)
    x = draw.uniform(size=(40, 3))
    mlflow.sklearn.autolog(log_models=False, max_tuning_runs=2)
    try:
        search = GridSearchCV(Ridge(), {"alpha": [0.1, 1.0, 10.0]}, cv=2).fit(x, x @ [1.0, 2.0, 3.0])
    finally:
        mlflow.sklearn.autolog(disable=True)

    parent = client.search_runs([experiment.experiment_id], "tags.estimator_name = 'GridSearchCV'")[0]
    tries = client.search_runs([experiment.experiment_id], f"tags.mlflow.parentRunId = '{parent.info.run_id}'")
    assert parent.data.params["best_alpha"] == str(search.best_params_["alpha"]) == "0.1"
    assert {it.data.params["alpha"] for it in tries} == {"0.1", "1.0"}
    assert "cv_results.csv" in [it.path for it in client.list_artifacts(parent.info.run_id)]


def test_a_training_logs_itself(experiment, client, automatic):
    model, x = fit(automatic)

    run = client.search_runs([experiment.experiment_id])[0]
    assert run.info.status == "FINISHED"
    assert run.data.params["max_depth"] == "4"
    assert run.data.metrics
    assert "train" in [tag.value for it in run.inputs.dataset_inputs for tag in it.tags]
    logged = mlflow.search_logged_models([experiment.experiment_id], output_format="list")
    assert [it.source_run_id for it in logged] == [run.info.run_id]
    loaded = mlflow.pyfunc.load_model(logged[0].model_uri)
    if automatic == "sklearn":
        assert numpy.array_equal(loaded.predict(x), model.predict(x))
    else:
        import xgboost

        assert numpy.allclose(loaded.predict(x), model.predict(xgboost.DMatrix(x)))
        assert [point.step for point in client.get_metric_history(run.info.run_id, "train-rmse")] == [0, 1, 2, 3, 4]
