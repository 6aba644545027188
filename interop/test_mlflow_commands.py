"""MLflow's command line, in the process of the test: what it lists, moves and deletes."""

import json

import mlflow
import pytest
from click.testing import CliRunner
from mlflow.cli import cli


def done(*words):
    """What the command printed."""
    result = CliRunner().invoke(cli, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def run(experiment):
    with mlflow.start_run(run_name="first") as run:
        mlflow.log_metric("loss", 0.5)
        mlflow.log_text("text", "deep/notes.txt")
    return run.info.run_id


def test_experiments_are_listed_made_renamed_deleted_and_restored(client, unique):
    assert unique in done("experiments", "create", "--experiment-name", unique)
    id = client.get_experiment_by_name(unique).experiment_id
    done("experiments", "rename", "--experiment-id", id, "--new-name", f"{unique} renamed")
    assert f"{unique} renamed" in done("experiments", "search")
    done("experiments", "delete", "--experiment-id", id)
    assert unique not in done("experiments", "search")
    done("experiments", "restore", "--experiment-id", id)
    assert client.get_experiment(id).name == f"{unique} renamed"


def test_runs_are_listed_told_deleted_and_restored(experiment, client, run):
    listed = done("runs", "list", "--experiment-id", experiment.experiment_id)
    assert run in listed
    assert "first" in listed
    assert json.loads(done("runs", "describe", "--run-id", run))["data"]["metrics"] == {"loss": 0.5}
    table = done("experiments", "csv", "--experiment-id", experiment.experiment_id)
    assert table.splitlines()[1].startswith(f"{run},{experiment.experiment_id},FINISHED,")
    done("runs", "delete", "--run-id", run)
    assert client.get_run(run).info.lifecycle_stage == "deleted"
    done("runs", "restore", "--run-id", run)
    assert client.get_run(run).info.lifecycle_stage == "active"


def test_files_go_up_are_listed_and_come_down(run, tmp_path):
    (tmp_path / "more.txt").write_text("more")
    done("artifacts", "log-artifact", "--run-id", run, "--local-file", tmp_path / "more.txt", "--artifact-path", "deep")

    listed = json.loads(done("artifacts", "list", "--run-id", run, "--artifact-path", "deep"))
    assert {it["path"] for it in listed} == {"deep/notes.txt", "deep/more.txt"}
    done("artifacts", "download", "--run-id", run, "--dst-path", tmp_path / "down")
    assert (tmp_path / "down" / "deep" / "notes.txt").read_text() == "text"
    assert (tmp_path / "down" / "deep" / "more.txt").read_text() == "more"
    one = done("artifacts", "download", "--artifact-uri", f"runs:/{run}/deep/more.txt", "--dst-path", tmp_path / "one")
    assert one.strip().endswith("more.txt")
