"""A server of ours as foreign clients meet it, and the small story that they read about.

`interop/run` starts the server; the story is told once: declared, delivered, trained, promoted, asked.
MLflow's clients tell stories of their own, each below a name that nobody has taken before.
"""

import csv
import datetime
import os
import pathlib
import random
import shutil
import subprocess
import time
import uuid
from dataclasses import dataclass

import pytest
import requests

HERE = pathlib.Path(__file__).parent
FIRST = datetime.datetime(2020, 3, 1)
RIDES = 800
AS_OF = "2020-03-15T00:00:00Z"

# MLflow's clients read these when they are imported. A refusal is to be seen at once, not after minutes of retries.
os.environ.update({
    "MLFLOW_TRACKING_URI": os.environ["GIMBAL_SERVER"],
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "0",
    "MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT": "true",
    "MPLBACKEND": "agg",
})


class Gimbal:
    """The server's address, its home, and its command line."""

    def __init__(self):
        self.url = os.environ["GIMBAL_SERVER"]
        self.home = pathlib.Path(os.environ["GIMBAL_HOME"])
        self.program = os.environ["GIMBAL"]

    def get(self, path, **more):
        return self._answer("GET", path, **more)

    def post(self, path, body=None, **more):
        return self._answer("POST", path, json=body, **more)

    def _answer(self, method, path, **more):
        answer = requests.request(method, self.url + path, timeout=60, **more)
        assert answer.ok, answer.text
        return answer.json()

    def run(self, *arguments, folder):
        """The command line in a folder; returns the finished process."""
        environment = {**os.environ, "GIMBAL_SERVER": self.url}
        return subprocess.run(
            [self.program, *arguments], cwd=folder, env=environment, text=True, capture_output=True, timeout=120
        )

    def done(self, *arguments, folder):
        process = self.run(*arguments, folder=folder)
        assert process.returncode == 0, process.stderr
        return process.stdout

    def blob(self, digest):
        """The file of a blob in the home, by its digest."""
        scheme, _, hexadecimal = digest.partition(":")
        assert scheme == "sha256"
        return self.home / "blobs" / "objects" / hexadecimal[:2] / hexadecimal[2:]

    def blobs(self):
        """Every blob in the home: its digest and its file."""
        for file in sorted((self.home / "blobs" / "objects").glob("??/*")):
            yield "sha256:" + file.parent.name + file.name, file


@dataclass
class Story:
    """What was told: the rows of the delivery, in its order, and what the server answered."""

    rides: list
    version: dict
    run: dict
    model: dict
    requests: list
    predictions: list


@pytest.fixture(scope="session")
def gimbal():
    return Gimbal()


@pytest.fixture(scope="session")
def story(gimbal, tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(HERE / "project", folder, dirs_exist_ok=True)
    rides = make_rides()
    write_csv(folder / "rides.csv", rides)

    gimbal.done("apply", "--why", "foreign clients read it", folder=folder)
    gimbal.done("data", "add", "rides", "rides.csv", "--as-of", AS_OF, "--why", "the first delivery", folder=folder)
    gimbal.post("/api/v1/features/materialize", {"until": AS_OF})
    run = finished(gimbal, gimbal.post("/api/v1/pipelines/train/runs", {"as_of": AS_OF}))
    model = gimbal.get("/api/v1/models/interop/ride-minutes/versions/2")
    gimbal.done("review", "ride-minutes@2", "--approve", "--comment", "looked at it", "--at", AS_OF, folder=folder)
    gimbal.done("promote", "ride-minutes@2", "--why", "better than the median", "--at", AS_OF, folder=folder)
    asked = make_requests()
    predictions = []
    for start in range(0, len(asked), 20):  # several appends, so that a segment of the log is closed between them
        predictions += gimbal.post("/api/v1/endpoints/ride-minutes/predict", asked[start : start + 20])
        time.sleep(0.4)
    return Story(rides, gimbal.get("/api/v1/datasets/rides/versions/newest"), run, model, asked, predictions)


@pytest.fixture
def unique():
    """A name that nobody has taken: MLflow's clients share the server."""
    return f"interop {uuid.uuid4().hex[:8]}"


@pytest.fixture
def experiment(unique):
    """An experiment of the test's own, to which the fluent calls of MLflow's client log."""
    import mlflow

    yield mlflow.set_experiment(unique)
    while mlflow.active_run():
        mlflow.end_run()


@pytest.fixture
def client():
    """MLflow's client, which knows no active run."""
    import mlflow

    return mlflow.MlflowClient()


def make_rides():
    draw = random.Random(7)
    rides = []
    for number in range(RIDES):
        zone = draw.randint(1, 5)
        distance = round(draw.uniform(0.5, 12), 2)
        started = FIRST + datetime.timedelta(seconds=draw.randrange(13 * 86400))
        seconds = round(60 * (3 + zone + 2.5 * distance * draw.uniform(0.8, 1.2)))
        rides.append({
            "ride": number,
            "started": started,
            "ended": started + datetime.timedelta(seconds=seconds),
            "zone": zone,
            "distance": -1.0 if number in (17, 400) else distance,  # these two break the contract
            "shared": draw.choice([True, False, None]),
            "note": draw.choice([None, "plain", "with, comma", 'with "quotes"', "Zürich → 東京"]),
        })
    return rides


def write_csv(file, rides):
    with open(file, "w", newline="", encoding="utf-8") as output:
        writer = csv.DictWriter(output, rides[0].keys())
        writer.writeheader()
        writer.writerows(rides)


def make_requests():
    draw = random.Random(8)
    return [
        {
            "id": f"ride-{number}",
            "event_time": f"2020-03-13T{number // 60:02}:{number % 60:02}:00Z",
            "keys": {"zone": draw.randint(1, 6)},  # nothing is known of zone 6
            "inputs": {
                "distance": round(draw.uniform(0.5, 12), 2),
                "shared": draw.random() < 0.5,
                "hour": draw.randrange(24),
            },
        }
        for number in range(100)
    ]


def finished(gimbal, run):
    path = f"/api/v1/pipelines/train/runs/{run['run']}"
    for _ in range(300):
        run = gimbal.get(path)
        if run["state"] not in ("queued", "running"):
            assert run["state"] == "succeeded", run
            return run
        time.sleep(0.2)
    raise AssertionError(f"still {run['state']} after a minute")
