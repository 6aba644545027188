"""MLflow's client: registered models, their versions, aliases and stages. No policy names these models."""

import mlflow
import pytest
from mlflow import MlflowException


@pytest.fixture
def source(experiment, client):
    """A run with a folder that may become a version."""
    with mlflow.start_run() as run:
        mlflow.log_text("weights", "model/weights.txt")
    return run


@pytest.fixture
def create(client, unique, source):
    """Registers the model, and versions of it on demand."""
    client.create_registered_model(unique, tags={"team": "rides"}, description="how long a ride takes")

    def version(**more):
        return client.create_model_version(unique, f"{source.info.artifact_uri}/model", source.info.run_id, **more)

    return version


def test_a_model_tells_what_is_known_of_it(client, unique, create):
    first, second = create(tags={"a": "1"}, description="the first"), create()

    assert (first.version, second.version) == ("1", "2") or (first.version, second.version) == (1, 2)
    model = client.get_registered_model(unique)
    assert model.name == unique
    assert model.description == "how long a ride takes"
    assert model.tags == {"team": "rides"}
    assert [str(it.version) for it in model.latest_versions] == ["2"]
    version = client.get_model_version(unique, "1")
    assert version.description == "the first"
    assert version.tags == {"a": "1"}
    assert version.status == "READY"
    assert version.current_stage == "None"
    assert version.run_id == first.run_id
    assert version.source == first.source
    assert version.creation_timestamp <= version.last_updated_timestamp
    assert client.get_model_version_download_uri(unique, "1") == version.source


def test_texts_and_tags_change(client, unique, create):
    create()
    before = client.get_registered_model(unique).last_updated_timestamp
    client.update_registered_model(unique, "anew")
    client.set_registered_model_tag(unique, "team", "other")
    client.set_registered_model_tag(unique, "gone", "1")
    client.delete_registered_model_tag(unique, "gone")
    client.update_model_version(unique, "1", "of the version")
    client.set_model_version_tag(unique, "1", "checked", "yes")
    client.set_model_version_tag(unique, "1", "gone", "1")
    client.delete_model_version_tag(unique, "1", "gone")

    model, version = client.get_registered_model(unique), client.get_model_version(unique, "1")
    assert (model.description, model.tags) == ("anew", {"team": "other"})
    assert (version.description, version.tags) == ("of the version", {"checked": "yes"})
    assert model.last_updated_timestamp >= before


def test_aliases_move_and_go(client, unique, create):
    create(), create()
    client.set_registered_model_alias(unique, "blessed", "1")
    client.set_registered_model_alias(unique, "Nightly", "1")
    assert client.get_model_version_by_alias(unique, "blessed").version in (1, "1")
    assert sorted(client.get_model_version(unique, "1").aliases) == ["Nightly", "blessed"]

    client.set_registered_model_alias(unique, "blessed", "2")
    client.delete_registered_model_alias(unique, "Nightly")
    assert {alias: int(to) for alias, to in client.get_registered_model(unique).aliases.items()} == {"blessed": 2}
    assert client.get_model_version(unique, "1").aliases == []
    with pytest.raises(MlflowException, match="Registered model alias Nightly not found"):
        client.get_model_version_by_alias(unique, "Nightly")
    for reserved in ("latest", "v1"):
        with pytest.raises(MlflowException):
            client.set_registered_model_alias(unique, reserved, "1")


def test_champion_and_challenger_are_free_where_no_policy_binds(client, unique, create):
    create(), create()
    client.set_registered_model_alias(unique, "champion", "1")
    client.set_registered_model_alias(unique, "challenger", "2")
    client.set_registered_model_alias(unique, "champion", "2")

    assert client.get_model_version_by_alias(unique, "champion").version in (2, "2")


