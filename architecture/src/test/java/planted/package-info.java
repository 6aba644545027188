/// A small Gimbal in which every rule is broken once; never run. `PlantedViolationsTest` looks for each offence.
package planted;
