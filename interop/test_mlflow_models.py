"""MLflow's client: a model goes up, is found by every address that it has, and predicts what it did."""

import mlflow
import numpy
import pandas
import pytest
from mlflow.models import infer_signature
from sklearn.linear_model import LinearRegression

X = numpy.array([[1.0, 2.0], [3.0, 1.0], [4.0, 5.0], [2.0, 2.5]], dtype=numpy.float32)
Y = numpy.array([5.0, 7.0, 19.0, 8.0], dtype=numpy.float32)


def of_sklearn(**more):
    return mlflow.sklearn.log_model(trained(), name="model", pip_requirements=["scikit-learn"], **more)


def of_onnx(**more):
    from skl2onnx import to_onnx

    model = to_onnx(trained(), X)
    return mlflow.onnx.log_model(model, name="model", pip_requirements=["onnxruntime"], **more)


def of_xgboost(**more):
    return mlflow.xgboost.log_model(boosted(), name="model", pip_requirements=["xgboost"], **more)


def trained():
    return LinearRegression().fit(X, Y)


def boosted():
    from xgboost import XGBRegressor

    return XGBRegressor(n_estimators=3, max_depth=2).fit(X, Y)


@pytest.mark.filterwarnings("ignore::FutureWarning")
@pytest.mark.parametrize("log_model, original", [(of_sklearn, trained), (of_onnx, trained), (of_xgboost, boosted)])
def test_a_model_is_loaded_by_every_address(experiment, client, unique, log_model, original):
    with mlflow.start_run() as run:
        info = log_model(signature=infer_signature(X, Y), registered_model_name=unique)
        client.set_registered_model_alias(unique, "blessed", 1)
        client.set_registered_model_tag(unique, "team", "rides")
        client.transition_model_version_stage(unique, "1", "Production")

    addresses = [
        f"runs:/{run.info.run_id}/model",
        f"models:/{info.model_id}",
        f"models:/{unique}/1",
        f"models:/{unique}@blessed",
        f"models:/{unique}@champion",
        f"models:/{unique}/Production",
        f"models:/{unique}/latest",
        info.model_uri,
    ]
    expected = original().predict(X)
    for address in addresses:
        model = mlflow.pyfunc.load_model(address)
        assert numpy.allclose(numpy.ravel(_values(model.predict(X))), expected, atol=1e-4), address
        assert model.metadata.signature == infer_signature(X, Y), address


def _values(answer):
    return next(iter(answer.values())) if isinstance(answer, dict) else answer


def test_the_flavour_itself_comes_back(experiment):
    with mlflow.start_run() as run:
        of_sklearn()
        mlflow.onnx.log_model(_onnx(), name="onnx", pip_requirements=["onnxruntime"])
        mlflow.xgboost.log_model(boosted(), name="trees", pip_requirements=["xgboost"])

    assert mlflow.sklearn.load_model(f"runs:/{run.info.run_id}/model").coef_.tolist() == trained().coef_.tolist()
    assert mlflow.onnx.load_model(f"runs:/{run.info.run_id}/onnx").graph.node[0].op_type == "LinearRegressor"
    trees = mlflow.xgboost.load_model(f"runs:/{run.info.run_id}/trees")
    assert trees.predict(X).tolist() == boosted().predict(X).tolist()


def _onnx():
    from skl2onnx import to_onnx

    return to_onnx(trained(), X)


def test_the_run_and_its_model_know_each_other(experiment, client):
    with mlflow.start_run() as run:
        mlflow.log_param("fit_intercept", True)
        info = of_sklearn(input_example=X[:2])
        mlflow.log_metric("rmse", 0.5, model_id=info.model_id)

    model = mlflow.get_logged_model(info.model_id)
    assert model.name == "model"
    assert model.status == mlflow.entities.LoggedModelStatus.READY
    assert model.source_run_id == run.info.run_id
    assert model.experiment_id == experiment.experiment_id
    assert model.params == {"fit_intercept": "True"}
    assert {metric.key: metric.value for metric in model.metrics} == {"rmse": 0.5}
    outputs = client.get_run(run.info.run_id).outputs.model_outputs
    assert [output.model_id for output in outputs] == [info.model_id]
    files = {file.path for file in client.list_artifacts(run.info.run_id, "model")}
    assert {"model/MLmodel", "model/requirements.txt", "model/input_example.json"} <= files


