"""`gimbal run -- python train.py` keeps what it takes to run a Python script again."""

import json
import os
import platform
import pty
import signal
import subprocess
import sys
import uuid
from importlib import metadata

import mlflow
import pytest
import requests

SCRIPT = '''
import os, random, requests

random.seed(int(os.environ["GIMBAL_SEED"]))
requests.post(
    f"{os.environ['GIMBAL_SERVER']}/api/v1/runs/{os.environ['GIMBAL_RUN']}/batch",
    json={
        "params": {"rounds": "20"},
        "metrics": [{"key": "loss", "value": random.random(), "at": "2020-03-15T00:00:00Z", "step": 1}],
    },
    timeout=10,
).raise_for_status()
print("trained")
'''


def git(folder, *arguments):
    identity = ["-c", "user.name=ann", "-c", "user.email=ann@example.org"]
    return subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.fixture
def project(tmp_path):
    """A repository with one committed script."""
    (tmp_path / "train.py").write_text(SCRIPT)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "train.py")
    git(tmp_path, "commit", "--quiet", "--message", "Train")
    return tmp_path


def train(gimbal, folder):
    """The record of a run of the script."""
    python = [sys.executable, "train.py"]
    answer = gimbal.done("run", "--json", "--experiment", "interop", "--seed", "5", "--", *python, folder=folder)
    return gimbal.get(f"/api/v1/runs/{json.loads(answer)['id']}")


def test_keeps_commit_command_seed_and_environment(gimbal, project):
    record = train(gimbal, project)

    run = record["run"]
    assert run["status"] == "finished"
    assert record["tags"]["exit_code"] == "0"
    capture = run["capture"]
    assert capture["commit"] == git(project, "rev-parse", "HEAD")
    assert capture["dirty"] is False
    assert capture["command"] == f"{sys.executable} train.py"
    assert capture["seeds"] == {"seed": 5}
    assert capture["environment"]["folder"] == str(project)
    assert capture["environment"]["os"].startswith(platform.system())


def test_what_the_script_logs_belongs_to_the_run_and_repeats(gimbal, project):
    first, second = train(gimbal, project), train(gimbal, project)

    assert first["run"]["id"] != second["run"]["id"]
    assert first["params"] == {"rounds": "20"}
    assert [metric["value"] for metric in first["metrics"]] == [metric["value"] for metric in second["metrics"]]


def test_a_changed_file_is_told(gimbal, project):
    (project / "train.py").write_text(SCRIPT + "\n# changed\n")

    assert train(gimbal, project)["run"]["capture"]["dirty"] is True


def test_ends_as_the_script_did(gimbal, project):
    process = gimbal.run("run", "--", sys.executable, "-c", "raise SystemExit(3)", folder=project)

    assert process.returncode == 3
    assert "failed, exit code 3" in process.stderr


MLFLOW_SCRIPT = '''
import os, sys
import mlflow

before = os.environ["MLFLOW_RUN_ID"]
with mlflow.start_run() as run:
    assert run.info.run_id == before
    mlflow.log_param("depth", 4)
    mlflow.log_metric("loss", 0.5)
with mlflow.start_run() as another:
    assert another.info.run_id != before
    assert another.info.experiment_id == run.info.experiment_id
sys.exit(int(sys.argv[1]))
'''

STUBBORN_SCRIPT = '''
import os, signal, time
import mlflow

with mlflow.start_run():
    mlflow.log_param("depth", 4)
    os.kill(os.getppid(), signal.SIGTERM)
    time.sleep(60)
'''

TIDY_SCRIPT = '''
import signal
import mlflow

with mlflow.start_run():
    print("training", flush=True)
    try:
        signal.pause()
    except KeyboardInterrupt:
        mlflow.log_param("tidied", "yes")
'''


def only_run(gimbal, experiment):
    """The record of the run of an experiment that was captured."""
    page = gimbal.get("/api/v1/experiments?size=1000")
    id = next(it["id"] for it in page["items"] if it["name"] == experiment)
    runs = gimbal.get(f"/api/v1/experiments/{id}/runs")["items"]
    captured = [run for run in runs if run["capture"]["command"]]
    assert len(captured) == 1
    return gimbal.get(f"/api/v1/runs/{captured[0]['id']}")


def test_a_script_of_mlflow_logs_into_the_run_whose_end_is_the_command_s(gimbal, project):
    experiment = f"captured {uuid.uuid4()}"
    (project / "log.py").write_text(MLFLOW_SCRIPT)
    words = ["run", "--experiment", experiment, "--", sys.executable, "log.py", "3"]

    process = gimbal.run(*words, folder=project)

    assert process.returncode == 3, process.stderr
    record = only_run(gimbal, experiment)
    assert record["run"]["status"] == "failed", "although mlflow has finished it"
    assert record["params"] == {"depth": "4"}
    assert [metric["value"] for metric in record["metrics"]] == [0.5]
    capture = record["run"]["capture"]
    assert capture["environment"]["python"].endswith(platform.python_version())
    packages = requests.get(f"{gimbal.url}/api/v1/runs/{record['run']['id']}/artifacts/capture/packages.txt", timeout=10)
    assert f"mlflow=={metadata.version('mlflow')}" in packages.text.splitlines()
    found = mlflow.MlflowClient().get_run(record["run"]["id"])
    assert found.data.tags["mlflow.source.git.commit"] == capture["commit"]
    assert found.data.tags["mlflow.source.name"].endswith("log.py 3")


def test_a_signal_ends_the_script_and_the_run_is_killed(gimbal, project):
    experiment = f"stopped {uuid.uuid4()}"
    (project / "stubborn.py").write_text(STUBBORN_SCRIPT)

    process = gimbal.run("run", "--experiment", experiment, "--", sys.executable, "stubborn.py", folder=project)

    assert process.returncode == 128 + 15
    record = only_run(gimbal, experiment)
    assert record["run"]["status"] == "killed"
    assert record["params"] == {"depth": "4"}


def test_ctrl_c_in_a_terminal_lets_the_script_tidy_up_and_the_run_is_killed(gimbal, project):
    experiment = f"interrupted {uuid.uuid4()}"
    (project / "tidy.py").write_text(TIDY_SCRIPT)
    words = [gimbal.program, "run", "--server", gimbal.url, "--experiment", experiment, "--", sys.executable, "tidy.py"]

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(project)
        os.execv(words[0], words)
    said = read_until(terminal, b"training")
    os.write(terminal, b"\x03")
    said += read_until(terminal, b"killed")
    _, status = os.waitpid(child, 0)
    os.close(terminal)

    assert os.waitstatus_to_exitcode(status) == 128 + signal.SIGINT, said
    record = only_run(gimbal, experiment)
    assert record["run"]["status"] == "killed"
    assert record["params"] == {"tidied": "yes"}


def read_until(terminal, words):
    """What is shown until these words are."""
    said = b""
    while words not in said:
        said += os.read(terminal, 1024)
    return said
