package io.gimbal.examples.taxi.simulator;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/// One line of a trip file, with the columns of the Taxi & Limousine Commission. Amounts follow from the trip; nothing
/// in this example reads them.
final class TlcRow {
    static final String HEADER = "VendorID,lpep_pickup_datetime,lpep_dropoff_datetime,store_and_fwd_flag,RatecodeID,"
            + "PULocationID,DOLocationID,passenger_count,trip_distance,fare_amount,extra,mta_tax,tip_amount,"
            + "tolls_amount,ehail_fee,improvement_surcharge,total_amount,payment_type,trip_type,congestion_surcharge";
    static final int PICKUP_AT = 1;
    static final int DROPOFF_AT = 2;
    static final int PICKUP_ZONE = 5;
    static final int DROPOFF_ZONE = 6;
    static final int DISTANCE = 8;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final LocalDateTime pickup;
    private final String[] cells;

    TlcRow(Trip trip) {
        this.pickup = trip.pickup();
        this.cells = new String[20];
        Arrays.fill(cells, "");
        cells[PICKUP_AT] = TIME.format(trip.pickup());
        cells[DROPOFF_AT] = TIME.format(trip.dropoff());
        cells[PICKUP_ZONE] = Integer.toString(trip.pickupZone());
        cells[DROPOFF_ZONE] = Integer.toString(trip.dropoffZone());
        cells[DISTANCE] = decimal(trip.hundredths());
        fillAmounts(trip);
        if (!trip.dispatched()) {
            fillMeter();
        }
    }

    private void fillAmounts(Trip trip) {
        int fare = 250 + 5 * trip.hundredths() / 2 + 35 * (trip.seconds() / 60);
        cells[9] = decimal(fare);
        cells[10] = "0.50";
        cells[11] = "0.50";
        cells[12] = "0.00";
        cells[13] = "0.00";
        cells[15] = "0.30";
        cells[16] = decimal(fare + 130);
    }

    /// What only the meter of a hailed taxi knows.
    private void fillMeter() {
        cells[0] = "2";
        cells[3] = "N";
        cells[4] = "1";
        cells[7] = "1";
        cells[17] = "1";
        cells[18] = "1";
        cells[19] = "0.00";
    }

    void set(int column, String value) {
        cells[column] = value;
    }

    void endAfter(int seconds) {
        cells[DROPOFF_AT] = TIME.format(pickup.plusSeconds(seconds));
    }

    private static String decimal(int hundredths) {
        int rest = hundredths % 100;
        return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest;
    }

    String line() {
        return String.join(",", cells);
    }
}