def test_a_model_is_registered_later(experiment, client, unique):
    with mlflow.start_run() as run:
        info = of_sklearn()
    version = mlflow.register_model(f"runs:/{run.info.run_id}/model", unique, tags={"a": "1"})

    assert int(version.version) == 1
    assert version.run_id == run.info.run_id
    assert client.get_model_version(unique, "1").tags == {"a": "1"}
    assert int(mlflow.register_model(info.model_uri, unique).version) == 2
    assert mlflow.sklearn.load_model(f"models:/{unique}/2").coef_.tolist() == trained().coef_.tolist()


def test_logged_models_are_searched_tagged_and_deleted(experiment, client):
    ids = []
    for number in range(3):
        model = mlflow.create_external_model(name=f"m{number}", params={"number": str(number)}, tags={"kind": "test"})
        ids.append(model.model_id)
        with mlflow.start_run():
            mlflow.log_metric("rmse", 3 - number, model_id=model.model_id)
    mlflow.set_logged_model_tags(ids[1], {"mood": "good", "bad": "x"})
    mlflow.delete_logged_model_tag(ids[1], "bad")

    def search(filter=None, **more):
        found = mlflow.search_logged_models(
            [experiment.experiment_id], filter_string=filter, output_format="list", **more
        )
        return [model.model_id for model in found]

    assert set(search()) == set(ids)
    assert search("name = 'm2'") == [ids[2]]
    assert search("params.number = '0'") == [ids[0]]
    assert search("tags.mood = 'good'") == [ids[1]]
    assert search("metrics.rmse < 2.5", order_by=[{"field_name": "metrics.rmse", "ascending": True}]) == ids[:0:-1]
    assert len(search(max_results=2)) == 2
    assert "bad" not in mlflow.get_logged_model(ids[1]).tags

    client.delete_logged_model(ids[0])
    assert set(search()) == set(ids[1:])


def test_a_function_is_a_model(experiment):
    class Doubles(mlflow.pyfunc.PythonModel):
        def predict(self, context, model_input, params=None):
            return model_input * 2

    with mlflow.start_run():
        info = mlflow.pyfunc.log_model(name="doubles", python_model=Doubles(), pip_requirements=["numpy"])

    assert mlflow.pyfunc.load_model(info.model_uri).predict(X).tolist() == (X * 2).tolist()


def test_a_model_is_evaluated(experiment, client):
    data = pandas.DataFrame(X, columns=["zone", "distance"]).assign(minutes=Y)
    dataset = mlflow.data.from_pandas(data, targets="minutes", name="held out")
    with mlflow.start_run() as run:
        model = LinearRegression().fit(data[["zone", "distance"]], Y)
        info = mlflow.sklearn.log_model(model, name="model", pip_requirements=["scikit-learn"])
        result = mlflow.models.evaluate(
            info.model_uri, dataset, model_type="regressor", evaluator_config={"log_explainer": False}
        )

    run = client.get_run(run.info.run_id)
    assert run.data.metrics == pytest.approx(result.metrics)
    assert {"mean_squared_error", "r2_score", "example_count"} <= set(result.metrics)
    assert [it.dataset.name for it in run.inputs.dataset_inputs] == ["held out"]
    of_the_model = {it.key: it.value for it in mlflow.get_logged_model(info.model_id).metrics}
    assert of_the_model["r2_score"] == pytest.approx(result.metrics["r2_score"])