@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_stages(client, unique, create):
    create(), create()
    assert client.transition_model_version_stage(unique, "1", "Staging").current_stage == "Staging"
    assert client.transition_model_version_stage(unique, "1", "production").current_stage == "Production"
    client.transition_model_version_stage(unique, "2", "Production", archive_existing_versions=True)

    assert client.get_model_version(unique, "1").current_stage == "Archived"
    assert [int(it.version) for it in client.get_latest_versions(unique, ["Production"])] == [2]
    assert {it.current_stage: int(it.version) for it in client.get_latest_versions(unique)} == {
        "Archived": 1,
        "Production": 2,
    }
    assert client.get_model_version_stages(unique, "1") == ["None", "Staging", "Production", "Archived"]
    client.transition_model_version_stage(unique, "1", "None")
    assert client.get_model_version(unique, "1").current_stage == "None"
    with pytest.raises(MlflowException):
        client.transition_model_version_stage(unique, "1", "Heaven")


def test_models_are_searched_in_pages(client, unique, create):
    for number in range(5):
        client.create_registered_model(f"{unique} {number}", tags={"parity": "odd" if number % 2 else "even"})

    def names(filter, **more):
        return [it.name for it in client.search_registered_models(filter, **more)]

    assert names(f"name = '{unique} 3'") == [f"{unique} 3"]
    assert names(f"name LIKE '{unique} %'") == [f"{unique} {number}" for number in range(5)]
    assert names(f"name ILIKE '{unique.upper()} %' AND tags.parity = 'odd'") == [f"{unique} 1", f"{unique} 3"]
    assert names(f"name LIKE '{unique} %'", order_by=["name DESC"])[0] == f"{unique} 4"
    found, token = [], None
    while True:
        page = client.search_registered_models(f"name LIKE '{unique} %'", max_results=2, page_token=token)
        found += [it.name for it in page]
        token = page.token
        if not token:
            break
    assert found == [f"{unique} {number}" for number in range(5)]


def test_versions_are_searched(client, unique, create, source):
    for number in range(3):
        create(tags={"number": str(number)})

    def versions(filter, **more):
        return [int(it.version) for it in client.search_model_versions(filter, **more)]

    assert sorted(versions(f"name = '{unique}'")) == [1, 2, 3]
    assert sorted(versions(f"run_id = '{source.info.run_id}'")) == [1, 2, 3]
    assert versions(f"name = '{unique}' AND tags.number = '1'") == [2]
    assert versions(f"name = '{unique}'", order_by=["version_number ASC"], max_results=2) == [1, 2]
    assert versions("name = 'nobody has this'") == []


def test_a_renamed_model_keeps_everything(client, unique, create):
    create()
    client.set_registered_model_alias(unique, "blessed", "1")
    client.rename_registered_model(unique, f"{unique} renamed")

    assert int(client.get_model_version_by_alias(f"{unique} renamed", "blessed").version) == 1
    with pytest.raises(MlflowException, match=f"Registered Model with name={unique} not found"):
        client.get_registered_model(unique)
    client.create_registered_model(unique)  # the name is free again


def test_deleted_versions_and_models_are_gone(client, unique, create):
    create(), create()
    client.delete_model_version(unique, "1")
    with pytest.raises(MlflowException, match="not found"):
        client.get_model_version(unique, "1")
    assert [int(it.version) for it in client.search_model_versions(f"name = '{unique}'")] == [2]
    client.delete_model_version(unique, "2")

    client.delete_registered_model(unique)
    with pytest.raises(MlflowException, match="not found"):
        client.get_registered_model(unique)
    client.create_registered_model(unique)  # the name is free again
    again = create()
    assert [it.version for it in client.search_model_versions(f"name = '{unique}'")] == [again.version]


def test_a_version_is_copied(client, unique, create):
    create(tags={"a": "1"}, description="the first")
    copy = client.copy_model_version(f"models:/{unique}/1", f"{unique} copy")

    assert (copy.name, int(copy.version)) == (f"{unique} copy", 1)
    assert copy.source == f"models:/{unique}/1"
    original = client.get_model_version_download_uri(unique, "1")
    assert client.get_model_version_download_uri(copy.name, "1") == original
