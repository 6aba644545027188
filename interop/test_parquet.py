"""PyArrow and pandas read the Parquet that Gimbal writes, and Gimbal what they write."""

import datetime
import hashlib
import io
import json

import pandas
import pyarrow
import pyarrow.parquet
import requests

MAGIC = b"PAR1"
ROWS = {
    "ride": pyarrow.int64(),
    "started_at": pyarrow.timestamp("us"),
    "ended_at": pyarrow.timestamp("us"),
    "zone": pyarrow.int64(),
    "distance": pyarrow.float64(),
    "shared": pyarrow.bool_(),
    "note": pyarrow.string(),
    "minutes": pyarrow.float64(),
    "id": pyarrow.string(),
}
FEATURES = {
    "zone_activity__zone_rides_1h": pyarrow.int64(),
    "zone_activity__zone_minutes_1h": pyarrow.float64(),
    "zone_activity__zone_minutes_24h": pyarrow.float64(),
}


def is_parquet(file):
    with open(file, "rb") as content:
        return content.read(len(MAGIC)) == MAGIC


def types(table):
    return {field.name: field.type for field in table.schema}


def content_digest(version, part):
    """What a dataset version's content is called by: its columns and the digests of its parts, as canonical JSON."""
    columns = [{"name": column["name"], "type": column["type"].upper()} for column in version["columns"]]
    text = json.dumps({"columns": columns, "parts": [part]}, separators=(",", ":"), sort_keys=True)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def content(gimbal, version):
    """The version's one part: the blob whose digest gives the version's."""
    parts = [file for digest, file in gimbal.blobs() if content_digest(version, digest) == version["digest"]]
    assert len(parts) == 1
    return parts[0]


def as_ingested(ride):
    return {
        "ride": ride["ride"],
        "started_at": ride["started"],
        "ended_at": ride["ended"],
        "zone": ride["zone"],
        "distance": ride["distance"],
        "shared": ride["shared"],
        "note": ride["note"],
        "minutes": (ride["ended"] - ride["started"]).total_seconds() / 60,
        "id": str(ride["ride"]),
    }


def test_a_blob_has_the_digest_of_its_bytes(gimbal, story):
    for digest, file in gimbal.blobs():
        assert digest == "sha256:" + hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_dataset_version_has_the_types_and_values_of_the_delivery(gimbal, story):
    table = pyarrow.parquet.read_table(content(gimbal, story.version))

    assert types(table) == ROWS
    delivered = [as_ingested(ride) for ride in story.rides if ride["distance"] >= 0]
    assert table.to_pylist() == delivered
    assert table.num_rows == story.version["rows"] == 798


def test_what_the_contract_refused_is_kept_as_it_stood_in_the_file(gimbal, story):
    tables = [pyarrow.parquet.read_table(file) for _, file in gimbal.blobs() if is_parquet(file)]
    [refused] = [table for table in tables if "gimbal_rule" in table.column_names]

    kept = refused.select(["gimbal_rule", "gimbal_file", "gimbal_row", "ride", "distance"]).to_pylist()
    assert kept == [
        {"gimbal_rule": "distance", "gimbal_file": "rides.csv", "gimbal_row": row, "ride": ride, "distance": "-1.0"}
        for row, ride in [(18, "17"), (401, "400")]
    ]


def test_a_training_set_of_a_pipeline_counts_what_was_known(gimbal, story):
    step = next(step for step in story.run["steps"] if step["verb"] == "training-set")
    file = gimbal.blob(step["digest"])

    assert types(pyarrow.parquet.read_table(file)) == ROWS | {
        "hour": pyarrow.int64(),
        "gimbal_part": pyarrow.string(),
    } | FEATURES
    frame = pandas.read_parquet(file)
    assert len(frame) == 798
    assert frame["gimbal_part"].value_counts().to_dict() == {
        "train": step["facts"]["training"],
        "validate": step["facts"]["validation"],
    }
    for row in frame.itertuples():
        # A window's far end moves in steps of at most a twelfth of its length.
        ended = frame["ended_at"][(frame["zone"] == row.zone) & (frame["ended_at"] <= row.started_at)]
        age = row.started_at - ended
        least = (age < pandas.Timedelta(minutes=60)).sum()
        most = (age <= pandas.Timedelta(minutes=65)).sum()
        assert least <= row.zone_activity__zone_rides_1h <= most


def test_a_spine_written_by_pyarrow_comes_back_with_the_same_features(gimbal, story):
    step = next(step for step in story.run["steps"] if step["verb"] == "training-set")
    expected = pyarrow.parquet.read_table(gimbal.blob(step["digest"])).sort_by("ride")
    spine = io.BytesIO()
    columns = ["ride", "started_at", "zone", "distance", "shared", "hour"]
    pyarrow.parquet.write_table(expected.select(columns), spine, compression="zstd")

    answer = requests.post(
        gimbal.url + "/api/v1/training-sets",
        params={"service": "ride_minutes", "time": "started_at"},
        data=spine.getvalue(),
        headers={"Content-Type": "application/vnd.apache.parquet"},
        timeout=60,
    )

    assert answer.ok, answer.text
    table = pyarrow.parquet.read_table(io.BytesIO(answer.content)).sort_by("ride")
    assert types(table).items() >= FEATURES.items()
    assert table.select(columns + list(FEATURES)).to_pylist() == expected.select(columns + list(FEATURES)).to_pylist()


def test_closed_segments_of_the_event_log_hold_the_predictions(gimbal, story):
    files = sorted((gimbal.home / "log" / "archive" / "predictions").glob("*/*.parquet"))
    tables = [pyarrow.parquet.read_table(file) for file in files]
    assert types(tables[0]) == {
        "offset": pyarrow.int64(),
        "key": pyarrow.string(),
        "event_time": pyarrow.timestamp("us"),
        "appended_at": pyarrow.timestamp("us"),
        "payload": pyarrow.binary(),
    }
    predictions = {prediction["prediction_id"]: prediction for prediction in story.predictions}
    records = [record for table in tables for record in table.to_pylist()]
    assert records
    for record in records:
        payload = json.loads(record["payload"])
        prediction = predictions[payload["prediction_id"]]
        assert (payload["value"], payload["version"]) == (prediction["value"], prediction["version"])
        assert payload["event_time"] == record["event_time"].isoformat() + "Z"
        assert record["appended_at"] > datetime.datetime(2026, 1, 1)
