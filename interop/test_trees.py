"""XGBoost's own Python package loads the trees that Gimbal trained and stored, and predicts what the endpoint did."""

import hashlib
import json

import numpy
import xgboost


def payload(gimbal, description, name):
    [digest] = [file["digest"] for file in description["files"] if file["name"] == name]
    content = gimbal.blob(digest).read_bytes()
    assert digest == "sha256:" + hashlib.sha256(content).hexdigest()
    return content


def matrix(terms, story):
    """What the endpoint saw, in the order of the trees' features."""
    rows = []
    for request, prediction in zip(story.requests, story.predictions, strict=True):
        values = request["inputs"] | {name: it["value"] for name, it in prediction["features"].items()}
        rows.append([numpy.nan if values[term["input"]] is None else float(values[term["input"]]) for term in terms])
    return numpy.array(rows, dtype=numpy.float32)


def test_predicts_the_same_values_as_the_endpoint(gimbal, story):
    description = json.loads(gimbal.blob(story.model["digest"]).read_text())
    assert description["flavour"] == "xgboost"
    terms = json.loads(payload(gimbal, description, "inputs.json"))["features"]
    booster = xgboost.Booster()
    booster.load_model(bytearray(payload(gimbal, description, "trees.json")))

    inputs = matrix(terms, story)
    assert numpy.isnan(inputs).any() and not numpy.isnan(inputs).all()
    expected = booster.predict(xgboost.DMatrix(inputs))

    assert all(prediction["outcome"] == "answered" for prediction in story.predictions)
    answered = numpy.array([prediction["value"] for prediction in story.predictions], dtype=numpy.float32)
    assert len(set(answered.tolist())) > 50
    numpy.testing.assert_array_equal(answered, expected)  # to the last bit
