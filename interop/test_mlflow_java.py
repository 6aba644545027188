"""MLflow's Java client: what it logs, both clients read."""

import os
import pathlib
import subprocess
import sys

import mlflow

HERE = pathlib.Path(__file__).parent


def test_a_java_program_logs(experiment, client, unique, tmp_path):
    with mlflow.start_run() as run:
        mlflow.log_text("weights", "model/weights.txt")
    client.create_registered_model(unique)
    client.create_model_version(unique, run.info.artifact_uri + "/model", run.info.run_id)

    java = pathlib.Path(os.environ.get("JAVA_HOME", "/usr")) / "bin" / "java"
    arguments = [mlflow.get_tracking_uri(), f"{unique} java", str(tmp_path), unique]
    process = subprocess.run(
        [java, "-cp", str(HERE / ".java" / "*"), HERE / "java" / "MlflowStory.java", *arguments],
        env={**os.environ, "PATH": f"{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert process.returncode == 0, process.stderr
    data = client.get_run(process.stdout.split()[-1]).data
    assert data.params == {"rounds": "20", "depth": "4", "eta": "0.3", "batch": "yes"}
    assert data.metrics == {"loss": 0.2, "rmse": 3.25}
    assert data.tags["mood"] == "Zürich → 東京"
    assert client.get_experiment_by_name(f"{unique} java renamed").tags["team"] == "rides"
