"""MLflow's client: experiments are created, found, renamed, deleted and restored."""

import mlflow
import pytest
from mlflow import MlflowException
from mlflow.entities import ViewType


def test_an_experiment_has_what_it_was_given(client, unique):
    id = client.create_experiment(unique, tags={"team": "rides"})
    client.set_experiment_tag(id, "mood", "good")

    for found in (client.get_experiment(id), client.get_experiment_by_name(unique)):
        assert found.experiment_id == id
        assert found.name == unique
        assert found.lifecycle_stage == "active"
        assert {"team": "rides", "mood": "good"}.items() <= found.tags.items()
        assert found.creation_time <= found.last_update_time
        assert found.artifact_location
    assert client.get_experiment_by_name(unique + " nobody") is None


def test_the_first_experiment_is_there_from_birth(client):
    assert client.get_experiment("0").name == "Default"


def test_an_artifact_location_is_kept(client, unique):
    id = client.create_experiment(unique, artifact_location="s3://bucket/folder")

    assert client.get_experiment(id).artifact_location == "s3://bucket/folder"
    run = client.create_run(id)
    assert run.info.artifact_uri == f"s3://bucket/folder/{run.info.run_id}/artifacts"


def test_a_renamed_experiment_is_found_by_its_new_name(client, unique):
    id = client.create_experiment(unique)
    client.rename_experiment(id, unique + " renamed")

    assert client.get_experiment_by_name(unique) is None
    assert client.get_experiment_by_name(unique + " renamed").experiment_id == id


def test_a_deleted_experiment_is_hidden_until_it_is_restored(client, unique):
    id = client.create_experiment(unique)
    run = client.create_run(id)
    client.delete_experiment(id)

    assert client.get_experiment(id).lifecycle_stage == "deleted"
    assert client.search_experiments(filter_string=f"name = '{unique}'") == []
    deleted = client.search_experiments(ViewType.DELETED_ONLY, filter_string=f"name = '{unique}'")
    assert [it.experiment_id for it in deleted] == [id]
    with pytest.raises(MlflowException):
        client.create_run(id)
    with pytest.raises(MlflowException, match="deleted"):
        mlflow.set_experiment(unique)

    client.restore_experiment(id)
    assert client.get_experiment(id).lifecycle_stage == "active"
    assert [it.info.run_id for it in client.search_runs([id])] == [run.info.run_id]


def test_experiments_are_searched_in_pages(client, unique):
    ids = [client.create_experiment(f"{unique} {number}", tags={"set": unique}) for number in range(5)]

    def find(filter, **more):
        return [it.experiment_id for it in client.search_experiments(filter_string=filter, **more)]

    mine = f"tags.`set` = '{unique}'"
    assert sorted(find(mine)) == sorted(ids)
    assert find(f"name = '{unique} 3'") == [ids[3]]
    assert find(f"name LIKE '{unique}%'", order_by=["name"]) == ids
    assert find(f"name ILIKE '{unique.upper()} 4'") == [ids[4]]
    assert find(mine, order_by=["name DESC"]) == ids[::-1]
    found, token = [], None
    while True:
        page = client.search_experiments(filter_string=mine, max_results=2, order_by=["name"], page_token=token)
        found += [it.experiment_id for it in page]
        token = page.token
        if not token:
            break
    assert found == ids


def test_a_name_is_taken_once(client, unique):
    client.create_experiment(unique)
    with pytest.raises(MlflowException, match="already exists") as refusal:
        client.create_experiment(unique)
    assert refusal.value.error_code == "RESOURCE_ALREADY_EXISTS"
