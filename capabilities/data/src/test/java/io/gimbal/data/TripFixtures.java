package io.gimbal.data;

import io.gimbal.data.odcs.OdcsReader;
import io.gimbal.json.Json;
import java.time.Duration;
import java.util.List;

/// A source of taxi trips and a contract about it.
public final class TripFixtures {
    private TripFixtures() {}

    public static Source source() {
        return new Source(
                new SourceName("trips"),
                new FilePattern("trips_{month}.*"),
                List.of(
                        new SourceColumn.Cast("pickup_at", "lpep_pickup_datetime", DataType.TIMESTAMP),
                        new SourceColumn.Cast("dropoff_at", "lpep_dropoff_datetime", DataType.TIMESTAMP),
                        new SourceColumn.Cast("pickup_zone", "PULocationID", DataType.LONG),
                        new SourceColumn.Cast("distance", "trip_distance", DataType.DOUBLE),
                        new SourceColumn.Computed(
                                "duration", "(epoch(dropoff_at) - epoch(pickup_at)) / 60.0", DataType.DOUBLE)),
                List.of(),
                new Timing.Delayed("dropoff_at", Duration.ZERO));
    }

    public static String contractText() {
        return """
                {
                  "apiVersion": "v3.1.0", "kind": "DataContract", "id": "taxi-trips", "version": "1.0.0",
                  "status": "active", "name": "trips",
                  "schema": [{
                    "name": "trips",
                    "logicalType": "object",
                    "customProperties": [
                      {"property": "rowRules", "value": ["unreadable", "span", "duration", "distance", "zone", "repeat"]},
                      {"property": "quarantineLimit", "value": 0.75}
                    ],
                    "properties": [
                      {"name": "pickup_at", "logicalType": "timestamp", "required": true,
                       "quality": [{"id": "span", "type": "custom", "engine": "gimbal",
                         "implementation": "pickup_at >= first_month and pickup_at < last_month + interval 1 month"}]},
                      {"name": "dropoff_at", "logicalType": "timestamp", "required": true},
                      {"name": "duration", "logicalType": "number", "required": true,
                       "logicalTypeOptions": {"minimum": 1, "maximum": 180}},
                      {"name": "distance", "logicalType": "number", "required": true,
                       "logicalTypeOptions": {"exclusiveMinimum": 0, "maximum": 100}},
                      {"name": "pickup_zone", "logicalType": "integer", "required": true,
                       "logicalTypeOptions": {"minimum": 1, "maximum": 263},
                       "customProperties": [{"property": "rowRule", "value": "zone"}]}
                    ],
                    "quality": [
                      {"id": "repeat", "metric": "duplicateValues", "mustBe": 0,
                       "arguments": {"properties": ["pickup_at", "dropoff_at", "pickup_zone", "distance"]}},
                      {"id": "volume", "metric": "rowCount", "mustBeGreaterThan": 1}
                    ]
                  }],
                  "slaProperties": [{"property": "latency", "value": 2, "unit": "d", "element": "trips.dropoff_at"}]
                }
                """;
    }

    public static DataContract contract() {
        return OdcsReader.read("trips.odcs.yaml", Json.parse(contractText()));
    }
}
