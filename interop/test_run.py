"""`gimbal run -- python train.py` keeps what it takes to run a Python script again."""

import json
import platform
import subprocess
import sys

import pytest

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
