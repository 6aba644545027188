"""The example's data contract is one that other tools of the Open Data Contract Standard read."""

import copy
import importlib.resources
import json
import pathlib

import pytest
import yaml
from jsonschema.validators import validator_for
from open_data_contract_standard.model import OpenDataContractStandard

ROOT = pathlib.Path(__file__).parent.parent
CONTRACTS = [ROOT / "examples" / "taxi" / "trips.odcs.yaml", ROOT / "interop" / "project" / "rides.odcs.yaml"]


@pytest.fixture(scope="module")
def standard():
    """A validator for the JSON schema that the standard publishes."""
    package = importlib.resources.files("open_data_contract_standard")
    schema = json.loads((package / "schema.json").read_text())
    return validator_for(schema)(schema)


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda file: file.name)
def test_meets_the_published_schema(standard, contract):
    document = yaml.safe_load(contract.read_text())
    assert [f"{error.json_path}: {error.message}" for error in standard.iter_errors(document)] == []


def test_the_schema_would_notice(standard):
    document = yaml.safe_load(CONTRACTS[0].read_text())
    for spoil in (
        lambda it: it.pop("status"),
        lambda it: it["schema"][0]["properties"][0].update(logicalType="instant"),
        lambda it: it.update(kind="Contract"),
    ):
        spoiled = copy.deepcopy(document)
        spoil(spoiled)
        assert not standard.is_valid(spoiled)


def test_says_to_others_what_it_says_to_gimbal():
    contract = OpenDataContractStandard.from_file(str(CONTRACTS[0]))
    [trips] = contract.schema_
    properties = {it.name: it for it in trips.properties}

    assert list(properties) == ["pickup_at", "dropoff_at", "duration", "distance", "pickup_zone", "dropoff_zone"]
    assert all(it.required for it in properties.values())
    assert properties["duration"].logicalTypeOptions == {"minimum": 1, "maximum": 180}
    assert properties["distance"].logicalTypeOptions == {"exclusiveMinimum": 0, "maximum": 100}
    assert [rule.metric for rule in trips.quality] == ["duplicateValues", "rowCount"]
