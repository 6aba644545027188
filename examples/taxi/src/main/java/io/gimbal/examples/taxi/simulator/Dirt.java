package io.gimbal.examples.taxi.simulator;

/// What goes wrong in real records, one kind for each rule of the contract, at about the real rates.
enum Dirt {
    UNREADABLE(0.0003) {
        @Override
        void spoil(TlcRow row, Draws draws) {
            row.set(draws.happens(0.5) ? TlcRow.DROPOFF_AT : TlcRow.DISTANCE, draws.happens(0.5) ? "" : "n/a");
        }
    },
    SPAN(0.0001) {
        @Override
        void spoil(TlcRow row, Draws draws) {
            row.set(TlcRow.PICKUP_AT, "2009-01-01 00:0" + draws.below(10) + ":00");
            row.set(TlcRow.DROPOFF_AT, "2009-01-01 00:2" + draws.below(10) + ":00");
        }
    },
    DURATION(0.022) {
        @Override
        void spoil(TlcRow row, Draws draws) {
            row.endAfter(draws.happens(0.3) ? -draws.below(50) : 3 * 3600 + 1 + draws.below(20 * 3600));
        }
    },
    DISTANCE(0.026) {
        @Override
        void spoil(TlcRow row, Draws draws) {
            row.set(TlcRow.DISTANCE, draws.happens(0.97) ? "0.00" : 200 + draws.below(90000) + ".58");
        }
    },
    ZONE(0.0045) {
        @Override
        void spoil(TlcRow row, Draws draws) {
            row.set(draws.happens(0.5) ? TlcRow.PICKUP_ZONE : TlcRow.DROPOFF_ZONE, draws.happens(0.8) ? "264" : "265");
        }
    },
    /// Nothing to change: the row is written twice.
    REPEAT(0.0015) {
        @Override
        void spoil(TlcRow row, Draws draws) {}
    };

    /// Rows of this kind per valid row.
    final double rate;

    Dirt(double rate) {
        this.rate = rate;
    }

    /// Makes an otherwise valid row break this rule and no other.
    abstract void spoil(TlcRow row, Draws draws);
}
