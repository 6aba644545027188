"""Refusals are problem details by RFC 9457, for whoever asks."""

import json
import shutil
import subprocess

import pytest
import requests

JSON = {"Content-Type": "application/json"}


def refusals(url):
    """Requests that must be refused: what they are, the answer, the status."""
    api = url + "/api/v1"
    broken = '{"name": "a",'
    yield "unknown path", requests.get(api + "/nothing", timeout=10), 404
    yield "unknown asset", requests.get(api + "/models/nobody/nothing", timeout=10), 404
    yield "wrong method", requests.delete(api + "/version", timeout=10), 405
    yield "malformed JSON", requests.post(api + "/experiments", data=broken, headers=JSON, timeout=10), 400
    yield "unknown field", requests.post(api + "/experiments", json={"nmae": "a"}, timeout=10), 400
    yield "wrong content type", requests.post(
        api + "/experiments", data="name=a", headers={"Content-Type": "text/csv"}, timeout=10
    ), 415
    yield "foreign host", requests.get(api + "/version", headers={"Host": "evil.example"}, timeout=10), 421
    yield "foreign origin", requests.post(
        api + "/experiments", json={"name": "a"}, headers={"Origin": "http://evil.example"}, timeout=10
    ), 403
    yield "oversize body", requests.post(
        api + "/experiments", data=b"{" + b" " * (17 << 20), headers=JSON, timeout=30
    ), 413


def test_every_refusal_is_a_problem_document(gimbal):
    found = {}
    for what, answer, status in refusals(gimbal.url):
        found[what] = answer.status_code
        assert answer.status_code == status, (what, answer.text)
        assert answer.headers["Content-Type"].split(";")[0] == "application/problem+json", what
        problem = answer.json()
        assert problem["status"] == answer.status_code, what
        for member in ("type", "title", "detail", "instance"):
            assert isinstance(problem[member], str) and problem[member], (what, member)
        assert problem["type"].startswith("urn:gimbal:problem:"), what
        assert problem["retryable"] is False, what
    assert len(found) == 9


def test_a_misspelled_field_is_answered_with_the_nearest_name(gimbal):
    problem = requests.post(gimbal.url + "/api/v1/experiments", json={"nmae": "a"}, timeout=10).json()

    assert problem["type"] == "urn:gimbal:problem:invalid-argument"
    assert "name" in json.dumps(problem["problems"])


def test_curl_fails_on_a_refusal_and_shows_it(gimbal):
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    process = subprocess.run(
        ["curl", "--silent", "--fail-with-body", gimbal.url + "/api/v1/models/nobody/nothing"],
        capture_output=True,
        text=True,
    )
    assert process.returncode == 22
    assert json.loads(process.stdout)["title"] == "Does not exist"
