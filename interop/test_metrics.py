"""Prometheus' own Python client reads /metrics."""

import math

import requests
from prometheus_client.parser import text_string_to_metric_families


def scrape(gimbal):
    answer = requests.get(gimbal.url + "/metrics", timeout=10)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert answer.text.endswith("\n")
    return list(text_string_to_metric_families(answer.text))


def test_every_family_has_one_type_and_help_and_no_sample_twice(gimbal, story):
    families = scrape(gimbal)
    names = [family.name for family in families]
    assert len(names) == len(set(names))
    for family in families:
        assert family.type != "unknown", family.name
        assert family.documentation, family.name
        samples = [(sample.name, frozenset(sample.labels.items())) for sample in family.samples]
        assert samples and len(samples) == len(set(samples)), family.name


def test_counters_count(gimbal, story):
    counters = [family for family in scrape(gimbal) if family.type == "counter"]
    for family in counters:
        assert all(sample.name.endswith("_total") and sample.value >= 0 for sample in family.samples), family.name
    [predictions] = [family for family in counters if family.name == "gimbal_predictions"]
    assert sum(sample.value for sample in predictions.samples) == len(story.predictions)


def test_requests_are_timed(gimbal):
    def requests_so_far():
        [family] = [family for family in scrape(gimbal) if family.name == "gimbal_http_request_seconds"]
        return sum(sample.value for sample in family.samples if sample.name.endswith("_count"))

    before = requests_so_far()
    for _ in range(5):
        gimbal.get("/health/live")
    assert requests_so_far() >= before + 5


def test_histograms_are_cumulative_and_end_at_infinity(gimbal, story):
    seen = 0
    for family in scrape(gimbal):
        if family.type != "histogram":
            continue
        for labels, buckets in by_labels(family, "_bucket").items():
            seen += 1
            bounds = [float(dict(sample.labels)["le"]) for sample in buckets]
            counts = [sample.value for sample in buckets]
            assert bounds == sorted(set(bounds)) and math.isinf(bounds[-1]), family.name
            assert counts == sorted(counts), family.name
            assert [sample.value for sample in by_labels(family, "_count")[labels]] == [counts[-1]], family.name
            assert len(by_labels(family, "_sum")[labels]) == 1, family.name
    assert seen > 0


def by_labels(family, ending):
    found = {}
    for sample in family.samples:
        if sample.name == family.name + ending:
            labels = frozenset((name, value) for name, value in sample.labels.items() if name != "le")
            found.setdefault(labels, []).append(sample)
    return found
