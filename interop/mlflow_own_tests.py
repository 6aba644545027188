"""A plug-in for pytest that turns MLflow's own tests to a server of ours, without a change to them.

Most of its tests start a server each, by two names of a module that they share. Both are replaced before they are
imported: who enters a server gets ours, emptied. Others start one for all of a module, or use a database of their own
by its address; they get ours too. What the list of exceptions names is expected to fail, and has its reason there;
whatever else fails is a failure. A test that passes without our server says nothing about it, and is not counted.
"""

import contextlib
import fnmatch
import os
import pathlib
import types
import urllib.parse

import pytest
import requests

SERVER = os.environ["GIMBAL_SERVER"]
EXCEPTIONS = pathlib.Path(__file__).parent / "mlflow-own-tests.exceptions"

entered = set()  # the tests that had our server
unused = []  # patterns of the list that name no test
outcomes = {
    "passed": [],
    "failed": [],
    "expected": [],
    "exceptions that passed": [],
    "given up by MLflow": [],
    "skipped by MLflow": [],
    "without our server": [],
}


def read_exceptions():
    """The reasons by pattern of test names; a line of the list is `pattern: reason`, with `-` before it `not run`."""
    lines = EXCEPTIONS.read_text().splitlines()
    return dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))


def enter():
    """Empties our server for the test that runs, and lets everything it calls ask ours."""
    import mlflow

    requests.post(SERVER + "/api/v1/admin/reset", timeout=30).raise_for_status()
    mlflow.set_tracking_uri(SERVER)
    mlflow.set_registry_uri(SERVER)
    entered.add(os.environ["PYTEST_CURRENT_TEST"].rsplit(" ", 1)[0])


@contextlib.contextmanager
def our_server(*_, **__):
    enter()
    yield SERVER


def pytest_configure():
    from tests.tracking import integration_test_utils

    integration_test_utils.ServerThread = our_server
    integration_test_utils._init_server = our_server


@pytest.fixture(autouse=True)
def in_our_server(request):
    """For modules that start no server in each test. What they use by its address is ours by now."""
    if hasattr(request.module, "_launch_server"):
        enter()
    elif not hasattr(request.module, "ServerThread"):
        request.getfixturevalue("tracking_uri_mock")
        enter()


def launch_nothing(module):
    """The module's one server is ours: its port is told, and nothing is started or killed."""
    module.get_safe_port = lambda: urllib.parse.urlparse(SERVER).port
    module._launch_server = lambda *_: types.SimpleNamespace(kill=lambda: None)


def pytest_collection_modifyitems(config, items):
    for module in {item.module for item in items if hasattr(item.module, "_launch_server")}:
        launch_nothing(module)
    kept = [item for item in items if not about_files(item)]
    config.hook.pytest_deselected(items=[item for item in items if about_files(item)])
    items[:] = kept
    reasons = read_exceptions()
    used = set()
    for item in kept:
        for pattern, reason in reasons.items():
            if fnmatch.fnmatchcase(item.name, pattern.removeprefix("-")):
                expected = pytest.mark.xfail(reason=reason, strict=False, run=not pattern.startswith("-"))
                item.add_marker(expected, append=False)
                item.user_properties.append(("exception", reason))
                used.add(pattern)
                break
    unused.extend(pattern for pattern in reasons if pattern not in used)


def about_files(item):
    """Whether it is the variant of a test for MLflow's store of files, which has no server's database."""
    return "file" in getattr(getattr(item, "callspec", None), "params", {}).values()


def pytest_runtest_logreport(report):
    """Files a test by what it did when it ran, or by what already failed before."""
    if report.when != "call" and not (report.when == "setup" and not report.passed):
        return
    excepted = dict(report.user_properties).get("exception")
    reason = excepted
    if report.nodeid not in entered and not report.failed and not excepted:
        outcome = "without our server"
    elif excepted:
        outcome = "exceptions that passed" if report.passed else "expected"
    elif hasattr(report, "wasxfail"):
        outcome, reason = "given up by MLflow", report.wasxfail
    elif report.skipped:
        outcome, reason = "skipped by MLflow", report.longrepr[2]
    else:
        outcome = "failed" if report.failed else "passed"
    file, _, name = report.nodeid.partition("::")
    outcomes[outcome].append((f"{pathlib.Path(file).name}::{name}", reason))


def pytest_unconfigure():
    print()
    for outcome in [outcome for outcome in outcomes if outcome != "passed"]:
        for name, reason in sorted(outcomes[outcome]):
            print(f"{outcome}: {name}" + (f": {reason}" if reason else ""))
    for pattern in unused:
        print(f"an exception that names no test: {pattern}")
    print("MLflow's own tests: " + ", ".join(f"{len(them)} {outcome}" for outcome, them in outcomes.items()))
