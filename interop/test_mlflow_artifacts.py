"""MLflow's client: files of a run go up, are listed, come down and are deleted."""

import json
import os

import mlflow
import numpy
import pandas
import pytest


def paths(client, run, path=None):
    return {it.path: (it.is_dir, it.file_size) for it in client.list_artifacts(run.info.run_id, path)}


def download(run, path, folder):
    return mlflow.artifacts.download_artifacts(run_id=run.info.run_id, artifact_path=path, dst_path=str(folder))


def test_texts_and_objects(experiment, client):
    with mlflow.start_run() as run:
        mlflow.log_text("Zürich → 東京", "notes.txt")
        mlflow.log_dict({"rounds": [1, 2]}, "config/rounds.json")
        mlflow.log_dict({"rounds": [1, 2]}, "config/rounds.yaml")

    assert paths(client, run) == {"notes.txt": (False, 18), "config": (True, None)}
    assert set(paths(client, run, "config")) == {"config/rounds.json", "config/rounds.yaml"}
    assert paths(client, run, "config/nothing") == {}
    root = run.info.artifact_uri
    assert mlflow.artifacts.load_text(root + "/notes.txt") == "Zürich → 東京"
    assert mlflow.artifacts.load_dict(root + "/config/rounds.json") == {"rounds": [1, 2]}


def test_a_table_grows(experiment, client):
    with mlflow.start_run() as run:
        mlflow.log_table({"zone": [1, 2], "minutes": [3.5, 4.5]}, "predictions.json")
        mlflow.log_table(pandas.DataFrame({"zone": [3], "minutes": [5.5]}), "predictions.json")

    whose = mlflow.load_table("predictions.json", extra_columns=["run_id"])  # of all runs of the experiment
    assert whose["run_id"].tolist() == [run.info.run_id] * 3
    table = mlflow.load_table("predictions.json", run_ids=[run.info.run_id])
    assert table.to_dict("list") == {"zone": [1, 2, 3], "minutes": [3.5, 4.5, 5.5]}
    logged = json.loads(client.get_run(run.info.run_id).data.tags["mlflow.loggedArtifacts"])
    assert logged == [{"path": "predictions.json", "type": "table"}]


def test_pictures(experiment, client, tmp_path):
    from matplotlib.figure import Figure

    figure = Figure()
    figure.subplots().plot([1, 2, 3])
    with mlflow.start_run() as run:
        mlflow.log_figure(figure, "plots/line.png")
        mlflow.log_image(numpy.zeros((4, 4, 3), dtype=numpy.uint8), "black.png")
        for step in (0, 1):
            mlflow.log_image(numpy.zeros((4, 4, 3), dtype=numpy.uint8), key="by/step", step=step)

    assert mlflow.artifacts.load_image(run.info.artifact_uri + "/black.png").size == (4, 4)
    with open(download(run, "plots/line.png", tmp_path), "rb") as file:
        assert file.read(4) == b"\x89PNG"
    steps = sorted(path.partition("+timestamp")[0] for path in paths(client, run, "images") if path.endswith(".png"))
    assert steps == ["images/by~step+step+0", "images/by~step+step+1"]


def test_a_tree_comes_back_as_it_went(experiment, client, tmp_path):
    tree = {
        "plain.bin": os.urandom(3_000_000),
        "empty": b"",
        "deep/er/and deeper/ünï.txt": b"text",
        "deep/100% + more=less & co.txt": b"signs",
        ".hidden": b"dot",
    }
    for name, content in tree.items():
        file = tmp_path / "up" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    with mlflow.start_run() as run:
        mlflow.log_artifacts(str(tmp_path / "up"), "tree")
        mlflow.log_artifact(str(tmp_path / "up" / "plain.bin"))

    (tmp_path / "down").mkdir()
    down = download(run, "tree", tmp_path / "down")
    found = {
        os.path.relpath(os.path.join(folder, name), down): open(os.path.join(folder, name), "rb").read()
        for folder, _, names in os.walk(down)
        for name in names
    }
    assert found == tree
    assert paths(client, run)["plain.bin"] == (False, 3_000_000)
    assert paths(client, run, "tree/deep")["tree/deep/er"] == (True, None)


def test_the_last_upload_of_a_path_counts(experiment, client):
    with mlflow.start_run() as run:
        mlflow.log_text("first, and longer", "notes.txt")
        mlflow.log_text("second", "notes.txt")

    assert mlflow.artifacts.load_text(run.info.artifact_uri + "/notes.txt") == "second"
    assert paths(client, run) == {"notes.txt": (False, 6)}


def test_deleted_files_are_gone(experiment, client):
    from mlflow.store.artifact.artifact_repository_registry import get_artifact_repository

    with mlflow.start_run() as run:
        mlflow.log_text("kept", "kept.txt")
        mlflow.log_text("gone", "gone.txt")
        mlflow.log_text("gone", "folder/gone.txt")
    repository = get_artifact_repository(run.info.artifact_uri)
    repository.delete_artifacts("gone.txt")
    repository.delete_artifacts("folder")

    assert set(paths(client, run)) == {"kept.txt"}


def test_a_file_that_is_not_there(experiment, tmp_path):
    with mlflow.start_run() as run:
        mlflow.log_text("there", "there.txt")

    with pytest.raises(mlflow.MlflowException):
        download(run, "nothing.txt", tmp_path)


def test_a_file_larger_than_memory_chunks(experiment, tmp_path):
    content = os.urandom(1 << 20) * 40
    (tmp_path / "big.bin").write_bytes(content)
    with mlflow.start_run() as run:
        mlflow.log_artifact(str(tmp_path / "big.bin"))

    (tmp_path / "down").mkdir()
    with open(download(run, "big.bin", tmp_path / "down"), "rb") as file:
        assert file.read() == content
