/// The rules of the tree, one class per question: which module may use which ([ModuleRules]), how a module
/// looks inside ([InnerShapeRules]), where third-party libraries live ([ThirdPartyRules]), how the code is
/// written ([StyleRules]) and whether every port is held to its contract ([ContractRules]).
/// `ArchitectureTest` applies them to Gimbal, `PlantedViolationsTest` to code that breaks each.
@NullMarked
package io.gimbal.architecture;

import org.jspecify.annotations.NullMarked;
