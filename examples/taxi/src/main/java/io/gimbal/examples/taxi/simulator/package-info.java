/// An invented city whose taxis leave the same files as New York's: March and April 2020, with the world changing on
/// the 14th of March.
///
/// [City] has zones that lie somewhere, are more or less sought and more or less jammed. [Season] says what a day is
/// like. [Rides] draws a day's trips from both. [TripFile] writes them as the Taxi & Limousine Commission would, with
/// some [Dirt] for every rule of the contract. Everything comes from one seed: the same seed gives the same bytes, on
/// every machine, because only [java.util.Random] and [StrictMath] are used, whose results are specified.
@NullMarked
package io.gimbal.examples.taxi.simulator;

import org.jspecify.annotations.NullMarked;
